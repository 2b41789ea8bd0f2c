// Turns the pre-commit hook on after `npm ci` in a checkout. Plain JavaScript: npm may run it with Node 20.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('.git') && !process.env['CI']) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' })
  } catch {
    // No git here: there is nothing to hook.
  }
}
