// The query as chips: each part can be changed where it stands, or taken away. The box above stays the one truth.
import { X } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { QueryNode } from '../../preload/search/query.ts'
import { useWords, type Words } from '../app/words/words.ts'
import type { QueryParts } from './chips.ts'
import css from './query-chips.module.css'

/** Chips that are drawn; a query may be of thousands of words. */
const MOST = 40

/** `onChange` gives a part its new text; empty text takes it away. */
export const QueryChips = memo(function QueryChips(props: {
  readonly chips: QueryParts['chips']
  readonly onChange: (at: number, text: string) => void
}) {
  const t = useWords()
  const [editing, setEditing] = useState<number | null>(null)
  // The chip to which the keys come back once its field is left without a change.
  const left = useRef<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (editing !== null || left.current === null) return
    list.current?.children[left.current]?.querySelector('button')?.focus()
    left.current = null
  }, [editing])
  const more = props.chips.length - MOST
  return (
    <ul ref={list} className={css.chips} aria-label={t('search:chips.label')}>
      {props.chips.slice(0, MOST).map(({ node, text }, at) => (
        // A chip that goes on being written stays the same element.
        <li key={at}>
          {editing === at ? (
            <Field
              key={text}
              text={text}
              onDone={(changed, byKey) => {
                setEditing(null)
                if (changed !== null && changed !== text) props.onChange(at, changed)
                else if (byKey) left.current = at
              }}
            />
          ) : (
            <span className={css.chip}>
              <button
                type="button"
                className={css.part}
                aria-describedby="search-chips-edit"
                onClick={() => setEditing(at)}
              >
                <Part node={node} text={text} />
              </button>
              <button
                type="button"
                className={css.remove}
                aria-label={t('search:chips.remove', { part: text })}
                onClick={() => props.onChange(at, '')}
              >
                <X size={12} aria-hidden />
              </button>
            </span>
          )}
        </li>
      ))}
      <li id="search-chips-edit" hidden>
        {t('search:chips.press')}
      </li>
      {more > 0 && <li className={css.more}>{t('search:chips.more', { count: more })}</li>}
    </ul>
  )
})

function Field(props: { readonly text: string; readonly onDone: (text: string | null, byKey: boolean) => void }) {
  const t = useWords()
  const [text, setText] = useState(props.text)
  return (
    <input
      className={css.field}
      aria-label={t('search:chips.edit', { part: props.text })}
      value={text}
      size={Math.min(48, Math.max(8, text.length + 1))}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => props.onDone(text.trim(), false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          props.onDone(text.trim(), true)
        }
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          props.onDone(null, true)
        }
      }}
    />
  )
}

/** A part as words: "Author Hinton", "not survey", "Status unread". What has no better words is shown as written. */
function Part({ node, text }: { readonly node: QueryNode; readonly text: string }) {
  const t = useWords()
  const negated = node.kind === 'not'
  const inner = negated ? node.part : node
  const named = namedPart(inner, t)
  const plain = inner.kind === 'words' ? wordsText(inner.words) : negated ? text.slice(1) : text
  return (
    <>
      {negated && <span className={css.not}>{t('search:chips.not')}</span>}
      {named && <span className={css.name}>{named.name}</span>}
      <span className={css.value}>{named ? named.value : plain}</span>
    </>
  )
}

function namedPart(node: QueryNode, t: Words): { readonly name: string; readonly value: string } | null {
  switch (node.kind) {
    case 'field':
      return { name: t(`search:fields.${node.field}`), value: wordsText(node.words) }
    case 'tag':
      return { name: t('search:fields.tag'), value: node.words.text }
    case 'status':
      return { name: t('search:fields.status'), value: t(`status.${node.value}`) }
    case 'year':
    case 'added':
      return { name: t(`search:fields.${node.kind}`), value: node.written }
    case 'has':
      return { name: t('search:fields.has'), value: t(`search:values.${node.value}`) }
    case 'any':
      return sameField(node, t)
    case 'newer':
      return { name: t('search:fields.version'), value: t('search:values.newer') }
    default:
      return null
  }
}

/** "Title model OR net": alternatives that are all asked of one field. */
function sameField(
  { parts }: Extract<QueryNode, { readonly kind: 'any' }>,
  t: Words,
): { readonly name: string; readonly value: string } | null {
  const named = parts.map((part) => (part.kind === 'any' ? null : namedPart(part, t)))
  const name = named[0]?.name
  if (name === undefined || named.some((each) => each?.name !== name)) return null
  return { name, value: named.map((each) => each?.value ?? '').join(' OR ') }
}

function wordsText(words: { readonly text: string; readonly exact: boolean; readonly prefix: boolean }): string {
  return words.exact ? `“${words.text}”` : words.prefix ? `${words.text}*` : words.text
}
