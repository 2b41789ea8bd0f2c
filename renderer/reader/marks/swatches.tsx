// The colours as buttons: four at first, all eight on demand.
import { Ellipsis } from 'lucide-react'
import { useState, type CSSProperties } from 'react'
import type { MarkColor } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import css from '../floating/floating.module.css'
import { colors, FIRST_COLORS, markToken } from './colors.ts'

export function Swatches(props: {
  readonly current: MarkColor | null
  readonly name: (color: string) => string
  readonly onChoose: (color: MarkColor) => void
}) {
  const t = useWords()
  const beyond = props.current !== null && colors.indexOf(props.current) >= FIRST_COLORS
  const [all, setAll] = useState(beyond)
  return (
    <>
      {(all ? colors : colors.slice(0, FIRST_COLORS)).map((color) => (
        <button
          key={color}
          type="button"
          className={css.swatch}
          style={{ '--mark': markToken(color) } as CSSProperties}
          aria-label={props.name(t(`reader:colors.${color}`))}
          title={`${t(`reader:colors.${color}`)} (${colors.indexOf(color) + 1})`}
          aria-pressed={props.current === null ? undefined : props.current === color}
          onMouseDown={keepSelection}
          onClick={() => props.onChoose(color)}
        />
      ))}
      {!all && (
        <span onMouseDown={keepSelection}>
          <IconButton label={t('reader:mark.moreColors')} onPress={() => setAll(true)}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </>
  )
}

/** A press on a button over the page must not take the selection away. */
export function keepSelection(event: { preventDefault(): void }): void {
  event.preventDefault()
}
