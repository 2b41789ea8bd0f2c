// Bytes → text: a file someone dropped or a page someone asked for. Finds the encoding, and says in a sentence what cannot
// be a list: nothing, a PDF, a picture, more than anyone reads.
import { AppError } from '../../../preload/errors.ts'
import { say, together, type Sentence } from '../../../preload/said.ts'
import { detectFormat, type TextFormat } from './formats.ts'
import { isRtf, textOfRtf } from './rtf.ts'

export interface SourceText {
  readonly text: string
  readonly format: TextFormat
  /** The encoding it was read in, as TextDecoder names it. */
  readonly encoding: string
}

/**
 * The most text a list may have, in characters. Reading takes up to 0.4 s a million on a slow machine and nothing else
 * happens meanwhile, so this is two seconds at most; ten thousand papers with a paragraph each still fit.
 */
export const longestText = 5_000_000

/** Reads bytes as the text of a list. Throws AppError `invalid-input` with a sentence for what cannot be one. */
export function readSource(bytes: Uint8Array, name: string | null): SourceText {
  if (bytes.length === 0) throw refuse(say('source.empty'), name)
  const kind = kindOfBinary(bytes)
  if (kind === 'pdf') throw refuse(say('source.pdf'), name)
  if (kind !== null) throw refuse(say(`source.${kind}`), name)
  if (bytes.length > longestText * 4) throw tooLong(name)
  const { text: written, encoding } = decodeText(bytes, name)
  const text = isRtf(written) ? textOfRtf(written) : written
  checkText(text, name)
  return { text, format: detectFormat(text, name), encoding }
}

/** Refuses text that cannot be a list: nothing but white space, or too long. Throws AppError `invalid-input`. */
export function checkText(text: string, name: string | null): void {
  if (text.length > longestText) throw tooLong(name)
  if (!/[\p{L}\p{N}]/u.test(text.slice(0, 100_000)) && !/[\p{L}\p{N}]/u.test(text)) {
    throw refuse(say('source.empty'), name)
  }
}

function refuse(sentence: Sentence, name: string | null): AppError {
  const whole = name === null ? sentence : together(say('source.named', { name }), sentence)
  return new AppError('invalid-input', whole, { details: { name } })
}

function tooLong(name: string | null): AppError {
  return refuse(say('source.long'), name)
}

type Binary = 'picture' | 'archive' | 'compressed' | 'program' | 'database'

const signatures: readonly (readonly [Binary, readonly number[], number])[] = [
  ['picture', [0x89, 0x50, 0x4e, 0x47], 0],
  ['picture', [0xff, 0xd8, 0xff], 0],
  ['picture', [0x47, 0x49, 0x46, 0x38], 0],
  ['picture', [0x57, 0x45, 0x42, 0x50], 8],
  ['archive', [0x50, 0x4b, 0x03, 0x04], 0],
  ['compressed', [0x1f, 0x8b], 0],
  ['compressed', [0x42, 0x5a, 0x68], 0],
  ['compressed', [0xfd, 0x37, 0x7a, 0x58], 0],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['compressed', [0x28, 0xb5, 0x2f, 0xfd], 0],
  ['program', [0x7f, 0x45, 0x4c, 0x46], 0],
  ['database', [...'SQLite format 3'].map((c) => c.charCodeAt(0)), 0],
]

function kindOfBinary(bytes: Uint8Array): Binary | 'pdf' | null {
  const head = bytes.subarray(0, 1024)
  const start = String.fromCharCode(...head)
  if (/^[\s\ufeffï»¿]{0,16}%PDF-/.test(start)) return 'pdf'
  for (const [kind, signature, at] of signatures) if (signature.every((byte, i) => bytes[at + i] === byte)) return kind
  return null
}

/** Decodes by the byte order mark, else by what the page declares, else UTF-8, else the East Asian encoding that fits. */
function decodeText(bytes: Uint8Array, name: string | null): { text: string; encoding: string } {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  const wide = marked ?? withoutMark(bytes)
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide }
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8 !== null) {
    if (controls(utf8) > 0) throw refuse(say('source.binary'), name)
    return { text: utf8, encoding: 'utf-8' }
  }
  const declared = declaredEncoding(bytes)
  const tries = declared === null ? candidates : [declared, ...candidates]
  let best: { text: string; encoding: string; score: number } | null = null
  for (const encoding of tries) {
    const text = decodeAs(bytes, encoding)
    if (text === null || controls(text) > 0) continue
    const score = likeness(text) + (encoding === declared ? 0.5 : 0)
    if (best === null || score > best.score) best = { text, encoding, score }
  }
  if (best === null || best.score < 0.3) throw refuse(say('source.binary'), name)
  return best
}

const candidates = ['gb18030', 'shift_jis', 'euc-jp', 'big5', 'euc-kr', 'windows-1252']

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}

/** UTF-16 without a mark: nearly every other byte is zero in Latin text. */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 8 || bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4000)
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const half = length / 2
  if ((zeros[1] ?? 0) > half * 0.4 && (zeros[0] ?? 0) < half * 0.02) return 'utf-16le'
  return (zeros[0] ?? 0) > half * 0.4 && (zeros[1] ?? 0) < half * 0.02 ? 'utf-16be' : null
}

/** Control characters that no text has. */
function controls(text: string): number {
  return text.slice(0, 1_000_000).match(/[\u0000-\u0006\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 2048))
  const name = /charset\s*=\s*["']?([\w-]{2,20})|encoding\s*=\s*["']([\w-]{2,20})/i.exec(head)
  const label = name?.[1] ?? name?.[2]
  if (label === undefined) return null
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** How much a decoded text looks like one: common letters for, rare and private ones against; from 0 to 1. */
function likeness(text: string): number {
  let good = 0
  let bad = 0
  let foreign = 0
  for (const c of text.slice(0, 20_000)) {
    const code = c.codePointAt(0) ?? 0
    if (code < 0x80) continue
    foreign++
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3000 && code <= 0x303f))
      good += commonHan(code) ? 1 : 0.55
    else if (
      (code >= 0xff01 && code <= 0xff5e) ||
      (code >= 0x2010 && code <= 0x2030) ||
      (code >= 0xac00 && code <= 0xd7a3)
    )
      good += 0.8
    else if (code >= 0xc0 && code <= 0x17f) good += 0.6
    else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xff61 && code <= 0xff9f)) bad += 1
    else good += 0.1
  }
  return foreign === 0 ? 1 : Math.max(0, (good - bad) / foreign)
}

const common = new Set(
  [
    ...'的一是不了在人有我他这中大来上个国和也子时道说出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从论文模型语言方法数据研究提出训练推理実験結果本論手法提案です。,、のにはをがとでし',
  ].map((c) => c.codePointAt(0) ?? 0),
)

function commonHan(code: number): boolean {
  return common.has(code) || (code >= 0x3040 && code <= 0x309f)
}
