// The sample list: the same five papers in both languages, known without a network.
import { expect, test } from 'vitest'
import { sampleDraft, samplePapers } from '../../../main/intake/sample.ts'
import { VersionMetadata } from '../../../preload/model/paper.ts'

const outline = (language: string | null) =>
  sampleDraft(language).sections.map(({ items }) => items.map(({ arxivId, title }) => [arxivId, title]))

test('both languages hold the same papers in the same sections', () => {
  expect(outline('zh-CN')).toEqual(outline('en'))
  expect(outline(null)).toEqual(outline('en'))
  expect(outline('en').map((items) => items.length)).toEqual([2, 2, 1])
})

test.each(['en', 'zh-CN'])('in %s everything is worded and nothing is a problem', (language) => {
  const draft = sampleDraft(language)
  expect(draft.title).not.toBeNull()
  expect(draft.intro).toContain('Offprint')
  expect([draft.mentions, draft.problems]).toEqual([[], []])
  for (const { title, items } of draft.sections) {
    expect(title).not.toBeNull()
    for (const item of items) expect(item.summary?.length).toBeGreaterThan(20)
  }
})

test('what is known of the papers fits the list and the model', () => {
  const items = sampleDraft('en').sections.flatMap((section) => section.items)
  expect(samplePapers.map(({ base, metadata }) => [base, metadata.title])).toEqual(
    items.map(({ arxivId, title }) => [arxivId, title]),
  )
  for (const { metadata } of samplePapers) expect(VersionMetadata.parse(metadata)).toEqual(metadata)
})
