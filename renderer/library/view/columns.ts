// The columns of the library's table: which there are, how wide they begin, what a click on each sorts by. Changing what
// is shown is pure: a choice in, a choice out. What stands in them is list/table-row.tsx.
import type { PaperOrder, PaperSortKey } from '../../../preload/model/paper-query.ts'
import type { ViewChoice } from '../../../preload/model/view.ts'

interface ColumnSpec {
  readonly id: PaperSortKey
  /** CSS pixels, to begin with and at least. */
  readonly width: number
  readonly least: number
  /** Numbers stand under each other at the right. */
  readonly numeric?: boolean
  /** The first click shows the newest, the most or the best first. */
  readonly downFirst?: boolean
}

/** Every column, in the order they begin with. A column is named by what it sorts by. */
export const columns = [
  { id: 'status', width: 40, least: 40 },
  { id: 'title', width: 280, least: 120 },
  { id: 'authors', width: 160, least: 60 },
  { id: 'year', width: 60, least: 48, numeric: true, downFirst: true },
  { id: 'category', width: 88, least: 56 },
  { id: 'list', width: 190, least: 60 },
  { id: 'tags', width: 150, least: 60 },
  { id: 'starred', width: 40, least: 40, downFirst: true },
  { id: 'marks', width: 66, least: 40, numeric: true, downFirst: true },
  { id: 'notes', width: 60, least: 40, downFirst: true },
  { id: 'pdf', width: 88, least: 40, numeric: true, downFirst: true },
  { id: 'added', width: 104, least: 60, downFirst: true },
  { id: 'published', width: 104, least: 60, downFirst: true },
  { id: 'opened', width: 104, least: 60, downFirst: true },
  { id: 'pages', width: 66, least: 40, numeric: true },
  { id: 'progress', width: 84, least: 48, numeric: true, downFirst: true },
  { id: 'id', width: 128, least: 60 },
] as const satisfies readonly ColumnSpec[]

export type ColumnId = (typeof columns)[number]['id']

/** A column as it is shown. */
export interface Column extends ColumnSpec {
  readonly id: ColumnId
}

const shownAtFirst: readonly ColumnId[] = [
  'status',
  'title',
  'authors',
  'year',
  'category',
  'list',
  'tags',
  'starred',
  'marks',
  'pdf',
  'added',
]

/** How a view is looked at before anything was chosen. */
export const firstChoice: ViewChoice = {
  as: 'rows',
  order: [{ by: 'added', descending: true }],
  groupBy: null,
  columns: columns.filter(({ id }) => shownAtFirst.includes(id)).map(({ id, width }) => ({ id, width })),
}

/** The columns a choice shows, in its order and widths. The title is always among them. */
export function shownColumns(choice: ViewChoice): readonly Column[] {
  const shown = choice.columns.flatMap(({ id, width }): Column[] => {
    const spec = columnOf(id)
    return spec ? [{ ...spec, width: Math.max(spec.least, width) }] : []
  })
  const title = columnOf('title')
  return title && !shown.some(({ id }) => id === 'title') ? [title, ...shown] : shown
}

/** The track list of the table's grid; the title takes what is left. */
export function gridOf(shown: readonly Column[]): string {
  return shown.map(({ id, width }) => (id === 'title' ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')
}

/** Shows a column, where it stands among all of them, or hides it. The title stays. */
export function toggleColumn(choice: ViewChoice, id: ColumnId): ViewChoice {
  if (choice.columns.some((column) => column.id === id)) {
    return id === 'title' ? choice : { ...choice, columns: choice.columns.filter((column) => column.id !== id) }
  }
  const place = columns.findIndex((column) => column.id === id)
  const before = new Set<string>(columns.slice(0, place).map((column) => column.id))
  const at = choice.columns.findLastIndex((column) => before.has(column.id)) + 1
  return { ...choice, columns: choice.columns.toSpliced(at, 0, { id, width: columnOf(id)?.width ?? 100 }) }
}

/** Gives a column another width, not below its least. */
export function resizeColumn(choice: ViewChoice, id: ColumnId, width: number): ViewChoice {
  const least = columnOf(id)?.least ?? 40
  const next = Math.min(2000, Math.max(least, Math.round(width)))
  return {
    ...choice,
    columns: choice.columns.map((column) => (column.id === id ? { ...column, width: next } : column)),
  }
}

/** Moves a column by steps to the left (negative) or right, past those that are shown. */
export function moveColumn(choice: ViewChoice, id: ColumnId, by: number): ViewChoice {
  const from = choice.columns.findIndex((column) => column.id === id)
  const to = Math.max(0, Math.min(choice.columns.length - 1, from + by))
  const column = choice.columns[from]
  if (!column || to === from) return choice
  return { ...choice, columns: choice.columns.toSpliced(from, 1).toSpliced(to, 0, column) }
}

/**
 * The order after a click on a column: by it alone, turned round when it was already the only key. With `adding` (Shift)
 * it becomes the last key, is turned round where it is one, and the third time leaves.
 */
export function sortedBy(
  order: readonly PaperOrder[],
  by: PaperSortKey,
  options: { readonly adding: boolean },
): PaperOrder[] {
  const first: PaperOrder = { by, descending: columnOf(by)?.downFirst === true }
  const known = order.find((key) => key.by === by)
  if (!options.adding) return [known && order.length === 1 ? turned(known) : first]
  if (!known) return [...order, first].slice(-8)
  const isTurned = known.descending !== first.descending
  if (isTurned && order.length > 1) return order.filter((key) => key !== known)
  return order.map((key) => (key === known ? turned(key) : key))
}

/** A column by its name, or null. */
export function columnOf(id: string): Column | null {
  return columns.find((column) => column.id === id) ?? null
}

function turned(key: PaperOrder): PaperOrder {
  return { ...key, descending: !key.descending }
}
