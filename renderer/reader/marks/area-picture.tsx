// The picture of an area, wherever marks are shown; until it has been made, its shape.
import type { Mark } from '../../../preload/model/mark.ts'
import { imagePath } from '../../../preload/resources.ts'
import { useWords } from '../../app/words/words.ts'
import { useSession } from '../state/use-reader.ts'
import css from './marks.module.css'

export function AreaPicture({ mark }: { readonly mark: Mark }) {
  const t = useWords()
  const session = useSession()
  const part = mark.anchor.parts[0]
  const [x1, y1, x2, y2] = part?.rects[0] ?? [0, 0, 3, 2]
  const { image } = mark
  const ratio = image ? image.width / image.height : Math.max(0.05, (x2 - x1) / Math.max(1, y2 - y1))
  const alt = t('reader:marking.picture', { page: part?.page ?? 1 })
  return (
    <span
      className={css.picture}
      style={{ aspectRatio: ratio }}
      title={image ? undefined : t('reader:marking.noPicture')}
    >
      {image && <img src={imagePath(session.options.paper, image.name)} alt={alt} loading="lazy" decoding="async" />}
    </span>
  )
}
