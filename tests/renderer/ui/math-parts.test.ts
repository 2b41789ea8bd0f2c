// Formulas in titles and abstracts, and what only looks like one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mathParts } from '../../../renderer/ui/math-parts.ts'

const shown = (text: string): readonly string[] =>
  mathParts(text).map((part) =>
    part.kind === 'words' ? part.text : part.display ? `[[${part.tex}]]` : `[${part.tex}]`,
  )

describe('words with formulas', () => {
  it('are taken apart at dollars, doubled dollars and backslashed brackets', () => {
    expect(shown('In $O(n\\log n)$ steps')).toEqual(['In ', '[O(n\\log n)]', ' steps'])
    expect(shown('$$x^2$$ and \\(y\\), \\[z\\]')).toEqual(['[[x^2]]', ' and ', '[y]', ', ', '[[z]]'])
    expect(shown('an error of $0.7\\%$')).toEqual(['an error of ', '[0.7\\%]'])
    expect(shown('with $ \\alpha $ small')).toEqual(['with ', '[\\alpha]', ' small'])
  })

  it('are left alone where the dollars are money', () => {
    expect(shown('from $5 to $9 each')).toEqual(['from $5 to $9 each'])
    expect(shown('it costs \\$5 and 3\\% more')).toEqual(['it costs $5 and 3% more'])
    expect(shown('one $ alone')).toEqual(['one $ alone'])
  })

  it('lose the TeX that means only words', () => {
    expect(shown("``\\emph{Attention}'' is 2017--2020")).toEqual(['“Attention” is 2017–2020'])
  })

  it('are not looked for in what no abstract is: it stays as it is written, at once', () => {
    const text = '\\['.repeat(2_000_000)
    expect(mathParts(text)).toEqual([{ kind: 'words', text }])
  })

  it('never end in an error, and never lose a plain word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(mathParts(text).length).toBeLessThanOrEqual(text.length)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{1,80}$/), (text) => {
        expect(shown(text)).toEqual([text])
      }),
    )
  })
})
