import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../../../../main/intake/readers/read-source.ts'
import { isRtf, textOfRtf } from '../../../../main/intake/readers/rtf.ts'

test('Paragraphs are lines, and an address stands behind the words that lead to it', () => {
  const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Times;}}{\*\generator W;}\pard One \b bold\b0  word\par
{\field{\*\fldinst HYPERLINK "https://arxiv.org/abs/2205.14135"}{\fldrslt FlashAttention}}\par
{\field{\*\fldinst{HYPERLINK "https://arxiv.org/abs/2312.00752"}}{\fldrslt{https://arxiv.org/abs/2312.00752}}}\par}`
  expect(textOfRtf(rtf).split('\n')).toEqual([
    'One bold word',
    'FlashAttention <https://arxiv.org/abs/2205.14135>',
    'https://arxiv.org/abs/2312.00752',
    '',
  ])
})

test('Letters are read in the code page of the file and as Unicode, without their stand-ins', () => {
  expect(textOfRtf(String.raw`{\rtf1\ansicpg1252 R\'e9, \u8212? \u-10179?\u-8704? \'93a\'94}`)).toBe('Ré, — 😀 “a”')
  expect(textOfRtf(String.raw`{\rtf1\ansicpg936 \'c2\'db\'ce\'c4{\uc2\u35770\'c2\'db}}`)).toBe('论文论')
})

test('A file of rich text is read as its words, whatever its name', () => {
  const bytes = new TextEncoder().encode(String.raw`{\rtf1 Mamba\line arXiv:2312.00752\par}`)
  expect(readSource(bytes, 'list.doc').text).toBe('Mamba\narXiv:2312.00752\n')
})

test('Damaged rich text is read as far as it goes and never throws', () => {
  fc.assert(
    fc.property(fc.string(), (tail) => {
      const rtf = String.raw`{\rtf1 first \par ` + tail
      expect(isRtf(rtf)).toBe(true)
      expect(textOfRtf(rtf).startsWith('first ')).toBe(true)
    }),
  )
  expect(textOfRtf(String.raw`{\rtf1 a}}}} b {\field{\*\fldinst HYPERLINK`)).toContain('a')
})
