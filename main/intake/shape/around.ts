// Parts a block that names a paper into title and words: "[Title](link) – summary", "Title (2406.…)", "2406.… Title", a
// citation. Where the parts cannot be told apart nothing is guessed: the words stay together.
import type { Block } from '../blocks.ts'
import { isLinkWords, labelOf } from './labels.ts'
import type { Ref } from './references.ts'
import { bareTitle, countWords, isTitleCase, isTitleLike, openers, partText, partWords, type Parts } from './titles.ts'

/** Signs and brackets that lead to a reference. */
const closers = /[\s,，;；:：|｜·•→➡=\-–—―~(（[【<@#]+$/u

/** "2406.15877  # to read": a remark, as in a file of ids. */
const comment = /^\s+(?:#+|\/\/)\s/

interface RefParts extends Parts {
  /** The paper's name stands within a sentence: the sentence is whole in `rest`. */
  readonly prose: boolean
}

/** Parts a block that names a paper. `refs` are all its references to that paper, in order. */
export function partAround(block: Block, refs: readonly Ref[]): RefParts {
  const from = block.marker?.end ?? 0
  const labelled = refs.find((ref) => ref.label !== null)
  if (labelled !== undefined) return partLinked(block, labelled, refs, from)
  const first = refs[0]
  const last = refs.at(-1)
  if (first === undefined || last === undefined) return { ...partWords(block), prose: false }
  const elsewhere = leadingLink(block, from, first)
  if (elsewhere !== null) return partLinked(block, elsewhere, refs, from)
  const before = clipBefore(block.text.slice(from, first.start))
  const after = clipAfter(block.text.slice(last.end))
  const bold = Math.max(0, Math.min(block.bold, first.start) - from)
  if (before === '' && after === '') return { title: null, rest: null, prose: false }
  if (after === '' || /^[(（[]?\d{4}[)）\]]?\.?$/.test(after)) {
    const cited = partCitation(block.text.slice(from, first.start))
    if (cited !== null) return { title: cited, rest: null, prose: false }
    const stopped = before.replace(/(?<=[^.\s]{2})\.$/, '')
    if (
      stopped !== before &&
      !startsSmall(before) &&
      isTitleLike(stopped) &&
      (isTitleCase(stopped) || countWords(stopped) <= 6)
    ) {
      return { title: bareTitle(stopped), rest: null, prose: false }
    }
    const parts = startsSmall(before) ? { title: null, rest: before } : partText(before, bold)
    return { ...parts, prose: parts.title === null }
  }
  if (before === '') {
    const parts =
      startsSmall(after) || comment.test(block.text.slice(last.end)) ? { title: null, rest: after } : partText(after, 0)
    return { ...parts, prose: false }
  }
  const named = /^(?:“([^”]+)”|"([^"]+)"|《([^》]+)》|「([^」]+)」)$/.exec(before)
  if (named !== null) {
    const spoken = opensAnew(block.text.slice(last.end))
    const title = named.slice(1).find((said) => said !== undefined) ?? null
    return { title, rest: spoken ? after : block.text.slice(from).trim(), prose: false }
  }
  const cited = partCitation(block.text.slice(from, first.start))
  if (cited !== null && after.length < 60) return { title: cited, rest: null, prose: false }
  // "（1）标题，https://…，题目很实际。"
  const between = /[,，]\s*$/.test(block.text.slice(from, first.start)) && /^\s*[,，]/.test(block.text.slice(last.end))
  if (between && isTitleLike(before) && !/[,，]/.test(before))
    return { title: bareTitle(before), rest: after, prose: false }
  const title =
    isTitleLike(before) &&
    !endsMidSentence(block.text.slice(from, first.start)) &&
    opensAnew(block.text.slice(last.end))
  if (title) return { title: bareTitle(before), rest: after, prose: false }
  if (bold > 1) {
    const parts = partText(tidyJoin(before, after), bold)
    if (parts.title !== null) return { ...parts, prose: false }
  }
  return { title: null, rest: block.text.slice(from).trim(), prose: true }
}

/** "[Title](another site) – words. arXiv:…": the words of a leading link are the title, wherever it leads. */
function leadingLink(block: Block, from: number, first: Ref): Ref | null {
  const link = block.links.find(({ start, end }) => start <= from + 2 && end <= first.start)
  if (link === undefined) return null
  const shown = block.text.slice(link.start, link.end)
  if (isLinkWords(shown) || !isTitleLike(shown) || /https?:/i.test(shown)) return null
  return { ...first, start: link.start, end: link.end, label: shown }
}

function partLinked(block: Block, link: Ref, refs: readonly Ref[], from: number): RefParts {
  const label = link.label ?? ''
  const beforeRaw = block.text.slice(from, link.start)
  const named = block.links.filter(({ start, end }) => isLinkWords(block.text.slice(start, end)))
  const others = [...refs.filter((ref) => ref !== link), ...named]
    .filter(({ start }) => start >= link.end)
    .toSorted((a, b) => a.start - b.start)
  let afterRaw = block.text.slice(link.end)
  if (others.length > 0) afterRaw = cutRefs(block.text, link.end, others)
  const before = clipBefore(beforeRaw)
  const after = clipAfter(afterRaw)
  const inner = isTitleLike(label) ? { title: bareTitle(label), rest: null } : partText(label, 0)
  if (before === '') {
    if (inner.title === null) return { title: null, rest: block.text.slice(from).trim(), prose: false }
    if (after === '') return { ...inner, prose: false }
    if (opensAnew(afterRaw) || inner.rest !== null) return { title: inner.title, rest: after, prose: false }
    return { title: inner.title, rest: block.text.slice(from).trim(), prose: false }
  }
  const lead = labelOf(beforeRaw)
  const dated = /^[\s\p{P}]*(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{4}|\p{Extended_Pictographic})[\s\p{P}]*$/u.test(
    beforeRaw,
  )
  if (
    lead !== null ||
    dated ||
    (block.bold > 0 && block.bold <= link.start && isTitleLike(before) && before.length < 40)
  ) {
    return { title: inner.title, rest: after === '' ? null : after, prose: false }
  }
  const separated = /[-–—―|｜:：.。]\s*$/u.test(beforeRaw)
  if (separated && inner.title !== null) {
    return { title: inner.title, rest: [before, after].filter((part) => part !== '').join(' '), prose: false }
  }
  return { title: inner.title, rest: block.text.slice(from).trim(), prose: true }
}

/** The text after `from` without the references and the link words around them. */
function cutRefs(text: string, from: number, refs: readonly Pick<Ref, 'start' | 'end'>[]): string {
  let out = ''
  let at = from
  for (const ref of refs) {
    if (ref.start < at) continue
    out += text.slice(at, ref.start).replace(/[\s([（【|·]+$/u, ' ')
    at = ref.end + (/^\s*[)\]）】]/u.exec(text.slice(ref.end, ref.end + 4))?.[0].length ?? 0)
  }
  return out + text.slice(at)
}

function tidyJoin(before: string, after: string): string {
  return `${before} ${after}`.replace(/\s+/g, ' ').trim()
}

/** Words that start small ("also", "nice trick for …", "+1, and this one") are said about a paper; no title starts so. */
function startsSmall(text: string): boolean {
  return /^(?:\p{Ll}{2,}|\+\d)[\s,!?]/u.test(text)
}

/** Words before a reference without the label, brackets and signs that lead to it. */
function clipBefore(text: string): string {
  let before = text.replace(closers, '')
  for (let i = 0; i < 3; i++) {
    const tail =
      /(?:^|[\s([（【<|·,，;；:：.。\-–—])((?:also|and|plus|new|now|check (?:this|it) out|check out|look at|have a look at|arxiv|paper|link|url|pdf|abs|doi|preprint|arxiv preprint|论文(?:链接|地址)?|原文(?:链接|地址)?|链接|地址|见|available at|see|read|read more|source|at|on|via)\s*[:：]?\s*)$/iu.exec(
        before,
      )
    if (tail === null || tail[1] === undefined) break
    before = before.slice(0, before.length - tail[1].length).replace(closers, '')
  }
  return isLinkWords(before) ? '' : before.trim()
}

/** Tags and dates of note-taking programs at a line's end: "#llm ✅ 2024-06-20". */
const notesTail = /(?:(?:^|\s)(?:#[\p{L}_][\p{L}\p{N}_/-]*|[✅📅⏳🛫➕]\s?\d{4}-\d{2}-\d{2}))+\s*$/u

function clipAfter(text: string): string {
  let after = text
    .replace(comment, '')
    .replace(/^\s*[[(][a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?[\])]/, '')
    .replace(openers, '')
    .replace(notesTail, '')
  after = after.replace(/\s*[([（【<|·\-–—]+\s*$/u, '').trim()
  for (;;) {
    // "[code]", "(project page)": links by name behind the words.
    const tail = /\s*[[(（【]([^[\]()（）【】]{1,40})[\])）】]$/u.exec(after)
    if (tail?.[1] === undefined || !isLinkWords(tail[1]) || !/\p{L}{2}/u.test(tail[1])) break
    after = after.slice(0, tail.index).trim()
  }
  return isLinkWords(after) ? '' : after
}

/** Whether what follows the reference starts something of its own: a separator, a bracket's end and then a separator. */
function opensAnew(after: string): boolean {
  return (
    /^\s*[)）\]】>]?\s*(?:[-–—―:：|｜.。·•→➡\n]|$)/u.test(after) ||
    /^\s*[)）\]】]/u.test(after) ||
    /^\s*[(（].{1,80}[)）]\s*(?:[-–—―:：|｜.。]|$)/u.test(after)
  )
}

/** "compared with arXiv:…": the words before lead into the reference and are no title. */
export function endsMidSentence(before: string): boolean {
  return (
    /\b(?:with|to|in|of|by|from|and|or|than|see|on|the|as|is|are|was|follows?|extends?|improves?|over|unlike|like|using|via|against|beats|compared|including|e\.g\.,?|i\.e\.,?|cf\.)\s*[([（]?\s*$/i.test(
      before,
    ) || /(?:与|和|在|见|参考|相比|基于|比|超过|优于|的|了)\s*[(（]?\s*$/u.test(before)
  )
}

/** The title of a citation: the quoted part, or the sentence between the authors and "arXiv preprint". */
function partCitation(before: string): string | null {
  const preprint = /\b(?:arxiv preprint|arxiv e-prints?|corr,? abs|preprint|arxiv)[\s,:]*$/i.exec(
    before.replace(/[\s,([]+$/, ' ').trimEnd(),
  )
  const quoted =
    /^(.{3,400}?)[,.]?\s*[“"]([^”"]{6,300}?)[,.]?[”"]/su.exec(before) ??
    /^(.{3,400}?)[,.]\s*‘(.{6,300}?)[,.]?’(?=[.,]|\s+\p{Lu}|\s+ar[xX]iv|\s*$)/su.exec(before)
  if (quoted?.[1] !== undefined && quoted[2] !== undefined && /(?:et al|[A-Z]\.|,|and\s\p{Lu})/u.test(quoted[1]))
    return quoted[2].trim()
  const listed = afterAuthors(before.replace(preprint === null ? /$/ : preprint[0], ''))
  if (listed !== null) return listed
  if (preprint === null) return null
  const said = before.slice(0, preprint.index).trim()
  const sentences = said
    .split(
      /(?<=[\p{Ll}\d)?!”"]|\bal)[.?!]?\.\s+(?:\(\d{4}[a-z]?\)\.?\s*)?|(?<=\))\.?\s+|(?<=\b\p{Lu})\.\s+(?=\p{Lu}\p{Ll}{2,}\s\p{L}{2,}\s)/u,
    )
    .filter((part) => part.trim() !== '')
  if (sentences.length < 2) return null
  const authors = sentences[0] ?? ''
  if (!/et al|,|\band\b|&|\b\p{Lu}$/u.test(authors)) return null
  return bareTitle(sentences[1] ?? '')
}

/** Whether a line is one work of a bibliography, with its authors before its title. */
export function isCitation(block: Block, refs: readonly Ref[]): boolean {
  if (block.row !== null || block.code || block.heading > 0) return false
  const from = block.marker?.end ?? 0
  const address = block.text.search(/https?:\/\//i)
  const to = refs[0]?.start ?? (address < 0 ? block.text.length : address)
  return partCitation(block.text.slice(from, to)) !== null
}

const surname = String.raw`(?:(?:van|von|de|der|den|di|da|la|le)\s)?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?`
const initials = String.raw`\p{Lu}\.(?:[-\s]?\p{Lu}\.){0,3}`
/** "Hu, E. J., Shen, Y., & Wallis, P. (2021)." and what follows. */
const authorList = new RegExp(
  String.raw`^\s*${surname},\s${initials}(?:,?\s(?:&\s|and\s|et al\.?,?\s?|\.\.\.\s)?(?:${surname},\s${initials})?){0,40}?(?:,?\s?et al\.?)?,?\s*(?:\(\d{4}[a-z]?\)\.?\s+)?(?=\p{Lu}|\d)(?!${surname},\s\p{Lu}\.)`,
  'u',
)

/** The title behind a list of authors with their initials: up to the end of its sentence. */
function afterAuthors(text: string): string | null {
  const authors = authorList.exec(text.slice(0, 1500))
  if (authors === null) return null
  const rest = text.slice(authors[0].length)
  const title = /^(.{8,300}?)(?:[.?!]\s+(?=\p{Lu}|\d|\(\d{4}|ar[xX]iv|$)|[\s([.]*$)/u.exec(rest)?.[1]
  return title === undefined ? null : bareTitle(title)
}
