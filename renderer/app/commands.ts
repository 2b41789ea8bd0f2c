// Who answers a command at the moment, and the one key listener that asks them.
// Screens register what they can do; the innermost and latest is asked first.
import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { commands, isKeyPress, type CommandId } from '../../preload/commands.ts'
import { keysOf } from '../../preload/keymap.ts'
import { useApp } from './app-store.ts'
import { isMac } from './platform.ts'
import { currentRoute } from './routes.ts'

/** What to do for a command. Answering `false` passes it on, to an earlier screen or the browser. `press` is the key, if it was one. */
export type CommandHandlers = { readonly [Id in CommandId]?: (press?: KeyboardEvent) => void | false }

/** Whether a part of the screen answers commands: of two panes side by side only one does. */
export const AnswersCommands = createContext(true)

interface Entry {
  readonly order: number
  readonly handlers: () => CommandHandlers
}

/** Ascending by order. */
const stack: Entry[] = []
let lastOrder = 0

/** Registers handlers for as long as the component is shown. */
export function useCommands(handlers: CommandHandlers): void {
  const current = useRef(handlers)
  const [order] = useState(nextOrder)
  const answers = useContext(AnswersCommands)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    if (!answers) return
    const entry = { order, handlers: () => current.current }
    stack.push(entry)
    stack.sort((a, b) => a.order - b.order)
    return () => void stack.splice(stack.indexOf(entry), 1)
  }, [order, answers])
}

/** Taken while drawing, when a screen comes before its parts: effects would run the other way round. */
function nextOrder(): number {
  return ++lastOrder
}

/** Runs a command; false when nobody on screen answers it. */
export function runCommand(id: CommandId, press?: KeyboardEvent): boolean {
  for (const { handlers } of stack.toReversed()) {
    const handler = handlers()[id]
    if (handler && handler(press) !== false) return true
  }
  return false
}

/** The commands somebody on screen answers now. One may still pass when it is run. */
export function answeredCommands(): ReadonlySet<CommandId> {
  return new Set(
    stack.flatMap(({ handlers }) => {
      const answers = handlers()
      return commands.map(({ id }) => id).filter((id) => answers[id] !== undefined)
    }),
  )
}

/** Whether a string from outside (a menu, a deep link) names a command. */
export function isCommandId(text: string): text is CommandId {
  return commands.some(({ id }) => id === text)
}

/** Listens for keys on the document until the returned function is called. */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const typing = isTyping(event.target)
    const within = event.target instanceof Element && event.target.closest('[role="dialog"],[role="menu"]') !== null
    const reading = currentRoute().at === 'paper'
    const keymap = useApp.getState().settings.keys
    for (const command of commands) {
      if (!keysOf(command, { reading, keymap }).some((keys) => isKeyPress(event, keys, isMac()))) continue
      // In a text field the keys belong to the text: no letters, and not its own undo, select-all or arrows.
      if (typing && !(event.ctrlKey || event.metaKey)) continue
      if (typing && ownedByText.has(command.id)) continue
      if (within && command.place !== 'anywhere') continue
      if (isOnControl(event) && (event.key === 'Enter' || event.key === ' ')) continue
      if (runCommand(command.id, event)) {
        event.preventDefault()
        return
      }
    }
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

const ownedByText: ReadonlySet<string> = new Set(['app.undo', 'app.redo', 'list.selectAll', 'list.remove'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

/** Enter and Space belong to the button, link or checkbox they are pressed on. */
function isOnControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest('button, a[href], input, select, summary, [role="checkbox"]') !== null
  )
}
