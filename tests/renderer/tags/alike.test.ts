// Tags written in more than one way.
import { expect, test } from 'vitest'
import { tagsAlike } from '../../../renderer/tags/alike.ts'

const tag = (name: string, count = 1) => ({ tag: name, count })

test('tags that differ in case, spaces and hyphens belong together, the most used gives the name', () => {
  const groups = tagsAlike([
    tag('RAG'),
    tag('rag', 3),
    tag('fine-tuning'),
    tag('Fine Tuning', 2),
    tag('agents'),
    tag('检索'),
  ])
  expect(groups.map((group) => group.map((each) => each.tag))).toEqual([
    ['rag', 'RAG'],
    ['Fine Tuning', 'fine-tuning'],
  ])
})

test('ten thousand are looked through at once', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => tag(`tag ${at}`))
  expect(tagsAlike([...many, tag('TAG-5')])).toEqual([[tag('TAG-5'), tag('tag 5')]])
})
