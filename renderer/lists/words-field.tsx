// The words of a list on one paper, while a person writes them. Ctrl/⌘ Enter keeps, Escape does not.
import { useState } from 'react'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import css from './list-entry.module.css'

export function WordsField(props: { readonly words: string; readonly onDone: (words: string | null) => void }) {
  const t = useWords()
  const [text, setText] = useState(props.words)
  return (
    <div className={css.wordsEdit}>
      <textarea
        className={css.wordsField}
        value={text}
        rows={Math.min(12, Math.max(3, Math.ceil(text.length / 70)))}
        autoFocus
        aria-label={t('lists:page.words')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            props.onDone(null)
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            props.onDone(text)
          }
        }}
      />
      <span className={css.wordsButtons}>
        <Button look="primary" onPress={() => props.onDone(text)}>
          {t('lists:page.saveWords')}
        </Button>
        <Button look="quiet" onPress={() => props.onDone(null)}>
          {t('app.cancel')}
        </Button>
      </span>
    </div>
  )
}
