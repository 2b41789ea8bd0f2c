import { expect, it } from 'vitest'
import { countWords, isJoin, type WordCounts } from '../../../main/text/hyphens.ts'

function counted(text: string): WordCounts {
  const counts: WordCounts = new Map()
  countWords(text, counts)
  return counts
}

it.each([
  ['the trans-', 'former is', 'A transformer here', true],
  ['a state-of-the-', 'art model', 'state-of-the-art everywhere', false],
  ['using self-', 'attention', '', false],
  ['codes in-', 'dicating diagnoses', '', true],
  ['it is in-', 'formation', '', true],
  ['learning in-', 'context', 'the context of it', false],
  ['pay all-', 'around attention', 'go around', false],
  ['was al-', 'lowed', '', true],
  ['they on-', 'line serve', '', true],
  ['rather unusu-', 'al word', '', true],
  ['the pre-', 'training', 'pre-training of models, pre-training; pretraining', false],
  ['the pre-', 'training', 'pretraining, pretraining and pre-training', true],
  ['GPT-', 'style models', '', false],
  ['in New-', 'York', '', false],
  ['pages 3-', '7', '', false],
  ['a dash -', 'and more', '', false],
  ['no hyphen', 'here', '', false],
])('%s | %s, in a document with %j: joined %s', (before, after, document, joined) => {
  expect(isJoin(before, after, counted(document))).toBe(joined)
})

it('does not count the halves that line ends leave', () => {
  expect([...counted('some trans-\nformer words').keys()]).toEqual(['some', 'former', 'words'])
})
