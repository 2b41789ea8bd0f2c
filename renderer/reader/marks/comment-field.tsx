// The field a comment is written in. What is typed is kept from the first letter; Ctrl/⌘ Enter or leaving it is done.
import { useEffect, useRef, useState } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { Saver } from '../state/saver.ts'
import { useSession } from '../state/use-reader.ts'
import css from './marks.module.css'

export function CommentField(props: { readonly mark: Mark; readonly autoFocus: boolean; readonly onDone: () => void }) {
  const t = useWords()
  const session = useSession()
  const { id } = props.mark
  const [text, setText] = useState(props.mark.comment)
  const [saver] = useState(
    () => new Saver<string>({ save: (comment) => Promise.resolve(session.actions.comment(id, comment.trimEnd())) }),
  )
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (props.autoFocus) field.current?.focus({ preventScroll: true })
  }, [props.autoFocus])
  useEffect(() => () => void saver.flush(), [saver])
  return (
    <>
      <textarea
        ref={field}
        className={css.field}
        rows={3}
        value={text}
        maxLength={100_000}
        placeholder={t('reader:mark.writeComment')}
        aria-label={t('reader:mark.comment')}
        onChange={(event) => {
          setText(event.target.value)
          saver.put(event.target.value)
        }}
        onBlur={() => void saver.flush()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void saver.flush().then(props.onDone)
        }}
      />
      {text !== '' && (
        <div className={css.done}>
          <Button look="link" onPress={() => void saver.flush().then(props.onDone)}>
            {t('reader:mark.done')}
          </Button>
        </div>
      )}
    </>
  )
}
