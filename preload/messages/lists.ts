// What is said of reading lists that are moved, merged and taken back, of tags, and of duplicates.
export const listMessages = {
  'lists.intoItself': 'A list cannot be put into itself or into a list inside it.',
  'lists.mergeItself': 'A list cannot be merged into itself.',
  'lists.sameList': 'The papers are in that list already.',
  'lists.changedSince': 'The list was changed since. Nothing was taken back, so that nothing is lost.',
  'lists.indexing': 'The index is still being made. Try again when searching is ready.',
  'lists.nothingFound': 'The search finds no paper, so there is nothing to list.',
  'lists.wrongQuery': '{{problem}}',
  'undo.gone': 'That was taken back already, or is too long ago.',
  'tags.cancelled': 'The tags are as they were.',
  'duplicates.one': 'Choose at least two papers to make one of them.',
  'duplicates.notMerged': 'That was not merged, or the bin was emptied since.',
  'duplicates.changed': 'What came from “{{title}}” was taken out again; your own later changes stay.',
} as const
