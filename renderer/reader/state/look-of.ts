// Which look the pages have, of all that may say so, and which comes next. Pure.
import type { Settings } from '../../../preload/model/app.ts'
import { PageLook } from '../../../preload/model/reading.ts'

/** The look that a paper's own, the setting for all papers and the theme come to. */
export function lookOf(
  own: PageLook | null,
  { pageLook, darkPages }: Pick<Settings, 'pageLook' | 'darkPages'>,
  theme: string,
): PageLook {
  if (own) return own
  if (pageLook !== 'theme') return pageLook
  if (theme === 'sepia') return 'sepia'
  return (theme === 'dark' || theme === 'black') && darkPages ? theme : 'light'
}

/** The look after another, round and round. */
export function nextLook(look: PageLook): PageLook {
  const looks = PageLook.options
  return looks[(looks.indexOf(look) + 1) % looks.length] ?? 'light'
}
