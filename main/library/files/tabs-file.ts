// The tabs that come back at the next start, in `tabs.json` beside library.json: how the person left the reader, not
// data of the library. What cannot be read opens as no tabs, and is written anew with the next change.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { noTabs, OpenTabs } from '../../../preload/model/tabs.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import { say } from '../../../preload/said.ts'
import { writeDurably } from './disk.ts'
import { errno, storageError } from './storage-error.ts'

const Saved = z.object({ schema: z.literal(1) }).extend(OpenTabs.shape)

export interface TabsFile {
  /** The tabs as they were left, without papers that are gone. */
  read(): OpenTabs
  /** Keeps them; durable when it resolves. Writes are serial, the newest last. Throws `storage`. */
  save(tabs: OpenTabs): Promise<void>
}

/** The file of one library folder. `has` says which papers there are. */
export function tabsFile(home: string, has: (id: PaperId) => boolean): TabsFile {
  const path = join(home, 'tabs.json')
  let line: Promise<unknown> = Promise.resolve()
  return {
    read: () => withoutGone(readTabs(path), has),
    save: (tabs) => {
      const text = `${JSON.stringify({ schema: 1, ...tabs }, null, 1)}\n`
      const mine = line.then(() => write(path, text))
      line = mine.catch(() => undefined)
      return mine
    },
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeDurably(path, text, { keepPrevious: false })
  } catch (error) {
    throw storageError(error, say('doing.keepTabs'), path)
  }
}

function readTabs(path: string): OpenTabs {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (errno(error) === null) throw error
    return noTabs
  }
  try {
    const parsed = Saved.safeParse(JSON.parse(text))
    if (!parsed.success) return noTabs
    const { tabs, current, recent, closed } = parsed.data
    return { tabs, current, recent, closed }
  } catch {
    // Not JSON: nothing of the library is lost with it.
    return noTabs
  }
}

function withoutGone({ tabs, current, recent, closed }: OpenTabs, has: (id: PaperId) => boolean): OpenTabs {
  const still = (tab: OpenTabs['tabs'][number]): OpenTabs['tabs'] => {
    const panes = tab.panes.filter((pane) => has(pane.paper))
    return panes.length === 0 ? [] : [{ ...tab, panes, active: Math.min(tab.active, panes.length - 1) }]
  }
  const here = tabs.flatMap(still)
  const ids = new Set(here.map((tab) => tab.id))
  return {
    tabs: here,
    current: current !== null && ids.has(current) ? current : (here[0]?.id ?? null),
    recent: recent.filter((id) => ids.has(id)),
    closed: closed.flatMap(({ tab, at }) => still(tab).map((each) => ({ tab: each, at }))),
  }
}
