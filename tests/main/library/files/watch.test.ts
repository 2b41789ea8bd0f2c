// What is heard of a folder that other programs write into: real files, the system's own events.
import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchLibrary, type Noticed } from '../../../../main/library/files/watch.ts'
import { writePaper, writtenPaper } from '../../../support/written-library.ts'
import { freshHome } from '../support.ts'

function watching(home: string): Noticed[] {
  const heard: Noticed[] = []
  onTestFinished(watchLibrary(home, (noticed) => heard.push(noticed)))
  return heard
}

const papersOf = (heard: readonly Noticed[]): readonly string[] => [...new Set(heard.flatMap(({ papers }) => papers))]

it('hears of papers that come and go, and of lists, and of nothing else', async () => {
  const home = await freshHome()
  writePaper(home, writtenPaper('2401.00001', 'Here already'))
  const heard = watching(home)
  writePaper(home, writtenPaper('hep-th/9901001', 'Copied in'))
  mkdirSync(join(home, 'papers', 'notes of mine'))
  await vi.waitFor(() => expect(papersOf(heard)).toContain('hep-th/9901001'), { timeout: 15_000 })
  await rm(join(home, 'papers', '2401.00001'), { recursive: true })
  await vi.waitFor(() => expect(papersOf(heard)).toContain('2401.00001'), { timeout: 15_000 })
  expect(heard.some(({ lists }) => lists)).toBe(false)
  writeFileSync(join(home, 'library.json'), '{}')
  await vi.waitFor(() => expect(heard.some(({ lists }) => lists)).toBe(true), { timeout: 15_000 })
  expect(papersOf(heard).toSorted()).toEqual(['2401.00001', 'hep-th/9901001'])
})

it('does without where there is nothing to watch', async () => {
  expect(() => watching(join('nowhere', 'at', 'all'))).not.toThrow()
})
