// One part of a page, drawn as large as the preview has it. What is not looked at any more is not drawn to its end.
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../state/use-reader.ts'
import type { CropPicture } from './crop-pictures.ts'
import css from './previews.module.css'
import type { CropOnPage } from './target.ts'

export function CropCanvas(props: {
  readonly crop: CropOnPage
  readonly scale: number
  readonly trim: boolean
  /** What the picture says, for who does not see it. */
  readonly label: string
}) {
  const { crop, scale, trim } = props
  const session = useSession()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [picture, setPicture] = useState<CropPicture | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    session.pictures?.draw(crop.page, crop.rect, { scale, trim, signal }).then(
      (drawn) => !signal.aborted && setPicture(drawn),
      // Left before it was drawn, or a page that cannot be: the words beside it remain.
      () => undefined,
    )
    return () => controller.abort()
  }, [session, crop, scale, trim])
  useEffect(() => {
    const element = canvas.current
    if (!element || !picture || picture.bitmap.width === 0) return
    element.width = picture.bitmap.width
    element.height = picture.bitmap.height
    element.getContext('2d')?.drawImage(picture.bitmap, 0, 0)
    return () => {
      element.width = element.height = 0
    }
  }, [picture])
  const [x1, y1, x2, y2] = crop.rect
  const { width, height } = picture ?? { width: (x2 - x1) * scale, height: (y2 - y1) * scale }
  const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`
  return (
    <div className={css.crop} style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={props.label.slice(0, 1000)} style={{ width, height }} />
      {picture?.photos.map(({ left, top, ...size }, at) => (
        <i
          key={at}
          className={css.photo}
          style={{
            left: share(left),
            top: share(top),
            width: share(size.width),
            height: share(size.height),
          }}
        />
      ))}
    </div>
  )
}
