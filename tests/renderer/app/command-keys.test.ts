// Key presses against the command table, and how keys are written for people.
import { describe, expect, it } from 'vitest'
import { commands, isKeyPress, type KeyPress } from '../../../preload/commands.ts'
import { keysOf } from '../../../preload/keymap.ts'
import type { Words } from '../../../renderer/app/words/words.ts'
import { keysText } from '../../../renderer/ui/keys-text.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('key presses', () => {
  it('takes Ctrl for Mod, and ⌘ on a Mac', () => {
    expect(isKeyPress(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true)
    expect(isKeyPress(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true)
    expect(isKeyPress(press('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false)
  })

  it('does not take a letter with Shift or Ctrl for the letter', () => {
    expect(isKeyPress(press('u'), 'u', false)).toBe(true)
    expect(isKeyPress(press('U', { shiftKey: true }), 'u', false)).toBe(false)
    expect(isKeyPress(press('u', { ctrlKey: true }), 'u', false)).toBe(false)
  })

  it('takes signs whether or not Shift is part of typing them', () => {
    expect(isKeyPress(press('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(isKeyPress(press('?'), '?', false)).toBe(true)
    expect(isKeyPress(press('+', { shiftKey: true }), '+', false)).toBe(true)
  })

  it('tells undo from redo', () => {
    const redo = press('Z', { ctrlKey: true, shiftKey: true })
    expect(isKeyPress(redo, 'Mod+Z', false)).toBe(false)
    expect(isKeyPress(redo, 'Mod+Shift+Z', false)).toBe(true)
  })

  it('gives no two commands of one place the same key', () => {
    const seen = new Map<string, string>()
    for (const command of commands) {
      const { id, place } = command
      for (const key of command.keys) {
        // What the reader leaves alone is free for its own use.
        const inReader = keysOf(command, { reading: true, keymap: {} }).includes(key)
        if (!inReader) expect(seen.get(`reader ${key}`)).toBe(undefined)
        for (const other of place === 'anywhere' ? ['anywhere', 'papers', 'list', 'reader'] : ['anywhere', place]) {
          const taken = seen.get(`${other} ${key}`)
          expect(taken === undefined || taken === id, `${key} is ${taken} and ${id}`).toBe(true)
        }
        if (inReader) seen.set(`${place} ${key}`, id)
      }
    }
  })
})

describe('single keys in the reader', () => {
  it('leaves no letter that takes one away from the paper', () => {
    const away = ['app.add', 'app.settings', 'app.search']
    for (const command of commands.filter(({ id }) => away.includes(id))) {
      expect(keysOf(command, { reading: true, keymap: {} }).filter((key) => key.length === 1)).toEqual([])
      expect(keysOf(command, { reading: true, keymap: {} })).not.toEqual([])
    }
  })
})

describe('keys as words', () => {
  it('writes signs on a Mac and words elsewhere', () => {
    const words = ((key: string) =>
      ({ 'keys.Mod': 'Ctrl', 'keys.Shift': 'Shift', 'keys. ': 'Space' })[key] ?? key) as Words
    expect(keysText('Mod+Shift+Z', { t: words, mac: true })).toBe('⌘⇧Z')
    expect(keysText('Mod+Shift+Z', { t: words, mac: false })).toBe('Ctrl+Shift+Z')
    expect(keysText(' ', { t: words, mac: false })).toBe('Space')
    expect(keysText('j', { t: words, mac: false })).toBe('J')
  })
})
