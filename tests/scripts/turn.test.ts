// Turns among processes: one at a time, and a turn never outlives its process.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeTurn } from '../../scripts/turn.ts'

let scratch: string
let folder: string

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'offprint-turn-'))
  folder = join(scratch, 'turn')
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

/** Another process that takes the turn, says so, and keeps it until it is ended. */
async function other(): Promise<ChildProcess> {
  const script = `
    import { takeTurn } from ${JSON.stringify(new URL('../../scripts/turn.ts', import.meta.url).href)}
    process.on('SIGTERM', () => process.exit(1))
    await takeTurn(${JSON.stringify(folder)})
    console.log('mine')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

describe('a turn', () => {
  it('is let go, and taken again', async () => {
    const letGo = await takeTurn(folder)
    expect(existsSync(folder)).toBe(true)
    letGo()
    expect(existsSync(folder)).toBe(false)
    ;(await takeTurn(folder))()
  })

  it('is waited for while another process has it', async () => {
    const child = await other()
    let taken = false
    const mine = takeTurn(folder).then((letGo) => {
      taken = true
      letGo()
    })
    await new Promise(setImmediate)
    expect(taken).toBe(false)
    await end(child, 'SIGTERM')
    await mine
    expect(taken).toBe(true)
  })

  it('ends with its process, told to end or killed', async () => {
    await end(await other(), 'SIGTERM')
    expect(existsSync(folder)).toBe(process.platform === 'win32')
    await end(await other(), 'SIGKILL')
    ;(await takeTurn(folder))()
  })

  it('is taken over from who died before saying who it was', async () => {
    mkdirSync(folder)
    utimesSync(folder, 0, 0)
    ;(await takeTurn(folder))()
    expect(existsSync(folder)).toBe(false)
  })
})
