// The search screen: one box, the query as chips, what was found in groups. Live while typing; the address holds the query.
import { Search, X } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { useCommands } from '../app/commands.ts'
import { reportFailure } from '../app/failures.ts'
import { formatRoute, go, parseRoute } from '../app/routes.ts'
import { useWords } from '../app/words/words.ts'
import { openBeside, openInTab } from '../reader/tabs/tabs-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { partsOf, withPart } from './chips.ts'
import { Examples } from './examples.tsx'
import { IndexLine } from './index-line.tsx'
import { ProblemLine } from './problem-line.tsx'
import { QueryChips } from './query-chips.tsx'
import { RESULTS_ID, Results, rowId } from './results.tsx'
import { ListButton } from './list-of-search.tsx'
import { SaveButton } from './saved-dialog.tsx'
import css from './search-page.module.css'
import { ask, askAgain, askMore, placeCursor, refreshIndexState, rowsOf, useSearch, type Row } from './search-store.ts'

/** Typing changes the address this many milliseconds after the last key. */
const ADDRESS_RESTS = 250

/** `query` is the text of the route. */
export function SearchPage(props: { readonly query: string }) {
  const t = useWords()
  const box = useRef<HTMLInputElement>(null)
  const { text, change, settle } = useQueryText(props.query)
  const { groups, total, cursor, query, failed } = useSearch()
  // What stands around the box follows when there is time: the key is asked about first.
  const said = useDeferredValue(text)
  const { chips, problem } = useMemo(() => partsOf(said), [said])
  useLiveAnswers()

  const rows = groups.flatMap(rowsOf)
  const open = useCallback(
    (row: Row): void => {
      if (row.kind === 'more') return void askMore(row.group)
      settle()
      window.location.hash = formatRoute(parseRoute(row.hit.route))
    },
    [settle],
  )
  const changePart = useCallback(
    (at: number, changed: string): void => {
      change((before) => withPart(before, at, changed))
      box.current?.focus()
    },
    [change],
  )
  const move = (by: number): void => {
    const at = rows.findIndex(({ key }) => key === cursor)
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))
    placeCursor(rows[next]?.key ?? null)
  }
  const openCursor = (): void => {
    const row = rows.find(({ key }) => key === cursor)
    if (row) open(row)
    else move(1)
  }
  const apart = (how: typeof openInTab): void | false => {
    const row = rows.find(({ key }) => key === cursor)
    const route = row && row.kind !== 'more' ? parseRoute(row.hit.route) : null
    return route?.at === 'paper' ? how(route.id, route.version) : false
  }
  const focusBox = (): void => {
    box.current?.focus()
    box.current?.select()
  }
  useCommands({
    'app.search': focusBox,
    'list.next': () => move(1),
    'list.previous': () => move(-1),
    'list.open': openCursor,
    'list.openTab': () => apart(openInTab),
    'list.openBeside': () => apart(openBeside),
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by !== undefined) move(by)
    else if (event.key === 'Enter') openCursor()
    else if (event.key === 'Escape') {
      if (cursor !== null) placeCursor(null)
      else if (text) change('')
      else box.current?.blur()
    } else return
    event.preventDefault()
  }

  const asked = text.trim() !== ''
  return (
    <section className={css.page} aria-label={t('search:title')}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('search:title')}</h1>
        <div className={css.line}>
          <div className={css.box} role="search">
            <Search size={17} aria-hidden className={css.icon} />
            <input
              ref={box}
              className={css.input}
              role="combobox"
              aria-expanded={rows.length > 0}
              aria-controls={RESULTS_ID}
              aria-autocomplete="list"
              aria-activedescendant={cursor !== null ? rowId(cursor) : undefined}
              aria-label={t('search:box')}
              aria-invalid={problem !== null}
              aria-describedby={problem ? 'search-problem' : undefined}
              placeholder={t('search:hint')}
              value={text}
              autoFocus
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change(event.target.value, event.nativeEvent.timeStamp)}
              onKeyDown={onKeyDown}
            />
            {text ? (
              <IconButton
                label={t('search:clear')}
                onPress={() => {
                  change('')
                  focusBox()
                }}
              >
                <X size={15} aria-hidden />
              </IconButton>
            ) : (
              <kbd className={css.key}>/</kbd>
            )}
          </div>
          {asked && <ListButton query={said.trim()} />}
          {asked && <SaveButton query={said.trim()} />}
        </div>
        {problem && (
          <ProblemLine
            text={text}
            problem={problem}
            onShow={() => {
              box.current?.focus()
              box.current?.setSelectionRange(problem.at.from, Math.max(problem.at.to, problem.at.from + 1))
            }}
          />
        )}
        {chips.length > 0 && <QueryChips chips={chips} onChange={changePart} />}
        <IndexLine />
      </header>
      <div className={css.body}>
        <p className="visually-hidden" role="status">
          {asked && query === text && t('search:total', { count: total })}
        </p>
        {!asked ? (
          <Examples
            onTry={(example) => {
              change(example)
              box.current?.focus()
            }}
          />
        ) : failed ? (
          <Message
            tone="alert"
            title={t('search:failed')}
            action={<Button onPress={() => void ask(text)}>{t('app.retry')}</Button>}
          >
            {failed}
          </Message>
        ) : groups.length > 0 ? (
          <Results onOpen={open} />
        ) : (
          query === text &&
          chips.length > 0 && (
            <Message title={t('search:nothing', { text: shortened(text.trim()) })}>{t('search:nothingBody')}</Message>
          )
        )}
      </div>
    </section>
  )
}

/** The text in the box. It follows the address, and the address follows it a little later, so that typing never waits. */
function useQueryText(routed: string) {
  const [text, setText] = useState(routed)
  const last = useRef(routed)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    void ask(last.current)
    return () => {
      if (timer.current) clearTimeout(timer.current)
    }
  }, [])
  useEffect(() => {
    if (routed === last.current) return
    if (timer.current) clearTimeout(timer.current)
    last.current = routed
    setText(routed)
    void ask(routed)
  }, [routed])
  const settle = useCallback((): void => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    go({ at: 'search', text: last.current }, { replace: true })
  }, [])
  const change = useCallback(
    (to: string | ((before: string) => string), since: number | null = null): void => {
      const next = typeof to === 'string' ? to : to(last.current)
      last.current = next
      setText(next)
      void ask(next, since ?? performance.now())
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(settle, ADDRESS_RESTS)
    },
    [settle],
  )
  return { text, change, settle }
}

/** While the screen is shown, what it shows follows the index and the library. */
function useLiveAnswers(): void {
  useEffect(() => {
    const client = api()
    const again = coalesce(400, () => void askAgain())
    refreshIndexState().catch(reportFailure)
    const stops = [
      client.on('search.changed', (index) => {
        useSearch.setState({ index })
        again()
      }),
      client.on('library.changed', again),
      client.onResync(() => {
        refreshIndexState().catch(reportFailure)
        again()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [])
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
