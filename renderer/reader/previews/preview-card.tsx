// The preview of a link: the place it leads to, cut out of its page; for a cited work also what the library knows of it.
import { ArrowRight, Maximize2, Minimize2, Replace } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from 'react'
import { textOf } from '../../../preload/text/select.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { floatingPlace } from '../floating/place.ts'
import { CSS_UNITS } from '../island/place.ts'
import type { ContentBox } from '../state/reader-state.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { CitedWork } from './cited-work.tsx'
import { CropCanvas } from './crop-canvas.tsx'
import type { OpenPreview } from './preview-state.ts'
import css from './previews.module.css'
import { cropsOf, referenceOf, type CropOnPage, type PreviewTarget } from './target.ts'

const PADDING = 20
const NARROWEST = 320
const USUAL_HEIGHT = 400
const FOOT = 150

/** The open preview, if there is one. */
export function PreviewCard() {
  const preview = useReader((state) => state.preview)
  const target = preview?.targets[preview.guess]
  if (!preview || !target) return null
  return <Card key={`${preview.key} ${preview.guess}`} preview={preview} target={target} />
}

function Card({ preview, target }: { readonly preview: OpenPreview; readonly target: PreviewTarget }) {
  const t = useWords()
  const session = useSession()
  const labels = useReader((state) => state.labels)
  const looked = useCrops(target)
  const element = useRef<HTMLDivElement>(null)
  const screen = session.view ? screenOf(session.view.container) : null
  const place = usePlace(element, preview.box, looked !== null)
  const { held } = preview
  const ready = looked !== null && place !== null
  useEffect(() => {
    if (held && ready) element.current?.focus({ preventScroll: true })
  }, [held, ready])
  useEffect(() => {
    // Met by key: what is shown is said, and how to go into it.
    const byKey = !held && looked !== null && document.activeElement?.matches('a:focus-visible')
    if (byKey) session.say(t('reader:preview.live', { text: looked.text.slice(0, 400) }))
  }, [session, t, held, looked])
  if (!looked || !screen) return null
  const { crops, text, reference } = looked
  const widest = Math.max(...crops.map(({ rect }) => rect[2] - rect[0]), 1)
  const room = screen.width - 24 - PADDING
  const reading = (session.view?.factor ?? 1) * CSS_UNITS
  const scale = Math.min(
    room / widest,
    preview.large ? Math.max(2.4, reading * 1.4) : Math.min(1.7, Math.max(1.2, reading)),
  )
  const size = sizeOf(preview, screen, Math.max(NARROWEST, widest * scale + PADDING))
  const page = labels?.[target.page - 1] ?? target.page
  const enlarge = (): void => session.set({ preview: { ...preview, large: !preview.large } })
  return (
    <div
      ref={element}
      role="dialog"
      aria-label={t('reader:preview.label', { kind: t(`reader:preview.kinds.${target.kind}`), page })}
      tabIndex={-1}
      className={css.card}
      data-preview
      data-floating
      data-large={preview.large || undefined}
      style={{
        ...size,
        ...(place ? { left: place.left, top: place.top } : { left: 0, top: 0, opacity: 0, pointerEvents: 'none' }),
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          session.previews?.close()
        } else if (event.key === '+' || event.key === '=' || event.key === '-') {
          event.stopPropagation()
          session.set({ preview: { ...preview, large: event.key !== '-' } })
        }
      }}
    >
      <button
        type="button"
        className={css.pictures}
        aria-label={t(preview.large ? 'reader:preview.smaller' : 'reader:preview.larger')}
        onClick={enlarge}
      >
        {crops.map((crop, at) => (
          <CropCanvas
            key={at}
            crop={crop}
            scale={scale}
            trim={target.kind === 'figure' || target.kind === 'table'}
            label={text}
          />
        ))}
        {crops.length === 0 && <p className={css.said}>{t('reader:preview.nothing')}</p>}
      </button>
      {reference !== null && <CitedWork index={reference} page={preview.page} />}
      <div className={css.foot}>
        <span className={css.where}>
          {t(`reader:preview.kinds.${target.kind}`)} · {t('reader:mark.page', { page })}
        </span>
        {preview.targets.length > 1 && (
          <>
            {t('reader:preview.guess', { nth: preview.guess + 1, count: preview.targets.length })}
            <IconButton
              label={t('reader:preview.next')}
              command="reader.nextGuess"
              onPress={() => session.previews?.nextGuess()}
            >
              <Replace size={14} aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton label={t(preview.large ? 'reader:preview.smaller' : 'reader:preview.larger')} onPress={enlarge}>
          {preview.large ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
        </IconButton>
        <IconButton
          label={t('reader:preview.go')}
          onPress={() => {
            session.previews?.close()
            session.jumps.follow(target.jump)
          }}
        >
          <ArrowRight size={15} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}

interface Looked {
  readonly crops: readonly CropOnPage[]
  readonly text: string
  readonly reference: number | null
}

/** What to show of a target, once its page's text is here. */
function useCrops(target: PreviewTarget): Looked | null {
  const session = useSession()
  const places = useReader((state) => state.places)
  const [looked, setLooked] = useState<Looked | null>(null)
  useEffect(() => {
    let gone = false
    void session.texts.get(target.page).then((page) => {
      if (gone) return
      const crops = page ? cropsOf(target, page, places) : []
      const [first] = crops
      const text = page && first ? textOf(page, first.from, first.to) : ''
      setLooked({ crops, text, reference: referenceOf(target, page, places) })
    })
    return () => {
      gone = true
    }
  }, [session, target, places])
  return looked
}

/** Above or below the link, wherever there is more room: never over it. */
function sizeOf(preview: OpenPreview, screen: ContentBox, width: number): CSSProperties {
  const below = screen.top + screen.height - preview.box.top - preview.box.height - 16
  const above = preview.box.top - screen.top - 16
  const room = Math.max(below, above, 160)
  return { width, maxHeight: preview.large ? room : Math.min(room, USUAL_HEIGHT + FOOT), maxWidth: screen.width - 16 }
}

function screenOf(container: HTMLElement): ContentBox {
  return {
    left: container.scrollLeft,
    top: container.scrollTop,
    width: container.clientWidth,
    height: container.clientHeight,
  }
}

/** Where the card goes, found anew whenever its size changes. */
function usePlace(
  element: RefObject<HTMLDivElement | null>,
  box: ContentBox,
  shown: boolean,
): { readonly left: number; readonly top: number } | null {
  const session = useSession()
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    const card = element.current
    const container = session.view?.container
    if (!card || !container) return
    const put = (): void => {
      const size = { width: card.offsetWidth, height: card.offsetHeight }
      const found = floatingPlace(box, size, screenOf(container))
      // Where neither side holds all of it, the roomier one has it without covering the link.
      const screen = screenOf(container)
      const fits = found.top + size.height <= screen.top + screen.height || found.top + size.height <= box.top
      const top = fits ? found.top : Math.max(screen.top + 4, box.top - 8 - size.height)
      setPlace({ left: found.left, top: roomAbove(box, screen) && !fits ? top : found.top })
    }
    put()
    const observer = new ResizeObserver(put)
    observer.observe(card)
    return () => observer.disconnect()
  }, [session, element, box, shown])
  return place
}

function roomAbove(box: ContentBox, screen: ContentBox): boolean {
  return box.top - screen.top > screen.top + screen.height - box.top - box.height
}
