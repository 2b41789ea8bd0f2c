// One command on the sheet of keys: its keys, and, where it is being changed, taking them away, pressing new ones, and
// who has those already.
import { Pencil, X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Command, CommandId } from '../../../preload/commands.ts'
import {
  isReserved,
  keysOf,
  keysPressed,
  sharersOf,
  withKeys,
  withoutKeys,
  withTableKeys,
  type Keymap,
} from '../../../preload/keymap.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { keysText } from '../../ui/keys-text.ts'
import { saveSettings, useApp } from '../app-store.ts'
import css from './help-sheet.module.css'
import { isMac } from '../platform.ts'
import { useWords } from '../words/words.ts'

export function KeyRow(props: {
  readonly command: Command
  readonly changing: boolean
  readonly onChanging: (on: boolean) => void
}) {
  const { command, changing, onChanging } = props
  const t = useWords()
  const keymap = useApp((state) => state.settings.keys)
  const title = t(`commands.${command.id}`)
  const keys = keysOf(command, { reading: false, keymap })
  return (
    <li className={css.line} data-changing={changing || undefined}>
      <span>{title}</span>
      <span className={css.keys}>
        {!changing &&
          shownKeys(keys).map((each) => (
            <kbd key={each}>{each === '…' ? each : keysText(each, { t, mac: isMac() })}</kbd>
          ))}
        <span className={css.change}>
          <IconButton
            label={changing ? t('app.done') : t('help.change', { command: title })}
            onPress={() => onChanging(!changing)}
          >
            {changing ? <X size={14} aria-hidden /> : <Pencil size={13} aria-hidden />}
          </IconButton>
        </span>
      </span>
      {changing && <Change id={command.id} keys={keys} keymap={keymap} />}
    </li>
  )
}

/** A long row of keys as its first and its last. */
function shownKeys(keys: readonly string[]): readonly string[] {
  const [first, last] = [keys[0], keys.at(-1)]
  return keys.length > 4 && first && last ? [first, '…', last] : keys
}

function Change({
  id,
  keys,
  keymap,
}: {
  readonly id: CommandId
  readonly keys: readonly string[]
  readonly keymap: Keymap
}) {
  const t = useWords()
  const [wanted, setWanted] = useState<string | null>(null)
  const text = (each: string): string => keysText(each, { t, mac: isMac() })
  const save = (next: Keymap): void => {
    setWanted(null)
    void saveSettings({ keys: next })
  }
  const press = (pressed: string): void => {
    if (isReserved(pressed) || sharersOf(pressed, id, keymap).length > 0) setWanted(pressed)
    else save(withKeys(keymap, id, pressed))
  }
  const taken = wanted === null ? [] : sharersOf(wanted, id, keymap).map((other) => t(`commands.${other}`))
  return (
    <div className={css.editor}>
      {keys.map((each) => (
        <button
          key={each}
          type="button"
          className={css.chip}
          aria-label={t('help.takeAway', { keys: text(each) })}
          onClick={() => save(withoutKeys(keymap, id, each))}
        >
          <kbd>{text(each)}</kbd>
          <X size={12} aria-hidden />
        </button>
      ))}
      <Capture onKeys={press} />
      {keymap[id] && (
        <Button look="link" onPress={() => save(withTableKeys(keymap, id))}>
          {t('help.reset')}
        </Button>
      )}
      <p className={css.said} role="status">
        {wanted !== null &&
          (isReserved(wanted)
            ? t('help.reserved', { keys: text(wanted) })
            : t('help.taken', { keys: text(wanted), commands: taken.join(t('help.and')) }))}
      </p>
      {wanted !== null && !isReserved(wanted) && (
        <Button onPress={() => save(withKeys(keymap, id, wanted))}>{t('help.useHere')}</Button>
      )}
    </div>
  )
}

/** A field that takes the next keys pressed on it, whatever they are; Tab leaves it, Escape gives up. */
function Capture({ onKeys }: { readonly onKeys: (keys: string) => void }) {
  const t = useWords()
  const [listening, setListening] = useState(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!listening || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setListening(false)
    const pressed = keysPressed(event, isMac())
    if (pressed === null) return
    setListening(false)
    onKeys(pressed)
  }
  return (
    <button
      type="button"
      className={css.capture}
      data-listening={listening || undefined}
      onClick={() => setListening(true)}
      onBlur={() => setListening(false)}
      onKeyDown={onKeyDown}
    >
      {listening ? t('help.press') : t('help.add')}
    </button>
  )
}
