// Tags as a row of small labels, in their colours.
import { useTagColors } from '../app/tag-colors.ts'
import css from './tag-names.module.css'

/** The tags of a paper, in their order. */
export function TagNames({ tags }: { readonly tags: readonly string[] }) {
  const colors = useTagColors((state) => state.colors)
  return tags.map((tag) => (
    <span key={tag} className={css.tag} data-color={colors.get(tag)}>
      {tag}
    </span>
  ))
}
