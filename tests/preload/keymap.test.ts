import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands, isKeyPress, type Command, type CommandId, type KeyPress } from '../../preload/commands.ts'
import {
  isReserved,
  keysOf,
  keysPressed,
  sharersOf,
  withKeys,
  withoutKeys,
  withTableKeys,
} from '../../preload/keymap.ts'

const table: readonly Command[] = commands
const of = (id: CommandId): Command => table.find((command) => command.id === id) ?? expect.fail(id)
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a press', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'Mod+K'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'Shift+J'],
    [press('?', { shiftKey: true }), '?'],
    [press('+'), '+'],
    [press('F3', { shiftKey: true }), 'Shift+F3'],
    [press('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft'],
    [press('Shift', { shiftKey: true }), null],
    [press('Control', { ctrlKey: true }), null],
  ])('%j is %s', (pressed, keys) => {
    expect(keysPressed(pressed, false)).toBe(keys)
  })

  test('is always known again by the name it was given', () => {
    const key = fc.oneof(
      fc.constantFrom('a', 'Z', '?', '+', '1', 'é', '好', 'F7', 'Home', 'ArrowUp', 'Delete'),
      fc.string({ minLength: 1, maxLength: 1 }).filter((text) => text.trim() !== ''),
    )
    const held = fc.record({ ctrlKey: fc.boolean(), altKey: fc.boolean(), shiftKey: fc.boolean() })
    fc.assert(
      fc.property(key, held, (name, modifiers) => {
        const pressed = press(name, modifiers)
        const keys = keysPressed(pressed, false)
        expect(keys !== null && isKeyPress(pressed, keys, false)).toBe(true)
      }),
    )
  })
})

describe('keys the person chose', () => {
  test('stand instead of the table’s, everywhere the command works', () => {
    const keymap = { 'app.add': ['q'] }
    expect(keysOf(of('app.add'), { reading: true, keymap })).toEqual(['q'])
    expect(keysOf(of('app.add'), { reading: true, keymap: {} })).toEqual(['Mod+N'])
  })

  test('that somebody has already name who, only where both work', () => {
    expect(sharersOf('j', 'app.theme', {})).toEqual(['list.next'])
    expect(sharersOf('n', 'list.details', {})).toEqual([])
    expect(sharersOf('Mod+k', 'reader.notes', {})).toEqual(['app.palette'])
  })

  test('go over from who had them, and come back with the table’s', () => {
    const keymap = withKeys({}, 'app.theme', 'j')
    expect(keymap).toEqual({ 'app.theme': ['d', 'j'], 'list.next': ['ArrowDown'] })
    expect(sharersOf('j', 'app.theme', keymap)).toEqual([])
    expect(withTableKeys(keymap, 'list.next')).toEqual({ 'app.theme': ['d', 'j'] })
    expect(withoutKeys(keymap, 'app.theme', 'd')['app.theme']).toEqual(['j'])
  })

  test('never leave two commands with one key, whatever is chosen', () => {
    const ids = fc.constantFrom(...table.map(({ id }) => id))
    const choice = fc.tuple(ids, fc.constantFrom('j', 'q', 'Mod+J', 'Shift+F3', '/', 'n', 'Alt+ArrowLeft'))
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 12 }), (choices) => {
        const keymap = choices.reduce((map, [id, keys]) => withKeys(map, id, keys), {})
        for (const [id, keys] of choices.slice(-1)) expect(sharersOf(keys, id, keymap)).toEqual([])
      }),
    )
  })

  test('may not be the system’s or the text’s own', () => {
    expect(['Mod+C', 'Mod+v', 'Tab', 'Escape', 'F5'].map(isReserved)).toEqual([true, true, true, true, true])
    expect(['Mod+J', 'q', 'F3'].map(isReserved)).toEqual([false, false, false])
  })
})
