// The keys of a command as they are shown beside it: those in effect, also after the person changed them.
import { commands, type CommandId } from '../../preload/commands.ts'
import { keysOf } from '../../preload/keymap.ts'
import { useApp } from '../app/app-store.ts'
import { isMac } from '../app/platform.ts'
import { useWords } from '../app/words/words.ts'
import { keysText } from './keys-text.ts'

/** The first keys of a command. */
export function Keys({ command }: { readonly command: CommandId }) {
  const t = useWords()
  const keymap = useApp((state) => state.settings.keys)
  const row = commands.find(({ id }) => id === command)
  const keys = row && keysOf(row, { reading: false, keymap })[0]
  return keys === undefined ? null : <kbd>{keysText(keys, { t, mac: isMac() })}</kbd>
}
