// Bytes in every encoding people have, and what is refused with a sentence.
import { expect, test } from 'vitest'
import { AppError } from '../../../../preload/errors.ts'
import { checkText, longestText, readSource } from '../../../../main/intake/readers/read-source.ts'

const line = '一、大模型\n1、论文标题:数据与模型的研究\nhttps://arxiv.org/abs/2406.15877\n'
const utf8 = new TextEncoder()

function bytes(...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function utf16(text: string, little: boolean): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((c) => {
      const code = c.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
}

function refusal(input: Uint8Array, name: string | null = null): string {
  try {
    readSource(input, name)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') return error.message
    throw error
  }
  throw new Error('was not refused')
}

test('UTF-8 is read with and without its mark', () => {
  expect(readSource(utf8.encode(line), 'a.txt').text).toBe(line)
  expect(readSource(bytes([0xef, 0xbb, 0xbf], utf8.encode(line)), 'a.txt').text).toBe(line)
})

test('UTF-16 is read by its mark, and without one where it is Latin', () => {
  expect(readSource(bytes([0xff, 0xfe], utf16(line, true)), 'a.txt').text).toBe(line)
  expect(readSource(bytes([0xfe, 0xff], utf16(line, false)), 'a.txt').text).toBe(line)
  const plain = 'Reading list\nhttps://arxiv.org/abs/2406.15877\n'
  expect(readSource(utf16(plain, true), 'a.txt')).toMatchObject({ text: plain, encoding: 'utf-16le' })
})

test('GB18030 and Shift-JIS are told apart', () => {
  // “大模型论文” in GB18030; “論文の一覧です。” in Shift-JIS.
  const gb = bytes([0xb4, 0xf3, 0xc4, 0xa3, 0xd0, 0xcd, 0xc2, 0xdb, 0xce, 0xc4], utf8.encode(' 2406.15877'))
  expect(readSource(gb, 'a.txt')).toMatchObject({ text: '大模型论文 2406.15877', encoding: 'gb18030' })
  const sjis = bytes(
    [0x98, 0x5f, 0x95, 0xb6, 0x82, 0xcc, 0x88, 0xea, 0x97, 0x97, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42],
    utf8.encode(' 2406.15877'),
  )
  expect(readSource(sjis, 'a.txt')).toMatchObject({ text: '論文の一覧です。 2406.15877', encoding: 'shift_jis' })
})

test('a page is read in the encoding that it declares', () => {
  const page = bytes(
    utf8.encode('<html><head><meta charset="gbk"></head><p>'),
    [0xc2, 0xdb, 0xce, 0xc4],
    utf8.encode('</p></html>'),
  )
  expect(readSource(page, 'a.html')).toMatchObject({ format: 'html', encoding: 'gbk' })
  expect(readSource(page, 'a.html').text).toContain('<p>论文</p>')
})

test('what cannot be a list is refused with a sentence that says what to do', () => {
  expect(refusal(new Uint8Array())).toBe('There is nothing in it. Paste or drop a list with arXiv links or ids.')
  expect(refusal(utf8.encode(' \n\t\u00a0\n'), 'list.txt')).toBe(
    'list.txt: There is nothing in it. Paste or drop a list with arXiv links or ids.',
  )
  expect(refusal(utf8.encode('%PDF-1.7\n%âãÏÓ'))).toBe(
    'This is a PDF: add it as a paper. A list is a text, a web page, Markdown or BibTeX.',
  )
  expect(refusal(bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toMatch(/^This is a picture, not a text\./)
  expect(refusal(bytes([0x50, 0x4b, 0x03, 0x04, 0, 0]))).toMatch(/^This is a zip archive or an Office document/)
  const junk = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 255)
  expect(refusal(junk)).toMatch(/^This is binary data, not a text\./)
})

test('more text than anyone reads is refused before it is parsed', () => {
  expect(refusal(new Uint8Array(20 * 1024 * 1024).fill(0x61))).toMatch(
    /^This is more than 5 million characters.+Split it/,
  )
  expect(() => checkText('a'.repeat(longestText + 1), null)).toThrow(AppError)
  expect(() => checkText('2406.15877', null)).not.toThrow()
})
