import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caretAt } from '../../../preload/text/select.ts'
import {
  caretBelow,
  caretRect,
  entered,
  stepped,
  type Caret,
  type Direction,
  type Step,
} from '../../../renderer/reader/selection/caret-moves.ts'
import { caretKey, KeyboardCaret } from '../../../renderer/reader/selection/keyboard.ts'
import { PageTexts } from '../../../renderer/reader/selection/page-texts.ts'
import { steered } from '../../../renderer/reader/selection/steer.ts'
import { laidPage } from '../../support/laid-page.ts'

const right = { column: 1 }
/** Two columns, a footnote under the left one, a short last line, a running head. */
const page = laidPage([
  ['HEAD', 250, 780, { kind: 'running', paragraph: 9 }],
  ['one two three', 50, 700],
  ['four', 50, 680],
  ['a note', 50, 600, { kind: 'footnote', paragraph: 5 }],
  ['five, six', 350, 700, { ...right, paragraph: 1 }],
  ['seven eight', 350, 680, { ...right, paragraph: 1 }],
])
const lineOf = (word: string) => {
  const line = page.lines[['HEAD', 'one', 'four', 'note', 'five', 'seven'].indexOf(word)]
  if (!line) throw new Error(word)
  return line
}
const caret = (at: number, more: Partial<Caret> = {}): Caret => ({ page: 1, at, atEnd: false, goal: null, ...more })
const go = (from: Caret, step: Step, direction: Direction): number => {
  const to = stepped(page, from, step, direction)
  if (to === null || to === 'page') throw new Error(String(to))
  return to.at
}

describe('a caret', () => {
  it('goes letter by letter over line ends, down the columns, past heads and footnotes', () => {
    const end = lineOf('four').to
    expect(go(caret(end - 1), 'glyph', 1)).toBe(end)
    expect(go(caret(end, { atEnd: true }), 'glyph', 1)).toBe(lineOf('five').from + 1)
    expect(go(caret(lineOf('five').from), 'glyph', -1)).toBe(end - 1)
  })

  it('goes word by word, to the end of each going on, to its beginning going back', () => {
    const { from } = lineOf('one')
    const ends = [3, 6, 11].map((at) => from + at)
    expect([go(caret(from), 'word', 1), go(caret(from + 3), 'word', 1), go(caret(from + 6), 'word', 1)]).toEqual(ends)
    expect(go(caret(lineOf('four').to, { atEnd: true }), 'word', 1)).toBe(lineOf('five').from + 4)
    expect(go(caret(lineOf('five').from), 'word', -1)).toBe(lineOf('four').from)
  })

  it('goes up and down and comes back to where it was over a shorter line', () => {
    const { from } = lineOf('one')
    const down = stepped(page, caret(from + 8), 'line', 1)
    expect(down).toMatchObject({ at: lineOf('four').to, atEnd: true })
    if (down === null || down === 'page') throw new Error('no line')
    expect(go(down, 'line', -1)).toBe(from + 8)
    expect(go(down, 'line', 1)).toBe(lineOf('five').to)
  })

  it('goes to the edges of its line and of its paragraph', () => {
    const { from, to } = lineOf('one')
    expect([go(caret(from + 4), 'edge', -1), go(caret(from + 4), 'edge', 1)]).toEqual([from, to])
    expect(go(caret(from + 4), 'paragraph', 1)).toBe(lineOf('four').to)
    expect(go(caret(lineOf('four').to, { atEnd: true }), 'paragraph', 1)).toBe(lineOf('seven').to)
  })

  it('leaves the page at its end, and comes into the next at its text', () => {
    const last = lineOf('seven').to
    expect(stepped(page, caret(last, { atEnd: true }), 'glyph', 1)).toBe('page')
    expect(entered(page, caret(last), 'glyph', 1)).toMatchObject({ at: lineOf('one').from })
    expect(entered(page, caret(0), 'word', -1)).toMatchObject({ at: lineOf('seven').from + 5 })
  })

  it('begins at the first line one sees, and stands as high as its line', () => {
    expect(caretBelow(page, 695)).toMatchObject({ at: lineOf('four').from })
    expect(caretRect(page, caret(lineOf('four').to, { atEnd: true }))).toEqual([90, 680, 90, 690])
  })

  it('moves on with every letter forward, and back again, anywhere in the text', () => {
    const body = page.lines.filter(({ kind }) => kind === 'body')
    fc.assert(
      fc.property(fc.constantFrom(...body), fc.nat(20), ({ from, to }, offset) => {
        const at = from + (offset % (to - from))
        const on = stepped(page, caret(at), 'glyph', 1)
        if (on === null || on === 'page') throw new Error('no glyph')
        expect(on.at).toBeGreaterThan(at)
        expect(go(on, 'glyph', -1)).toBe(at)
      }),
    )
  })
})

describe('keys of the caret', () => {
  const press = (key: string, more: Partial<Parameters<typeof caretKey>[0]> = {}) => ({
    key,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...more,
  })

  it('are those of every text on this machine', () => {
    expect(caretKey(press('ArrowRight', { shiftKey: true, ctrlKey: true }), false)).toEqual({
      step: 'word',
      direction: 1,
      extend: true,
    })
    expect(caretKey(press('ArrowRight', { shiftKey: true, metaKey: true }), true)).toMatchObject({ step: 'edge' })
    expect(caretKey(press('ArrowLeft', { shiftKey: true, altKey: true }), true)).toMatchObject({ step: 'word' })
    expect(caretKey(press('ArrowUp'), false)).toEqual({ step: 'line', direction: -1, extend: false })
    expect(caretKey(press('a', { ctrlKey: true }), false)).toBeNull()
  })

  it('go from page to page in the order they were pressed, however long a page takes to come', async () => {
    const made = [1, 2].map((number) => laidPage([['ab cd', 50, 700]], { page: number }))
    const texts = new PageTexts({
      url: () => null,
      fallback: (number) => new Promise((resolve) => setTimeout(resolve, 5, made[number - 1] ?? null)),
      onText: () => {},
    })
    const seen: (readonly [number, number])[] = []
    const keys = new KeyboardCaret({
      texts,
      pages: () => 2,
      top: () => ({ page: 1, y: 800 }),
      seen: () => true,
      selecting: () => seen.length > 0,
      onCaret: (_from, to) => void seen.push([to.page, to.at]),
    })
    const word = { step: 'word', direction: 1, extend: true } as const
    void keys.press(word)
    void keys.press(word)
    await keys.press(word)
    expect(seen).toEqual([
      [1, 2],
      [1, 4],
      [2, 2],
    ])
  })
})

describe('a pointer beside the text', () => {
  it('means the line it is beside: right of a short line, in the margins', () => {
    const { from, to } = lineOf('four')
    expect(caretAt(page, { x: 170, y: 688 })).toBe(to)
    expect(caretAt(page, { x: 5, y: 683 })).toBe(from)
    expect(caretAt(page, { x: 590, y: 704 })).toBe(lineOf('five').to)
  })

  it('stays in its column while a drag strays into the gutter, and takes the other once it is over it', () => {
    const anchor = lineOf('one').from
    const at = (x: number, y: number) => caretAt(page, steered(page, { x, y }, anchor))
    expect(at(330, 704)).toBe(lineOf('one').to)
    expect(at(342, 684)).toBe(lineOf('four').to)
    expect(at(361, 704)).toBe(lineOf('five').from + 1)
  })
})
