// Reads the signs inside one line of Markdown or plain text: links, emphasis, code, images, HTML tags. Words stay as they
// are; only the signs go. One pass from left to right, so that no line, however odd, takes long.
import { tidy, type BlockLink } from '../blocks.ts'

interface Inline {
  readonly text: string
  readonly links: readonly BlockLink[]
  /** End of the bold stretch that the words start with (from `from`), 0 where they do not. */
  readonly boldLead: number
}

export interface InlineOptions {
  /** The source is Markdown: emphasis, code and escapes are signs. Links are read in any text. */
  readonly markdown: boolean
  /** Where `[text][name]` and `[name]` lead, by lower-case name. */
  readonly targets: ReadonlyMap<string, string>
}

const longestLink = 3000
const signs = /[![<*_`~\\&$]/

interface Out {
  text: string
  readonly links: BlockLink[]
  readonly bold: { start: number; end: number }[]
}

/** Reads one line. Offsets are into the text it answers with. */
export function readInline(line: string, options: InlineOptions): Inline {
  const source = plainer(tidy(line).replace(blockName, ''))
  if (!signs.test(source)) return { text: source, links: [], boldLead: 0 }
  const out: Out = { text: '', links: [], bold: [] }
  const stops = { missing: new Set<string>() }
  read(source, options, out, stops, 0)
  return finish(out)
}

/** Obsidian's name of a paragraph at its end. */
const blockName = /\s\^[a-z0-9][a-z0-9-]{2,30}$/

/** Obsidian's `[[Page|words]]` as its words; reStructuredText's links (words and address in backquotes) as Markdown's. */
function plainer(line: string): string {
  const unlinked = line.includes('[[')
    ? line.replace(
        /\[\[([^\][|]{1,200})(?:\|([^\][]{1,200}))?\]\](?![[(])/g,
        (_, page: string, shown?: string) => shown ?? page,
      )
    : line
  const linked = unlinked.includes('://') && unlinked.includes('[') ? otherLinks(unlinked) : unlinked
  return linked.includes('>`_')
    ? linked.replace(/`([^`<>]{1,300}?)\s*<(https?:[^\s<>`]{1,2000})>`__?/g, '[$1]($2)')
    : linked
}

/** A wiki's `[https://… words]` and AsciiDoc's `https://…[words]` as Markdown's links. */
function otherLinks(line: string): string {
  return line
    .replace(/(?<!\])\[(https?:[^\s[\]()]{1,2000})\s+([^\][]{1,300})\](?![([])/g, '[$2]($1)')
    .replace(/(?<![[(<\w/])(https?:[^\s[\]()<>]{1,2000})\[([^\][]{2,300})\](?!\()/g, '[$2]($1)')
}

/** `missing` remembers signs known to have no partner ahead, so that looking for one is never repeated. */
interface Stops {
  readonly missing: Set<string>
}

function read(source: string, options: InlineOptions, out: Out, stops: Stops, depth: number): void {
  let at = 0
  let plainFrom = 0
  const flush = (to: number) => {
    out.text += source.slice(plainFrom, to)
  }
  while (at < source.length) {
    const c = source.charAt(at)
    let next: number | null = null
    if (c === '[' || (c === '!' && source.charAt(at + 1) === '[')) {
      next = takeLink(source, at, options, out, stops, depth, flush)
    } else if (c === '<') next = takeTag(source, at, options, out, stops, depth, flush)
    else if (options.markdown && (c === '*' || c === '_' || c === '~')) {
      next = takeEmphasis(source, at, options, out, stops, depth, flush)
    } else if (options.markdown && c === '`') next = takeCode(source, at, out, stops, flush)
    else if (options.markdown && c === '$') next = takeMath(source, at, out, stops, flush)
    else if (options.markdown && c === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
      flush(at)
      out.text += source.charAt(at + 1)
      next = at + 2
    } else if (c === 'h' && /^https?:\/\//i.test(source.slice(at, at + 8)) && !/\w/.test(source.charAt(at - 1))) {
      const url = /^[^\s<>"，。；、）】]+/u.exec(source.slice(at, at + longestLink))
      at += url?.[0].length ?? 1
      continue
    } else if (c === '&') {
      const entity = /^&(amp|lt|gt|quot|nbsp|#39);/.exec(source.slice(at, at + 7))
      if (entity !== null && options.markdown) {
        flush(at)
        const said: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
        out.text += said[entity[1] ?? ''] ?? ''
        next = at + entity[0].length
      }
    }
    if (next === null) at++
    else {
      at = next
      plainFrom = next
    }
  }
  flush(source.length)
}

type Flush = (to: number) => void

function takeLink(
  source: string,
  at: number,
  options: InlineOptions,
  out: Out,
  stops: Stops,
  depth: number,
  flush: Flush,
): number | null {
  if (depth > 3) return null
  const org = source.startsWith('[[', at)
    ? /^\[\[([^[\]\s]{1,2000})\]\[([^[\]]{1,500})\]\]/.exec(source.slice(at, at + longestLink))
    : null
  if (org?.[1] !== undefined && org[2] !== undefined) {
    flush(at)
    out.links.push({ start: out.text.length, end: out.text.length + org[2].length, href: org[1] })
    out.text += org[2]
    return at + org[0].length
  }
  const image = source.charAt(at) === '!'
  const open = image ? at + 1 : at
  const close = closing(source, open, '[', ']')
  if (close === null) return null
  let href: string | null = null
  let end = close + 1
  if (source.charAt(end) === '(') {
    const stop = closing(source, end, '(', ')')
    if (stop === null) return null
    href = source
      .slice(end + 1, stop)
      .trim()
      .replace(/\s+(?:"[^"]*"|'[^']*')$/, '')
      .replace(/^<|>$/g, '')
    if (/\s/.test(href)) return null
    end = stop + 1
  } else {
    const named = source.charAt(end) === '[' ? closing(source, end, '[', ']') : null
    const name = (
      named !== null && named > end + 1 ? source.slice(end + 1, named) : source.slice(open + 1, close)
    ).toLowerCase()
    href = options.targets.get(name) ?? null
    if (href === null) return null
    if (named !== null) end = named + 1
  }
  flush(at)
  if (image) return end
  const start = out.text.length
  read(source.slice(open + 1, close), options, out, stops, depth + 1)
  if (out.text.length > start) out.links.push({ start, end: out.text.length, href })
  return end
}

/** The place of the bracket that closes the one at `open`, within reason, or null. */
function closing(source: string, open: number, opener: string, closer: string): number | null {
  let level = 0
  const limit = Math.min(source.length, open + longestLink)
  for (let i = open; i < limit; i++) {
    const c = source.charAt(i)
    if (c === '\\') i++
    else if (c === opener) {
      if (++level > 20) return null
    } else if (c === closer && --level === 0) return i
  }
  return null
}

function takeTag(
  source: string,
  at: number,
  options: InlineOptions,
  out: Out,
  stops: Stops,
  depth: number,
  flush: Flush,
): number | null {
  const window = source.slice(at, at + longestLink)
  const address = /^<(https?:\/\/[^\s<>]+)>/i.exec(window)
  if (address?.[1] !== undefined) {
    flush(at)
    const start = out.text.length
    out.text += address[1]
    out.links.push({ start, end: out.text.length, href: address[1] })
    return at + address[0].length
  }
  const anchor = /^<a\s[^<>]{0,2000}?href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>/i.exec(window)
  if (anchor !== null && depth <= 3 && !stops.missing.has('</a>')) {
    const from = at + anchor[0].length
    const to = source.toLowerCase().indexOf('</a>', from)
    if (to < 0) {
      stops.missing.add('</a>')
      return null
    }
    flush(at)
    const start = out.text.length
    read(source.slice(from, to), options, out, stops, depth + 1)
    out.links.push({ start, end: out.text.length, href: anchor[1] ?? anchor[2] ?? '' })
    return to + 4
  }
  const tag =
    /^<\/?(?:a|b|i|u|s|em|strong|code|span|sup|sub|br|p|div|small|mark|font|kbd|center|details|summary|img|hr|ul|ol|li)(?:\s[^<>]*)?\/?>/i.exec(
      window,
    )
  if (tag === null) return null
  flush(at)
  if (/^<(?:br|\/?p|\/?div|hr|\/?li)\b/i.test(tag[0])) out.text += ' '
  return at + tag[0].length
}

function takeEmphasis(
  source: string,
  at: number,
  options: InlineOptions,
  out: Out,
  stops: Stops,
  depth: number,
  flush: Flush,
): number | null {
  const c = source.charAt(at)
  let run = 1
  while (source.charAt(at + run) === c) run++
  if (run > 3 || (c === '~' && run !== 2) || depth > 6) return null
  const before = source.charAt(at - 1)
  const after = source.charAt(at + run)
  if (after === '' || /\s/.test(after) || (c === '_' && /[\p{L}\p{N}]/u.test(before))) return null
  const sign = c.repeat(run)
  if (stops.missing.has(sign)) return null
  let close = source.indexOf(sign, at + run)
  while (close >= 0) {
    const inner = source.charAt(close - 1)
    const outer = source.charAt(close + run)
    const good = !/\s/.test(inner) && inner !== '\\' && !(c === '_' && /[\p{L}\p{N}]/u.test(outer)) && outer !== c
    if (good) break
    close = source.indexOf(sign, close + run)
  }
  if (close < 0) {
    stops.missing.add(sign)
    return null
  }
  flush(at)
  const start = out.text.length
  read(source.slice(at + run, close), options, out, stops, depth + 1)
  if (run >= 2 && c !== '~') out.bold.push({ start, end: out.text.length })
  return close + run
}

function takeCode(source: string, at: number, out: Out, stops: Stops, flush: Flush): number | null {
  let run = 1
  while (source.charAt(at + run) === '`') run++
  const sign = '`'.repeat(run)
  if (stops.missing.has(sign)) return null
  const close = source.indexOf(sign, at + run)
  if (close < 0) {
    stops.missing.add(sign)
    return null
  }
  flush(at)
  out.text += source.slice(at + run, close).trim()
  return close + run
}

/** A formula is copied as it is: its `_` and `*` are no emphasis. */
function takeMath(source: string, at: number, out: Out, stops: Stops, flush: Flush): number | null {
  const sign = source.charAt(at + 1) === '$' ? '$$' : '$'
  if (/\s/.test(source.charAt(at + sign.length)) || stops.missing.has(sign)) return null
  const close = source.indexOf(sign, at + sign.length)
  if (close < 0) {
    stops.missing.add(sign)
    return null
  }
  if (close - at > 400 || /\s/.test(source.charAt(close - 1)) || /\d/.test(source.charAt(close + sign.length)))
    return null
  flush(at)
  out.text += source.slice(at, close + sign.length)
  return close + sign.length
}

/** Trims what the signs left behind and moves the offsets along. */
function finish(out: Out): Inline {
  const raw = out.text
  const keep: number[] = []
  let text = ''
  let spaces = true
  for (let i = 0; i < raw.length; i++) {
    keep.push(text.length)
    const space = raw.charAt(i) === ' '
    if (space && spaces) continue
    text += raw.charAt(i)
    spaces = space
  }
  keep.push(text.length)
  text = text.trimEnd()
  const move = (n: number) => Math.min(keep[n] ?? text.length, text.length)
  const links = out.links.map(({ start, end, href }) => ({ start: move(start), end: move(end), href }))
  const lead = out.bold.map((span) => ({ start: move(span.start), end: move(span.end) }))
  let boldLead = 0
  for (const span of lead.toSorted((a, b) => a.start - b.start)) {
    const markerOnly = boldLead === 0 && /^[\s\d\p{P}\p{S}]*$/u.test(text.slice(0, span.start))
    if (markerOnly || span.start - boldLead <= 1) boldLead = Math.max(boldLead, span.end)
  }
  return { text, links: links.toSorted((a, b) => a.start - b.start), boldLead }
}
