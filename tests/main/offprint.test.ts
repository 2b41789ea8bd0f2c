// The app as a whole: what fails while it opens leaves nothing open.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openOffprint } from '../../main/offprint.ts'

test('something that fails after the services are open lets the library go again', async () => {
  const home = await mkdtemp(join(tmpdir(), 'offprint-open-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const env = {
    // Read when the host is made: after the lock was taken.
    get OFFPRINT_CHECK_OUTPUTS(): string {
      throw new Error('too late')
    },
  }
  const rendererRoot = join(home, 'renderer')
  await expect(openOffprint({ home, env, rendererRoot })).rejects.toThrow('too late')
  const offprint = await openOffprint({ home, env: {}, rendererRoot })
  await offprint.close()
})
