// A PDF's text is anybody's: what is made to keep the reader of references busy is read like any other.
import { expect, test } from 'vitest'
import { fieldsOf } from '../../../main/references/entry.ts'
import { placeMentions } from '../../../main/references/mentions.ts'
import { TEXT_MODEL, type PageText } from '../../../preload/model/text.ts'

test('an entry of dots and spaces by the hundred thousand says nothing, at once', () => {
  for (const unit of ['.', '. ', ', ', ' ', ';', 'A. ']) {
    expect(fieldsOf(`[1] ${unit.repeat(300_000)}x`)).toMatchObject({ arxivId: null, doi: null, url: null })
  }
})

test('what an entry says at its beginning is read however long it goes on', () => {
  const entry = `A. Author and B. Other. A thing worth citing. arXiv:2406.15877, 2024. ${'and so on '.repeat(50_000)}`
  expect(fieldsOf(entry)).toMatchObject({ title: 'A thing worth citing', arxivId: '2406.15877', year: 2024 })
})

test('a hundred thousand numbers behind one word are no hundred thousand mentions', () => {
  const text = `Figure 1,${'1,'.repeat(200_000)}`
  const page: PageText = {
    model: TEXT_MODEL,
    page: 1,
    box: [0, 0, 600, 800],
    rotation: 0,
    text,
    at: [],
    length: [],
    rects: [],
    dom: [],
    lines: [],
    fallback: false,
  }
  const flow = { text, glyphs: Array.from({ length: text.length }, () => 0) }
  expect(placeMentions(page, flow, [], new Map())).toEqual([])
})
