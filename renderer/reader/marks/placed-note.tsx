// What is said of an open mark that was made in another version: which, what it read there, and the way back to it.
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { showInItsVersion } from '../state/show-mark.ts'
import { useSession } from '../state/use-reader.ts'
import css from './marks.module.css'
import { versionName } from './version-name.ts'

export function PlacedNote({ mark }: { readonly mark: Mark }) {
  const t = useWords()
  const session = useSession()
  if (mark.anchor.version === session.options.version) return null
  const placement = session.placed.placementOf(mark.id)
  const version = versionName(session, mark.anchor.version)
  const text = mark.anchor.quote?.exact ?? ''
  return (
    <p className={css.placed}>
      {placement?.outcome === 'changed' && text !== ''
        ? t('reader:placed.changed', { version, text: text.length > 300 ? `${text.slice(0, 300)}…` : text })
        : placement?.sure === false
          ? t('reader:placed.unsure', { version })
          : t('reader:placed.from', { version })}{' '}
      <Button look="link" onPress={() => showInItsVersion(session, mark.id)}>
        {t('reader:placed.open')}
      </Button>
    </p>
  )
}
