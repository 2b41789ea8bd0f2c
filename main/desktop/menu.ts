// The native menu as a pure function of the command table. No Electron here but its types.
// Keys are the renderer's: the menu shows them and does not listen for them, so that typing stays typing.
import type { MenuItemConstructorOptions } from 'electron'
import { commandTitles } from '../../preload/command-titles.ts'
import { commands, splitKeys } from '../../preload/commands.ts'
import type { Command, CommandId, CommandMenu } from '../../preload/commands.ts'
import { keysOf, type Keymap } from '../../preload/keymap.ts'
import { desktopWords } from './words.ts'
import type { Language } from './words.ts'

export interface MenuOptions {
  readonly language: Language
  readonly platform: NodeJS.Platform
  /** The keys the person chose. */
  readonly keymap: Keymap
  /** Sends a command to the window. */
  readonly run: (command: CommandId) => void
  readonly openFile: () => void
  /** Null where this build has nowhere to ask. */
  readonly checkForUpdates: (() => void) | null
  /** Development only. */
  readonly developerTools: boolean
}

type Item = MenuItemConstructorOptions

/** These belong to whatever has the focus; Electron's own items know what that is. */
const nativeEdits: ReadonlySet<CommandId> = new Set(['app.undo', 'app.redo'])

/** The template of the whole menu. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { language, platform } = options
  const mac = platform === 'darwin'
  const words = desktopWords(language)
  const separator: Item = { type: 'separator' }
  const of = (menu: CommandMenu): Item[] => itemsOf(menu, options)
  const submenu = (menu: CommandMenu, items: Item[]): Item => ({
    label: commandTitles[language].menus[menu],
    submenu: items,
  })

  const open: Item = { label: words.open, accelerator: 'CommandOrControl+O', click: options.openFile }
  // ⌘W closes the tab.
  const closeWindow: Item = { role: 'close', accelerator: 'Shift+CommandOrControl+W' }
  const edits: Item[] = [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
  const updates: Item[] = options.checkForUpdates
    ? [{ label: words.checkForUpdates, click: options.checkForUpdates }]
    : []
  const tools: Item[] = options.developerTools
    ? [separator, { role: 'toggleDevTools', label: words.toggleDeveloperTools }]
    : []
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies Item] : []),
    submenu('file', [...of('file'), open, separator, mac ? closeWindow : { role: 'quit' }]),
    submenu('edit', [...edits, separator, ...of('edit')]),
    submenu('view', [...of('view'), separator, { role: 'togglefullscreen' }, ...tools]),
    submenu('paper', of('paper')),
    submenu('go', of('go')),
    ...(mac ? [{ label: words.window, role: 'windowMenu' } satisfies Item] : []),
    submenu('help', [...of('help'), ...updates]),
  ]
}

/** The key as Electron writes it: `Mod+Shift+Z` → `CommandOrControl+Shift+Z`. */
export function accelerator(keys: string): string {
  const { modifiers, key } = splitKeys(keys)
  return [...modifiers.map((name) => (name === 'Mod' ? 'CommandOrControl' : name)), keyName(key)].join('+')
}

function itemsOf(menu: CommandMenu, options: MenuOptions): Item[] {
  const table: readonly Command[] = commands
  return table
    .filter((command) => command.menu === menu && !nativeEdits.has(command.id))
    .map((command) => ({
      id: command.id,
      label: commandTitles[options.language].commands[command.id],
      ...shownKeys(command, options),
      click: () => options.run(command.id),
    }))
}

/** A Mac listens for every key a menu shows, so there a bare letter cannot be shown. */
function shownKeys(command: Command, { platform, keymap }: MenuOptions): Item {
  const all = keysOf(command, { reading: false, keymap })
  const keys = platform === 'darwin' ? all.find((each) => splitKeys(each).modifiers.length > 0) : all[0]
  return keys === undefined ? {} : { accelerator: accelerator(keys), registerAccelerator: false }
}

function keyName(key: string): string {
  if (key.startsWith('Arrow')) return key.slice('Arrow'.length)
  if (key === ' ') return 'Space'
  if (key === '+') return 'Plus'
  return key.length === 1 ? key.toUpperCase() : key
}
