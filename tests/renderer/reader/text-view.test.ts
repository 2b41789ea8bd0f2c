import { describe, expect, it } from 'vitest'
import type { PageText } from '../../../preload/model/text.ts'
import { blocksOf, joinedBlocks, type Block } from '../../../renderer/reader/text-view/blocks.ts'
import { runsOf, tintsOf } from '../../../renderer/reader/text-view/runs.ts'
import { laidPage, type LaidLine } from '../../support/laid-page.ts'
import { markOf } from './marks.ts'

type Line = readonly [text: string, paragraph: number, more?: LaidLine[3]]

function pageOf(page: number, lines: readonly Line[]): PageText {
  const laid = lines.map(([text, paragraph, more], index): LaidLine => [
    text,
    50,
    700 - index * 20,
    { paragraph, ...more },
  ])
  return laidPage(laid, { page })
}

const shape = (blocks: readonly Block[]) =>
  blocks.map(({ kind, level, parts }) => [kind, level, parts.map(({ text }) => text).join(' | ')])
const about = { outline: [], inReferences: false }
const heading = { kind: 'heading' } as const

describe('a paper as text', () => {
  it('is headings, paragraphs and what stands apart from them, without heads and page numbers', () => {
    const page = pageOf(1, [
      ['A RUNNING HEAD', 0, { kind: 'running' }],
      ['2.1 Optimal trans-', 1, { ...heading, hyphen: true }],
      ['port', 1, heading],
      ['We show that the', 2],
      ['1 A footnote stands below.', 3, { kind: 'footnote' }],
      ['method con-', 2, { hyphen: true }],
      ['verges.', 2],
      ['• first of a list', 4],
      ['Figure 2: What it looks like.', 5],
      ['x = y + 1 (3)', 6],
      ['7', 7, { kind: 'page-number' }],
    ])
    expect(shape(blocksOf(page, about).blocks)).toEqual([
      ['heading', 1, '2.1 Optimal transport'],
      ['paragraph', 0, 'We show that the method converges.'],
      ['item', 0, '• first of a list'],
      ['caption', 0, 'Figure 2: What it looks like.'],
      ['formula', 0, 'x = y + 1 (3)'],
      ['footnote', 0, '1 A footnote stands below.'],
    ])
  })

  it('has headings as deep as the outline says', () => {
    const outline = [{ title: 'Related Work', level: 2, target: null, y: null }]
    const page = pageOf(1, [
      ['3 Related work', 0, heading],
      ['B.2.1 Proofs', 1, heading],
    ])
    expect(blocksOf(page, { ...about, outline }).blocks.map(({ level }) => level)).toEqual([2, 2])
  })

  it('keeps references apart, from their heading to the appendix', () => {
    const page = pageOf(8, [
      ['References', 0, heading],
      ['[1] A. Author. A title.', 1],
      ['A Proofs', 2, heading],
      ['We prove it.', 3],
    ])
    expect(shape(blocksOf(page, about).blocks).map(([kind]) => kind)).toEqual([
      'heading',
      'reference',
      'heading',
      'paragraph',
    ])
  })

  it('puts a sentence together that a page’s end cuts, its footnotes after it', () => {
    const one = blocksOf(
      pageOf(1, [
        ['The sentence goes', 0],
        ['1 A note.', 1, { kind: 'footnote' }],
      ]),
      about,
    ).blocks
    const two = blocksOf(
      pageOf(2, [
        ['on here.', 0],
        ['Another begins.', 1],
      ]),
      about,
    ).blocks
    expect(shape(joinedBlocks([one, two]))).toEqual([
      ['paragraph', 0, 'The sentence goes | on here.'],
      ['footnote', 0, '1 A note.'],
      ['paragraph', 0, 'Another begins.'],
    ])
    expect(joinedBlocks([one, []])).toHaveLength(2)
  })
})

describe('marks in the text', () => {
  it('show on the very words they are on', () => {
    const [block] = blocksOf(pageOf(1, [['ab cd ef', 0]]), about).blocks
    const part = block?.parts[0]
    if (!part) throw new Error('no part')
    const tinted = { from: 2, to: 4, tint: 'green', note: '' } as const
    expect(runsOf(part, [tinted]).map(({ text, tinted: tint }) => [text, tint?.tint ?? null])).toEqual([
      ['ab ', null],
      ['cd ', 'green'],
      ['ef', null],
    ])
    expect(runsOf(part, [])).toEqual([{ text: 'ab cd ef', tinted: null }])
  })

  it('are those of the page', () => {
    const mark = markOf('m-000001')
    const page = mark.anchor.parts[0]?.page ?? 0
    expect(tintsOf([mark], page)).toHaveLength(1)
    expect(tintsOf([mark], page + 1)).toEqual([])
  })
})
