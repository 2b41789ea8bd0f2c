// What the palette offers: the commands somebody on screen answers, the shelves, every list, saved searches, papers, and
// the search of everything. Names and deeds only; drawing is palette.tsx.
import { commands, type CommandId } from '../../../preload/commands.ts'
import { commandTitles } from '../../../preload/command-titles.ts'
import type { ListSummary } from '../../../preload/model/list.ts'
import { Status, type PaperSummary } from '../../../preload/model/paper.ts'
import type { CountedSearch } from '../../search/saved-store.ts'
import { formatRoute, listHref, paperHref, type Route } from '../routes.ts'
import type { Words } from '../words/words.ts'
import { bestScore, ranked } from './match.ts'

export type PaletteGroup = 'commands' | 'places' | 'lists' | 'searches' | 'papers' | 'recent' | 'search'

/** One choice. Exactly one of `command` and `href` says what it does. */
export interface PaletteItem {
  readonly key: string
  readonly group: PaletteGroup
  readonly name: string
  /** Other names it answers to. */
  readonly also: readonly string[]
  /** Said quietly beside the name. */
  readonly aside: string | null
  readonly command: CommandId | null
  readonly href: string | null
}

export interface PaletteSource {
  readonly t: Words
  readonly answered: ReadonlySet<CommandId>
  readonly lists: readonly ListSummary[]
  readonly searches: readonly CountedSearch[]
  /** Papers that main found for what is typed; with nothing typed, those opened last. */
  readonly papers: readonly PaperSummary[]
}

/** Choices of a group with nothing typed, and with something typed. */
const most: Readonly<Record<PaletteGroup, readonly [number, number]>> = {
  recent: [5, 0],
  commands: [99, 8],
  places: [99, 6],
  lists: [999, 12],
  searches: [99, 8],
  papers: [0, 12],
  search: [0, 1],
}

/** The groups to show, with their choices, the likeliest first. Papers come last, for they arrive last. */
export function paletteGroups(
  source: PaletteSource,
  typed: string,
): readonly { readonly group: PaletteGroup; readonly items: readonly PaletteItem[] }[] {
  const asked = typed.trim() !== ''
  const names = (item: PaletteItem): readonly string[] => [item.name, ...item.also]
  const cut = (group: PaletteGroup, items: readonly PaletteItem[]) => ({
    group,
    items: ranked(items, { names, typed }).slice(0, most[group][asked ? 1 : 0]),
  })
  const known = [
    cut('commands', commandItems(source)),
    cut('places', placeItems(source)),
    cut('lists', source.lists.map(listItem)),
    cut('searches', source.searches.map(searchItem)),
  ]
  const papers = papersFor(source.papers.map(paperItem), typed)
  const groups = asked
    ? [
        ...known.toSorted((a, b) => top(b.items, typed) - top(a.items, typed)),
        { group: 'papers' as const, items: papers.slice(0, most.papers[1]) },
        { group: 'search' as const, items: [everythingItem(source.t, typed.trim())] },
      ]
    : [{ group: 'recent' as const, items: papers.slice(0, most.recent[0]) }, ...known]
  return groups.filter(({ items }) => items.length > 0)
}

function top(items: readonly PaletteItem[], typed: string): number {
  const [first] = items
  return first ? bestScore([first.name, ...first.also], typed) : 0
}

/** Papers whose titles are meant come first; where none is, whatever main found them by: authors, ids, tags. */
function papersFor(papers: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const byTitle = ranked(papers, { names: ({ name }) => [name], typed })
  return byTitle.length > 0 ? byTitle : papers
}

function commandItems({ t, answered }: PaletteSource): readonly PaletteItem[] {
  return commands
    .filter(({ id }) => answered.has(id) && id !== 'app.palette')
    .map(({ id }) => ({
      key: `command-${id}`,
      group: 'commands',
      name: t(`commands.${id}`),
      // People who read one language often know a command by its name in the other.
      also: [commandTitles.en.commands[id], commandTitles['zh-CN'].commands[id]],
      aside: null,
      command: id,
      href: null,
    }))
}

function placeItems({ t }: PaletteSource): readonly PaletteItem[] {
  const place = (name: string, route: Route): PaletteItem => ({
    key: `place-${formatRoute(route)}`,
    group: 'places',
    name,
    also: [],
    aside: null,
    command: null,
    href: formatRoute(route),
  })
  return [
    place(t('sidebar.all'), { at: 'library', filter: {} }),
    place(t('sidebar.inbox'), { at: 'library', filter: { inbox: true } }),
    ...Status.options.map((status) => place(t(`status.${status}`), { at: 'library', filter: { status } })),
    place(t('sidebar.starred'), { at: 'library', filter: { starred: true } }),
    place(t('search:box'), { at: 'search', text: '' }),
  ]
}

function listItem({ id, title, progress }: ListSummary): PaletteItem {
  const aside = `${progress.read}/${progress.total}`
  return { key: `list-${id}`, group: 'lists', name: title, also: [], aside, command: null, href: listHref(id) }
}

function searchItem({ id, name, query, count }: CountedSearch): PaletteItem {
  const href = formatRoute({ at: 'search', text: query })
  const aside = count === null ? null : String(count)
  return { key: `search-${id}`, group: 'searches', name, also: [query], aside, command: null, href }
}

function paperItem({ id, title, year }: PaperSummary): PaletteItem {
  const aside = year === null ? null : String(year)
  return { key: `paper-${id}`, group: 'papers', name: title, also: [], aside, command: null, href: paperHref(id) }
}

function everythingItem(t: Words, text: string): PaletteItem {
  return {
    key: 'everything',
    group: 'search',
    name: t('search:everythingFor', { text }),
    also: [],
    aside: null,
    command: null,
    href: formatRoute({ at: 'search', text }),
  }
}
