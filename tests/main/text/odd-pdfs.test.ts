// The traps of tests/support/odd-pdfs.ts against the program's reading of files: each ends, and the next one is read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assetsFolder, workerModule } from '../../../main/text/assets.ts'
import { factsFrom } from '../../../main/text/inspect.ts'
import { TextWorker } from '../../../main/text/text-worker.ts'
import { AppError } from '../../../preload/errors.ts'
import { oddPdfs } from '../../support/odd-pdfs.ts'

let folder = ''
const worker = new TextWorker({ worker: workerModule(), assets: assetsFolder(), idle: 1000, heap: 768 })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-odd-'))
})
afterAll(async () => {
  await worker.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(oddPdfs().map(({ name, bytes }) => [name, bytes] as const))(
  'adding “%s” ends in its facts or in a sentence',
  async (name, bytes) => {
    const path = join(folder, `${name}.pdf`)
    await writeFile(path, bytes)
    const said = await factsFrom(worker, path, 10_000, undefined).then(
      ({ pages }) => pages,
      (error: unknown) => (error instanceof AppError ? error.message : expect.fail(String(error))),
    )
    if (typeof said === 'string') expect(said).toMatch(/\.$/)
    else expect(said).toBeGreaterThanOrEqual(0)
  },
  30_000,
)
