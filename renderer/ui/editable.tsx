// Words that are changed where they stand: a pencil (or a double click) makes them a field; Enter keeps, Escape does not.
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { IconButton } from './button.tsx'
import css from './editable.module.css'

/** `children` is how the words look at rest. Empty text is not kept unless `mayBeEmpty`. */
export function Editable(props: {
  readonly value: string
  readonly label: string
  readonly editLabel: string
  readonly onSave: (value: string) => void
  readonly multiline?: boolean
  readonly mayBeEmpty?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const [editing, setEditing] = useState(false)
  if (!editing) {
    return (
      <div className={css.rest} onDoubleClick={() => setEditing(true)}>
        {props.children}
        <span className={css.pencil}>
          <IconButton label={props.editLabel} onPress={() => setEditing(true)}>
            <Pencil size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
    )
  }
  const done = (value: string | null): void => {
    setEditing(false)
    const text = value?.trim()
    if (text === undefined || text === props.value) return
    if (text || props.mayBeEmpty) props.onSave(text)
  }
  return <Field {...props} onDone={done} />
}

function Field(props: {
  readonly value: string
  readonly label: string
  readonly multiline?: boolean
  readonly className?: string | undefined
  readonly onDone: (value: string | null) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const finished = useRef(false)
  const [text, setText] = useState(props.value)
  useEffect(() => field.current?.select(), [])
  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])
  const finish = (value: string | null): void => {
    if (finished.current) return
    finished.current = true
    props.onDone(value)
  }
  return (
    <textarea
      ref={field}
      className={`${css.field} ${props.className ?? ''}`}
      aria-label={props.label}
      value={text}
      rows={1}
      autoFocus
      onChange={(event) => setText(props.multiline ? event.target.value : event.target.value.replace(/\n/g, ' '))}
      onBlur={() => finish(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          finish(null)
        }
        if (event.key === 'Enter' && (!props.multiline || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          finish(text)
        }
      }}
    />
  )
}
