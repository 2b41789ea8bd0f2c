import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { commands, splitKeys } from '../../../preload/commands.ts'
import { keysOf } from '../../../preload/keymap.ts'
import type { Command, CommandId } from '../../../preload/commands.ts'
import { accelerator, menuTemplate } from '../../../main/desktop/menu.ts'
import type { MenuOptions } from '../../../main/desktop/menu.ts'
import { desktopLanguage, desktopWords } from '../../../main/desktop/words.ts'

const template = (changes: Partial<MenuOptions> = {}) =>
  menuTemplate({
    language: 'en',
    platform: 'linux',
    keymap: {},
    run: () => undefined,
    openFile: () => undefined,
    checkForUpdates: null,
    developerTools: false,
    ...changes,
  })

/** Every item of every menu. */
function items(menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
}

const table: readonly Command[] = commands
const inMenus = table.filter(({ id, menu }) => menu !== undefined && id !== 'app.undo' && id !== 'app.redo')

describe('the menu', () => {
  test.each(['linux', 'win32', 'darwin'] as const)(
    'on %s has every command that belongs in one, once, and runs it',
    (platform) => {
      const run = vi.fn<(command: CommandId) => void>()
      const made = items(template({ platform, run })).filter(({ id }) => id !== undefined)
      expect(made.map(({ id }) => id).sort()).toEqual(inMenus.map(({ id }) => id).sort())
      for (const { click } of made) click?.(undefined as never, undefined, undefined as never)
      expect(run.mock.calls.flat().sort()).toEqual(inMenus.map(({ id }) => id).sort())
    },
  )

  test('never listens for a key itself: typing stays typing', () => {
    for (const { id, accelerator: keys, registerAccelerator } of items(template())) {
      if (id !== undefined && keys !== undefined) expect([id, registerAccelerator]).toEqual([id, false])
    }
  })

  test('on a Mac, where a menu listens for what it shows, shows no bare letter', () => {
    const shown = items(template({ platform: 'darwin' })).flatMap(({ accelerator: keys }) =>
      keys ? [String(keys)] : [],
    )
    expect(shown.filter((keys) => !keys.includes('+'))).toEqual([])
    expect(shown).toContain('CommandOrControl+N')
  })

  test.each(['linux', 'darwin'] as const)('on %s no two items have the same key', (platform) => {
    const keys = items(template({ platform })).flatMap(({ accelerator: each }) => (each ? [String(each)] : []))
    expect(keys.filter((each, i) => keys.indexOf(each) !== i)).toEqual([])
  })

  test('has the text editing that a Mac needs a menu for', () => {
    const roles = items(template({ platform: 'darwin' })).map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'appMenu', 'windowMenu']),
    )
  })

  test('offers updates and developer tools only where there are any', () => {
    const labels = (made: MenuItemConstructorOptions[]) => items(made).map(({ label }) => label)
    const { checkForUpdates, toggleDeveloperTools } = desktopWords('en')
    expect(labels(template())).not.toContain(checkForUpdates)
    expect(labels(template())).not.toContain(toggleDeveloperTools)
    const all = labels(template({ checkForUpdates: () => undefined, developerTools: true }))
    expect(all).toEqual(expect.arrayContaining([checkForUpdates, toggleDeveloperTools]))
  })

  test('speaks both languages, and follows the system until told', () => {
    expect(template().map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Paper', 'Go', 'Help'])
    expect(template({ language: 'zh-CN' })[0]?.label).toBe('文件')
    expect([desktopLanguage(null, 'zh-TW'), desktopLanguage(null, 'fr'), desktopLanguage('en', 'zh-CN')]).toEqual([
      'zh-CN',
      'en',
      'en',
    ])
  })
})

describe('the command table', () => {
  test('gives every key to one command in each place', () => {
    const clashes: string[] = []
    for (const one of table) {
      for (const other of table) {
        const meet =
          one.place === other.place ||
          one.place === 'anywhere' ||
          (one.place === 'papers' && other.place !== 'anywhere')
        if (one.id >= other.id || !meet) continue
        const where = { reading: [one.place, other.place].includes('reader'), keymap: {} }
        const taken = keysOf(other, where)
        for (const keys of keysOf(one, where)) if (taken.includes(keys)) clashes.push(`${keys}: ${one.id}, ${other.id}`)
      }
    }
    expect(clashes).toEqual([])
  })

  test.each([
    ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    [' ', 'Space'],
    ['+', 'Plus'],
    ['?', '?'],
    ['u', 'U'],
    ['Delete', 'Delete'],
  ])('%j is %s to Electron', (keys, written) => {
    expect(accelerator(keys)).toBe(written)
  })

  test('every key in it can be taken apart', () => {
    expect(table.flatMap(({ keys }) => keys).filter((keys) => splitKeys(keys).key === '')).toEqual([])
  })
})
