// Every word the reader and the notes show, in English: the i18next namespace `reader`, `t('reader:bar.zoomIn')`.
// Same rules as renderer/app/words/en.ts; the Chinese words have this very shape.

export const en = {
  label: 'Reader',
} as const
