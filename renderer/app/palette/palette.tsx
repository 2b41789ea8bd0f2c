// The palette: type a little of what you want, Enter does or opens it. A combobox over a listbox in groups; the focus stays in
// the box. Opened by its command from every screen.
import { Search } from 'lucide-react'
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useSaved } from '../../search/saved-store.ts'
import { Keys } from '../../ui/keys.tsx'
import { answeredCommands, runCommand } from '../commands.ts'
import { openBeside, openInTab } from '../../reader/tabs/tabs-store.ts'
import { parseRoute } from '../routes.ts'
import { showView, useView } from '../view-store.ts'
import { useWords } from '../words/words.ts'
import { paletteGroups, type PaletteItem } from './palette-items.ts'
import { usePaletteLists, usePalettePapers } from './palette-papers.ts'
import css from './palette.module.css'

/** Where the palette is drawn: once, in the app. */
export function Palette() {
  const open = useView((state) => state.palette)
  const t = useWords()
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      onOpenChange={(next) => showView({ palette: next })}
      className={css.overlay ?? ''}
    >
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''} aria-label={t('search:palette.label')}>
          <Choices />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Choices() {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  // What the screen beneath answers does not change while the palette is over it.
  const [answered] = useState(answeredCommands)
  const papers = usePalettePapers(typed)
  const lists = usePaletteLists()
  const searches = useSaved((state) => state.searches)
  const groups = useMemo(
    () => paletteGroups({ t, answered, lists, searches, papers }, typed),
    [t, answered, lists, searches, papers, typed],
  )
  const items = groups.flatMap((group) => group.items)
  const at = Math.max(
    0,
    items.findIndex(({ key }) => key === chosen),
  )
  const current = items[at]
  useEffect(() => {
    if (current) document.getElementById(itemId(current.key))?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const move = (by: number): void => {
    const next = Math.abs(by) === 1 ? (at + by + items.length) % items.length : at + by
    setChosen(items[Math.max(0, Math.min(items.length - 1, next))]?.key ?? null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by !== undefined && items.length > 0) move(by)
    else if (event.key === 'Enter') {
      if (current) choose(current, event)
    } else return
    event.preventDefault()
  }

  return (
    <>
      <div className={css.box}>
        <Search size={16} aria-hidden className={css.icon} />
        <input
          className={css.input}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="palette-choices"
          aria-autocomplete="list"
          aria-activedescendant={current ? itemId(current.key) : undefined}
          aria-label={t('search:palette.label')}
          placeholder={t('search:palette.hint')}
          value={typed}
          maxLength={1000}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(null)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="visually-hidden" role="status">
        {t('search:palette.count', { count: items.length })}
      </p>
      <div id="palette-choices" className={css.choices} role="listbox" aria-label={t('search:palette.results')}>
        {groups.map(({ group, items: inGroup }) => (
          <div key={group} role="group" aria-labelledby={`palette-${group}`}>
            <div id={`palette-${group}`} role="presentation" className={css.heading}>
              {t(`search:palette.groups.${group}`)}
            </div>
            {inGroup.map((item) => (
              <div
                key={item.key}
                id={itemId(item.key)}
                role="option"
                aria-selected={item.key === current?.key}
                className={css.item}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setChosen(item.key)}
                onClick={() => choose(item)}
              >
                <span className={css.name}>{item.name}</span>
                {item.aside && <span className={css.aside}>{item.aside}</span>}
                {item.command && <Keys command={item.command} />}
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

/**
 * Closes the palette, then does it: what a command focuses or opens must not be taken back by the closing. A paper opens
 * in a tab of its own with Ctrl or ⌘, and beside the one that is read with Alt.
 */
function choose({ command, href }: PaletteItem, held?: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): void {
  showView({ palette: false })
  setTimeout(() => {
    const route = href === null ? null : parseRoute(href)
    if (route?.at === 'paper' && (held?.ctrlKey || held?.metaKey)) openInTab(route.id, route.version)
    else if (route?.at === 'paper' && held?.altKey) openBeside(route.id, route.version)
    else if (href !== null) window.location.hash = href
    if (command !== null) runCommand(command)
  }, 60)
}

function itemId(key: string): string {
  return `choice-${key.replace(/[^\w-]/g, '_')}`
}
