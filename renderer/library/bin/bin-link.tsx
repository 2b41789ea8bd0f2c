// A way to the bin from the screen of an empty library, where there is something in it: whoever removed everything finds it.
import { useEffect, useState } from 'react'
import { api } from '../../app/api.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { fileSize } from '../../ui/format.ts'

export function BinLink() {
  const t = useWords()
  const [bin, setBin] = useState({ total: 0, bytes: 0 })
  useEffect(() => {
    let gone = false
    api()
      .request('bin.list', { limit: 1 })
      .then(
        (answer) => !gone && setBin(answer),
        // Nobody asked for it: a bin that cannot be read says so on its own screen.
        () => undefined,
      )
    return () => {
      gone = true
    }
  }, [])
  if (bin.total === 0) return null
  return (
    <p>
      <a href="#/bin">{t('library:bin.title')}</a>
      {': '}
      {t('library:bin.size', { count: bin.total, size: fileSize(bin.bytes, currentLanguage()) })}
    </p>
  )
}
