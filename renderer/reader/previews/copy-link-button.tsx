// Copies the link to what is selected, open, or read: beside a selection and a mark, and in the reader's menu.
import { Link } from 'lucide-react'
import { copyText } from '../../app/copy-text.ts'
import { toast } from '../../app/toasts.ts'
import { t as words, useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import type { ReaderSession } from '../state/session.ts'
import { useSession } from '../state/use-reader.ts'
import { linkToHere } from './copy-link.ts'

/** Copies it and says so. */
export async function copyLink(session: ReaderSession): Promise<void> {
  if (!(await copyText(linkToHere(session)))) return
  session.say(words('reader:link.copied'))
  toast(words('reader:link.copied'))
}

/** The button. */
export function CopyLinkButton() {
  const t = useWords()
  const session = useSession()
  return (
    <IconButton label={t('reader:link.copyHere')} command="reader.copyLink" onPress={() => void copyLink(session)}>
      <Link size={16} aria-hidden />
    </IconButton>
  )
}
