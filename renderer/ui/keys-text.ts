// How keys are written: ⌘ ⇧ ⌥ on a Mac, words elsewhere, arrows as arrows.
import { splitKeys } from '../../preload/commands.ts'
import type { Words } from '../app/words/words.ts'

/** `Mod+Shift+Z` as a person reads it: `⌘⇧Z` or `Ctrl+Shift+Z`. */
export function keysText(keys: string, { t, mac }: { readonly t: Words; readonly mac: boolean }): string {
  const { modifiers, key } = splitKeys(keys)
  const names = [...modifiers, key].map((part) => (mac ? (macNames[part] ?? name(part, t)) : name(part, t)))
  return names.join(mac ? '' : '+')
}

const macNames: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Backspace: '⌫',
  Enter: '↩',
}
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

function name(part: string, t: Words): string {
  switch (part) {
    case 'Enter':
    case ' ':
    case 'Escape':
    case 'Delete':
    case 'Backspace':
    case 'Shift':
    case 'Alt':
    case 'Mod':
    case 'Ctrl':
    case 'Tab':
    case 'PageUp':
    case 'PageDown':
      return t(`keys.${part}`)
    default:
      return arrows[part] ?? part.toUpperCase()
  }
}
