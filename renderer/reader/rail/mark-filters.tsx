// What narrows the list of marks: words, colours, kinds and tags, each with how many there are.
import { ChevronsDownUp, ChevronsUpDown, Highlighter, MapPin, SquareDashed, Underline } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Mark, MarkKind } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { markToken } from '../marks/colors.ts'
import { countColors, countKinds, countTags, type MarkFilter } from './filter-marks.ts'
import css from './marks-list.module.css'

/** The sign of each kind, everywhere marks are listed. */
export const kindIcons = { highlight: Highlighter, underline: Underline, area: SquareDashed, pin: MapPin } as const

export function MarkFilters(props: {
  readonly marks: readonly Mark[]
  readonly filter: MarkFilter
  readonly expanded: boolean
  readonly onFilter: (change: Partial<MarkFilter>) => void
  readonly onExpand: (expanded: boolean) => void
}) {
  const t = useWords()
  const { marks, filter, expanded, onFilter } = props
  const kinds = countKinds(marks)
  const tags = countTags(marks)
  const Expand = expanded ? ChevronsDownUp : ChevronsUpDown
  return (
    <div className={css.filters}>
      <div className={css.search}>
        <input
          className={css.filter}
          type="search"
          value={filter.words}
          placeholder={t('reader:rail.filter')}
          aria-label={t('reader:rail.filter')}
          onChange={(event) => onFilter({ words: event.target.value })}
        />
        <IconButton
          label={t('reader:marksList.expand')}
          aria-pressed={expanded}
          onPress={() => props.onExpand(!expanded)}
        >
          <Expand size={15} aria-hidden />
        </IconButton>
      </div>
      <Choices label={t('reader:marksList.colors')}>
        {countColors(marks).map(({ value, count }) => (
          <Chip
            key={value}
            look="dot"
            style={{ '--mark': markToken(value) } as CSSProperties}
            on={filter.color === value}
            label={`${t('reader:rail.colorFilter', { color: t(`reader:colors.${value}`) })}, ${count}`}
            onToggle={(on) => onFilter({ color: on ? value : null })}
          >
            {count}
          </Chip>
        ))}
      </Choices>
      {kinds.length > 1 && (
        <Choices label={t('reader:marksList.kinds')}>
          {kinds.map(({ value, count }) => (
            <Chip
              key={value}
              look="kind"
              on={filter.kind === value}
              label={`${t('reader:marksList.onlyKind', { kind: t(`reader:kinds.${value}`).toLocaleLowerCase() })}, ${count}`}
              onToggle={(on) => onFilter({ kind: on ? value : null })}
            >
              <KindIcon kind={value} size={13} /> {count}
            </Chip>
          ))}
        </Choices>
      )}
      {tags.length > 0 && (
        <Choices label={t('reader:marksList.tags')}>
          {tags.slice(0, 24).map(({ value, count }) => (
            <Chip
              key={value}
              look="tag"
              on={filter.tag === value}
              label={`${t('reader:marksList.onlyTag', { tag: value })}, ${count}`}
              onToggle={(on) => onFilter({ tag: on ? value : null })}
            >
              #{value} <span className={css.number}>{count}</span>
            </Chip>
          ))}
        </Choices>
      )}
    </div>
  )
}

export function KindIcon({ kind, size }: { readonly kind: MarkKind; readonly size: number }) {
  const Icon = kindIcons[kind]
  return <Icon size={size} aria-hidden />
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.choices} role="group" aria-label={label}>
      {children}
    </div>
  )
}

function Chip(props: {
  readonly look: 'dot' | 'kind' | 'tag'
  readonly style?: CSSProperties
  readonly on: boolean
  readonly label: string
  readonly onToggle: (on: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={css.chip}
      data-look={props.look}
      style={props.style}
      aria-pressed={props.on}
      aria-label={props.label}
      title={props.label}
      onClick={() => props.onToggle(!props.on)}
    >
      {props.children}
    </button>
  )
}
