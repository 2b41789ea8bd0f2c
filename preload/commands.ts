// Every command a person can give by key or menu: its id, its keys, where it works. One table for both sides:
// the renderer listens by it and draws the help sheet from it, the desktop shell builds its menu from it.
// Titles are words (renderer/app/words, `commands.*`), never kept here.

/** Where a command works: everywhere, wherever papers are shown, in lists of papers only, or in the reader only. */
export type CommandPlace = 'anywhere' | 'papers' | 'list' | 'reader'

/** The menu a command belongs to; commands without one are reached by key. */
export type CommandMenu = 'file' | 'edit' | 'view' | 'paper' | 'go' | 'help'

interface CommandSpec {
  readonly id: string
  /** `Mod` is ⌘ on a Mac and Ctrl elsewhere, `Ctrl` is Ctrl everywhere; the last part is the `key` of the keyboard event. The first is shown. */
  readonly keys: readonly string[]
  /** Those of the keys that a reader leaves alone: a stray press must not take somebody away from a paper. */
  readonly notWhileReading?: readonly string[]
  readonly place: CommandPlace
  readonly menu?: CommandMenu
}

export const commands = [
  { id: 'app.help', keys: ['?'], place: 'anywhere', menu: 'help' },
  { id: 'app.search', keys: ['/', 'Mod+Shift+F'], notWhileReading: ['/'], place: 'anywhere', menu: 'edit' },
  { id: 'app.palette', keys: ['Mod+K'], place: 'anywhere', menu: 'go' },
  { id: 'app.add', keys: ['a', 'Mod+N'], notWhileReading: ['a'], place: 'anywhere', menu: 'file' },
  { id: 'app.duplicates', keys: [], place: 'anywhere', menu: 'go' },
  { id: 'app.tags', keys: [], place: 'anywhere', menu: 'go' },
  { id: 'app.history', keys: [], place: 'anywhere', menu: 'go' },
  { id: 'app.bin', keys: [], place: 'anywhere', menu: 'go' },
  { id: 'app.settings', keys: ['Mod+,'], place: 'anywhere', menu: 'file' },
  { id: 'app.undo', keys: ['Mod+Z'], place: 'anywhere', menu: 'edit' },
  { id: 'app.redo', keys: ['Mod+Shift+Z', 'Mod+Y'], place: 'anywhere', menu: 'edit' },
  { id: 'app.theme', keys: ['d'], place: 'anywhere', menu: 'view' },
  { id: 'app.sidebar', keys: ['Mod+B'], place: 'anywhere', menu: 'view' },
  { id: 'app.downloads', keys: ['w'], place: 'anywhere', menu: 'view' },

  { id: 'list.next', keys: ['j', 'ArrowDown'], place: 'list' },
  { id: 'list.previous', keys: ['k', 'ArrowUp'], place: 'list' },
  { id: 'list.open', keys: ['Enter'], place: 'list' },
  { id: 'list.openTab', keys: ['Mod+Enter'], place: 'list' },
  { id: 'list.openBeside', keys: ['Alt+Enter'], place: 'list' },
  { id: 'list.details', keys: [' '], place: 'list', menu: 'view' },
  { id: 'list.choose', keys: ['c'], place: 'list' },
  { id: 'list.selectAll', keys: ['Mod+A'], place: 'list' },
  { id: 'list.clear', keys: ['Escape'], place: 'list' },
  { id: 'list.moveUp', keys: ['Alt+ArrowUp'], place: 'list' },
  { id: 'list.moveDown', keys: ['Alt+ArrowDown'], place: 'list' },
  { id: 'list.remove', keys: ['Delete', 'Mod+Backspace'], place: 'list' },

  { id: 'paper.unread', keys: ['u'], place: 'papers', menu: 'paper' },
  { id: 'paper.reading', keys: ['r'], place: 'papers', menu: 'paper' },
  { id: 'paper.read', keys: ['e'], place: 'papers', menu: 'paper' },
  { id: 'paper.setAside', keys: ['x'], place: 'papers', menu: 'paper' },
  { id: 'paper.star', keys: ['s'], place: 'papers', menu: 'paper' },
  { id: 'paper.tags', keys: ['t'], place: 'papers', menu: 'paper' },
  { id: 'paper.lists', keys: ['l'], place: 'papers', menu: 'paper' },
  { id: 'paper.download', keys: [], place: 'papers', menu: 'paper' },

  { id: 'tab.next', keys: ['Ctrl+Tab', '}'], place: 'anywhere', menu: 'go' },
  { id: 'tab.previous', keys: ['Ctrl+Shift+Tab', '{'], place: 'anywhere', menu: 'go' },
  {
    id: 'tab.nth',
    keys: ['Mod+1', 'Mod+2', 'Mod+3', 'Mod+4', 'Mod+5', 'Mod+6', 'Mod+7', 'Mod+8', 'Mod+9'],
    place: 'anywhere',
  },
  { id: 'tab.close', keys: ['Mod+W', 'Alt+W'], place: 'reader', menu: 'file' },
  { id: 'tab.reopen', keys: ['Mod+Shift+T', 'Shift+T'], place: 'anywhere', menu: 'file' },
  { id: 'tab.moveLeft', keys: ['Ctrl+Shift+PageUp'], place: 'reader' },
  { id: 'tab.moveRight', keys: ['Ctrl+Shift+PageDown'], place: 'reader' },
  { id: 'split.open', keys: ['Mod+\\'], place: 'reader', menu: 'view' },
  { id: 'split.beside', keys: ['Mod+Shift+E'], place: 'reader', menu: 'view' },
  { id: 'split.focus', keys: ['F6'], place: 'reader' },
  { id: 'split.swap', keys: ['Mod+Shift+X'], place: 'reader' },

  { id: 'reader.back', keys: ['Alt+ArrowLeft'], place: 'reader', menu: 'go' },
  { id: 'reader.forward', keys: ['Alt+ArrowRight'], place: 'reader', menu: 'go' },
  { id: 'reader.nextGuess', keys: ['o'], place: 'reader' },
  { id: 'reader.references', keys: ['Shift+B'], place: 'reader', menu: 'view' },
  { id: 'reader.copyLink', keys: ['y'], place: 'reader', menu: 'edit' },
  { id: 'reader.nextPaper', keys: [']'], place: 'reader', menu: 'go' },
  { id: 'reader.previousPaper', keys: ['['], place: 'reader', menu: 'go' },
  { id: 'reader.find', keys: ['Mod+F', '/'], place: 'reader', menu: 'edit' },
  { id: 'reader.findNext', keys: ['Mod+G', 'F3'], place: 'reader', menu: 'edit' },
  { id: 'reader.findPrevious', keys: ['Mod+Shift+G', 'Shift+F3'], place: 'reader', menu: 'edit' },
  { id: 'reader.caret', keys: ['F7'], place: 'reader', menu: 'edit' },
  { id: 'reader.notes', keys: ['n'], place: 'reader', menu: 'view' },
  { id: 'reader.focus', keys: ['f'], place: 'reader', menu: 'view' },
  { id: 'reader.zoomIn', keys: ['+', '='], place: 'reader', menu: 'view' },
  { id: 'reader.zoomOut', keys: ['-'], place: 'reader', menu: 'view' },
  { id: 'reader.zoomReset', keys: ['0'], place: 'reader', menu: 'view' },
  { id: 'reader.fitWidth', keys: ['Shift+W'], place: 'reader', menu: 'view' },
  { id: 'reader.fitPage', keys: ['Shift+Z'], place: 'reader', menu: 'view' },
  { id: 'reader.fitColumn', keys: ['Shift+C'], place: 'reader', menu: 'view' },
  { id: 'reader.actualSize', keys: ['Shift+A'], place: 'reader', menu: 'view' },
  { id: 'reader.twoPages', keys: ['Shift+D'], place: 'reader', menu: 'view' },
  { id: 'reader.rotate', keys: ['Shift+R'], place: 'reader', menu: 'view' },
  { id: 'reader.present', keys: ['Shift+P'], place: 'reader', menu: 'view' },
  { id: 'reader.text', keys: ['v'], place: 'reader', menu: 'view' },
  { id: 'reader.look', keys: ['i'], place: 'reader', menu: 'view' },
  { id: 'reader.continue', keys: ['c'], place: 'reader', menu: 'go' },
  { id: 'reader.page', keys: ['g'], place: 'reader', menu: 'go' },
  { id: 'mark.yellow', keys: ['1'], place: 'reader' },
  { id: 'mark.green', keys: ['2'], place: 'reader' },
  { id: 'mark.blue', keys: ['3'], place: 'reader' },
  { id: 'mark.red', keys: ['4'], place: 'reader' },
  { id: 'mark.purple', keys: ['5'], place: 'reader' },
  { id: 'mark.orange', keys: ['6'], place: 'reader' },
  { id: 'mark.grey', keys: ['7'], place: 'reader' },
  { id: 'mark.magenta', keys: ['8'], place: 'reader' },
  { id: 'mark.underline', keys: ['9'], place: 'reader' },
  { id: 'mark.comment', keys: ['m'], place: 'reader' },
  { id: 'mark.area', keys: ['b'], place: 'reader' },
  { id: 'mark.pin', keys: ['p'], place: 'reader' },
  { id: 'mark.next', keys: ['.'], place: 'reader', menu: 'go' },
  { id: 'mark.previous', keys: [','], place: 'reader', menu: 'go' },
  { id: 'mark.split', keys: [';'], place: 'reader' },
  { id: 'mark.remove', keys: ['Delete', 'Backspace'], place: 'reader' },
] as const satisfies readonly CommandSpec[]

/** A row of the table, with its id narrowed. */
export type Command = Omit<CommandSpec, 'id'> & { readonly id: CommandId }
export type CommandId = (typeof commands)[number]['id']

/** The part of a keyboard event that decides which command it means. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether a key press is `keys` as written in the table. `mac` decides what `Mod` is. */
export function isKeyPress(press: KeyPress, keys: string, mac: boolean): boolean {
  const { modifiers, key } = splitKeys(keys)
  const pressed = press.key.length === 1 ? press.key.toLowerCase() : press.key
  if (pressed !== (key.length === 1 ? key.toLowerCase() : key)) return false
  const mod = modifiers.includes('Mod')
  const control = modifiers.includes('Ctrl')
  const letter = /^[a-z]$/i.test(key)
  return (
    press.ctrlKey === ((mod && !mac) || control) &&
    press.metaKey === (mod && mac) &&
    press.altKey === modifiers.includes('Alt') &&
    // Shift is part of how `?` or `+` is typed; it only counts for letters, named keys and with Mod.
    (press.shiftKey === modifiers.includes('Shift') || (!letter && key.length === 1 && !mod))
  )
}

/** The modifiers and the key of `Mod+Shift+Z`; the key itself may be `+`. */
export function splitKeys(keys: string): { readonly modifiers: readonly string[]; readonly key: string } {
  if (keys.endsWith('++')) return { modifiers: keys.slice(0, -2).split('+'), key: '+' }
  if (keys === '+') return { modifiers: [], key: '+' }
  const parts = keys.split('+')
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' }
}
