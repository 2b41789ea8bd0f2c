// The keys in effect: the command table's, or those the person chose instead; who shares them; what a press is called.
import { z } from 'zod'
import { commands, splitKeys, type Command, type CommandId, type KeyPress } from './commands.ts'

/** Keys by command, instead of the table's; none at all takes them away. Commands of another version are kept, unused. */
export const Keymap = z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(4))
export type Keymap = z.infer<typeof Keymap>

const table: readonly Command[] = commands

/** Where a key press can happen. */
type Context = 'list' | 'reader' | 'elsewhere'

/** The keys of a command, in a reader or elsewhere. What the person chose works everywhere the command does. */
export function keysOf(
  command: Command,
  options: { readonly reading: boolean; readonly keymap: Keymap },
): readonly string[] {
  const chosen = options.keymap[command.id]
  if (chosen) return chosen
  const { keys, notWhileReading = [] } = command
  return options.reading ? keys.filter((key) => !notWhileReading.includes(key)) : keys
}

/** The other commands that would answer `keys` somewhere that `id` does. */
export function sharersOf(keys: string, id: CommandId, keymap: Keymap): readonly CommandId[] {
  const contexts = contextsOf(table.find((command) => command.id === id))
  return table
    .filter((other) => other.id !== id)
    .filter((other) =>
      contextsOf(other).some(
        (context) =>
          contexts.includes(context) &&
          keysOf(other, { reading: context === 'reader', keymap }).some((each) => sameKeys(each, keys)),
      ),
    )
    .map((other) => other.id)
}

/** A press as the table writes it, `Mod+Shift+K`; null while only Shift, Ctrl and their like are down. */
export function keysPressed(press: KeyPress, mac: boolean): string | null {
  if (
    ['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Dead', 'Unidentified', 'Process'].includes(press.key)
  )
    return null
  const mod = mac ? press.metaKey : press.ctrlKey
  const letter = /^[a-z]$/i.test(press.key)
  // Shift is part of how `?` is typed, and no key of its own there.
  const shift = press.shiftKey && (letter || press.key.length > 1 || mod)
  const modifiers = [...(mod ? ['Mod'] : []), ...(press.altKey ? ['Alt'] : []), ...(shift ? ['Shift'] : [])]
  const key = letter ? (modifiers.length > 0 ? press.key.toUpperCase() : press.key.toLowerCase()) : press.key
  return [...modifiers, key].join('+')
}

/** Whether keys belong to the system, the browser or the text one edits, and would not arrive or be missed there. */
export function isReserved(keys: string): boolean {
  return reserved.some((each) => sameKeys(each, keys))
}

const reserved = [
  ...['C', 'V', 'X', 'Q', 'W', 'T', 'R', 'P', 'L', 'Tab', 'Shift+Tab', 'Shift+T', 'Shift+I'].map((key) => `Mod+${key}`),
  'Tab',
  'Shift+Tab',
  'Alt+Tab',
  'Alt+F4',
  'F5',
  'F11',
  'F12',
  'Escape',
  'Enter',
  ' ',
]

/** The keymap with `keys` given to a command and taken from whoever had them where it works. */
export function withKeys(keymap: Keymap, id: CommandId, keys: string): Keymap {
  const next: Keymap = { ...keymap }
  for (const other of sharersOf(keys, id, keymap)) next[other] = without(ownKeys(other, keymap), keys)
  next[id] = [...without(ownKeys(id, keymap), keys), keys].slice(-4)
  return next
}

/** The keymap with `keys` taken from a command. */
export function withoutKeys(keymap: Keymap, id: CommandId, keys: string): Keymap {
  return { ...keymap, [id]: without(ownKeys(id, keymap), keys) }
}

/** The keymap in which a command has the table's keys again. */
export function withTableKeys(keymap: Keymap, id: CommandId): Keymap {
  return Object.fromEntries(Object.entries(keymap).filter(([other]) => other !== id))
}

function ownKeys(id: CommandId, keymap: Keymap): readonly string[] {
  return keymap[id] ?? table.find((command) => command.id === id)?.keys ?? []
}

function without(all: readonly string[], keys: string): string[] {
  return all.filter((each) => !sameKeys(each, keys))
}

function sameKeys(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

function normal(keys: string): string {
  const { modifiers, key } = splitKeys(keys)
  return [...modifiers.toSorted(), key.length === 1 ? key.toLowerCase() : key].join('+')
}

function contextsOf(command: Command | undefined): readonly Context[] {
  switch (command?.place) {
    case 'anywhere':
      return ['elsewhere', 'list', 'reader']
    case 'papers':
      return ['list', 'reader']
    case 'list':
      return ['list']
    case 'reader':
      return ['reader']
    case undefined:
      return []
  }
}
