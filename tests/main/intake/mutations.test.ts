// One digest in the many coats that pages, mails, editors and machines give it: always the same sections, papers, words.
import { expect, test } from 'vitest'
import { parseDraft } from '../../../main/intake/parse-draft.ts'
import { readSource } from '../../../main/intake/readers/read-source.ts'
import type { Draft } from '../../../preload/model/list.ts'
import { digest } from '../../e2e/support/digest.ts'

const { text: original, title, papers, sections } = digest()

interface Item {
  readonly title: string
  readonly words: string
  readonly link: string
  /** From 1 in its section. */
  readonly n: number
}

const read = (text: string): Draft => {
  const source = readSource(Buffer.from(text), null)
  return parseDraft({ text: source.text, format: source.format, kind: 'text', now: new Date('2026-11-01') })
}
const whole = read(original).sections.map((section) => section.items.map(({ summary }) => summary ?? ''))

/** The digest again, its sections and items written as told. */
function written(section: (title: string, at: number) => string, item: (item: Item) => string, apart = '\n\n'): string {
  let next = 0
  const parts = sections.flatMap(({ title: name, count }, at) => [
    section(name, at),
    ...Array.from({ length: count }, (_, index) => {
      const paper = papers[next++]
      const link = `https://arxiv.org/abs/${paper?.id}`
      return item({ title: paper?.title ?? '', words: whole[at]?.[index] ?? '', link, n: index + 1 })
    }),
  ])
  return [title, ...parts].join(apart)
}

const same = (words: string): string => words
const usual = ({ title: name, words, link, n }: Item): string => `${n}、${name}\n\n${words}\n\n${link}`
const wide = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const marked = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const page = (section: (name: string) => string, item: (item: Item) => string): string =>
  `<html><body><h1>${title}</h1>${written(section, item, '').slice(title.length)}</body></html>`
const paragraphs = ({ title: name, words, link, n }: Item): string =>
  `<p>${n}、${marked(name)}</p><p>${words}</p><p><a href="${link}">${link}</a></p>`

const coats: Readonly<Record<string, string>> = {
  'as it is': original,
  'with Windows line ends': original.replaceAll('\n', '\r\n'),
  'with old Mac line ends and a byte order mark': `\ufeff${original.replaceAll('\n', '\r')}`,
  'with no-break spaces': original.replaceAll(' ', '\u00a0'),
  indented: original.replace(/^/gm, '    '),
  'quoted in a mail': original.replace(/^/gm, '> '),
  'without empty lines': original.replace(/\n\n+/g, '\n'),
  'with twice the empty lines': original.replaceAll('\n', '\n\n'),
  'with a site’s end': `${original}\n\n退订 | 管理订阅\n\n往期推荐\n\n上个月的论文\n\n点赞 12 收藏 30\n`,
  'with a newsletter’s end': `${original}\n\nYou are receiving this because you signed up.\nUnsubscribe | Preferences\n`,
  'with headings as #': written((name) => `## ${name}`, usual),
  'with headings and titles as #': written(
    (name) => `## ${name}`,
    ({ title: name, words, link, n }) => `### ${n}. ${name}\n\n${words}\n\n${link}`,
  ),
  'with bold headings': written((name) => `**${name}**`, usual),
  'with bold titles': written(
    (name) => `## ${name}`,
    ({ title: name, words, link }) => `**${name}**\n\n${words}\n\n${link}`,
  ),
  'with headings numbered 一、': written((name, at) => `${'一二三四五'.charAt(at)}、${name}`, usual),
  'with headings in 【】': written((name) => `【${name}】`, usual),
  'with full-width digits': written(
    same,
    ({ title: name, words, link, n }) => `${wide(n)}．${name}\n\n${words}\n\n${link}`,
  ),
  'with the link before the words': written(
    same,
    ({ title: name, words, link, n }) => `${n}、${name}\n\n${link}\n\n${words}`,
  ),
  'with the link before the title': written(
    (name) => `## ${name}`,
    ({ title: name, words, link }) => `${link}\n\n${name}\n\n${words}`,
  ),
  'with titles that are links': written(
    (name) => `## ${name}`,
    ({ title: name, words, link }) => `- [${name}](${link}): ${words}`,
  ),
  'with labels': written(
    same,
    ({ title: name, words, link, n }) => `${n}、${name}\n\n摘要：${words}\n\n论文链接：${link}`,
  ),
  'as a page with <h2>': page((name) => `<h2>${name}</h2>`, paragraphs),
  'as a page with bold headings': page((name) => `<p><strong>${name}</strong></p>`, paragraphs),
  'as a page of lines': `<div>${original
    .split('\n')
    .map((line) => `<div><span>${marked(line)}</span></div>`)
    .join('')}</div>`,
}

test.each(Object.entries(coats))('%s it is the same list', (_, text) => {
  const draft = read(text)
  expect({
    title: draft.title,
    sections: draft.sections.map((section) => section.title),
    items: draft.sections.map((section) => section.items.map(({ arxivId, title: name }) => [arxivId, name])),
    words: draft.sections.map((section) => section.items.map(({ summary }) => summary)),
    problems: draft.problems,
  }).toEqual({
    title,
    sections: sections.map((section) => section.title),
    items: sections.map(({ count }, at) => {
      const from = sections.slice(0, at).reduce((sum, section) => sum + section.count, 0)
      return papers.slice(from, from + count).map(({ id, title: name }) => [id, name])
    }),
    words: whole,
    problems: [],
  })
})
