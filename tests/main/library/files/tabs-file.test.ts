import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tabsFile } from '../../../../main/library/files/tabs-file.ts'
import { PaperId } from '../../../../preload/model/ids.ts'
import { noTabs, type OpenTabs } from '../../../../preload/model/tabs.ts'
import { temporaryFolder } from '../../../support/web-server.ts'

const here = PaperId.parse('2406.15877')
const gone = PaperId.parse('2406.00001')
const pane = (id: string, paper: PaperId) => ({ id, paper, version: null, title: 'A title', place: null, trail: null })
const open: OpenTabs = {
  tabs: [
    { id: 'one', panes: [pane('p1', here), pane('p2', gone)], active: 1, share: 0.4, rail: 'marks' },
    { id: 'two', panes: [pane('p3', gone)], active: 0, share: 0.5, rail: null },
  ],
  current: 'two',
  recent: ['two', 'one'],
  closed: [{ tab: { id: 'old', panes: [pane('p4', here)], active: 0, share: 0.5, rail: null }, at: 0 }],
}

test('tabs come back as they were kept, without the papers that are gone', async () => {
  const home = await temporaryFolder()
  await tabsFile(home, () => true).save(open)
  expect(tabsFile(home, () => true).read()).toEqual(open)
  expect(tabsFile(home, (id) => id === here).read()).toEqual({
    ...open,
    tabs: [{ id: 'one', panes: [pane('p1', here)], active: 0, share: 0.4, rail: 'marks' }],
    current: 'one',
    recent: ['one'],
  })
})

test('what is missing or cannot be read is no tabs', async () => {
  const home = await temporaryFolder()
  const file = tabsFile(home, () => true)
  expect(file.read()).toEqual(noTabs)
  await writeFile(join(home, 'tabs.json'), '{"schema":1,"tabs":[{')
  expect(file.read()).toEqual(noTabs)
})

test('of saves that overlap, the last one stays, and no half file', async () => {
  const home = await temporaryFolder()
  const file = tabsFile(home, () => true)
  await Promise.all([file.save(noTabs), file.save(open), file.save({ ...open, current: 'one' })])
  expect(file.read().current).toBe('one')
  expect(await readdir(home)).toEqual(['tabs.json'])
})
