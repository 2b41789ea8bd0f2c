// The bin's screen, loaded when it is first gone to.
import { useWords } from '../../app/words/words.ts'
import { later } from '../../reader/later.tsx'
import { RowShapes } from '../../ui/shape.tsx'

const page = later(async () => (await import('./bin-page.tsx')).BinPage)

export function BinScreen() {
  const t = useWords()
  return <page.Part meanwhile={<RowShapes rows={5} label={t('app.loading')} />} />
}
