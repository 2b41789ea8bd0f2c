// What HTML's elements mean to a reading list: which are hidden, which are furniture, which tables hold data, and what the
// head says of the page.
import type { DefaultTreeAdapterMap } from 'parse5'
import type { SourceNotes } from '../blocks.ts'

export type Node = DefaultTreeAdapterMap['childNode']
export type Element = DefaultTreeAdapterMap['element']

/** An attribute's value, null where there is none. */
export function attribute(node: Element, name: string): string | null {
  return node.attrs.find((one) => one.name === name)?.value ?? null
}

const never = new Set(
  'script style template noscript head link meta title svg canvas audio video object embed iframe frame frameset noembed noframes map area datalist select option optgroup textarea input button progress meter param source track picture-source rp'.split(
    ' ',
  ),
)

/** Whether an element sets its words in bold: Google's clipboard is one `<b>` that is not, with spans in it that are. */
export function isBold(node: Element): boolean {
  const named = node.tagName === 'b' || node.tagName === 'strong'
  if (!named && node.tagName !== 'span') return false
  const weight = /font-weight\s*:\s*(\w+)/i.exec(attribute(node, 'style') ?? '')?.[1]?.toLowerCase()
  return weight === undefined ? named : weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

/** Whether people do not see the element: code, controls, or hidden by attribute or style. */
export function isHiddenElement(node: Element): boolean {
  if (never.has(node.tagName) || attribute(node, 'hidden') !== null) return true
  if (attribute(node, 'aria-hidden') === 'true' && node.tagName !== 'body' && node.tagName !== 'html') return true
  const style = attribute(node, 'style')
  return (
    style !== null &&
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)|mso-hide\s*:\s*all)/i.test(
      style,
    )
  )
}

const furnitureTags = new Set(['nav', 'footer', 'aside', 'form', 'dialog', 'search', 'menu'])
const furnitureRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
  'alertdialog',
  'alert',
  'menu',
  'menubar',
  'toolbar',
  'tablist',
])
const furnitureNames =
  /^(?:(?:site|page|main|global|top|primary|secondary|post|article|entry|blog)[-_])?(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|side-bar|toc|table-of-contents|cookies?(?:[-_].*)?|gdpr.*|comments?(?:[-_](?:list|area|section|form|thread|container))?|disqus.*|respond|related(?:[-_].*)?|recommend(?:ed|ations?)?(?:[-_].*)?|shar(?:e|ing)(?:[-_].*)?|social(?:[-_].*)?|subscribe(?:[-_].*)?|subscription.*|newsletter[-_]?(?:signup|form|box|cta)|signup.*|paywall.*|ads?|ad[-_].*|adsbygoogle|advert.*|sponsor(?:ed|s)?(?:[-_].*)?|promo(?:tion)?(?:[-_].*)?|banner|popup.*|modal.*|pagination|pager|prev-next|meta-nav|skip-link|screen-reader-text|sr-only|visually-hidden|preheader|preview-text|reactions?|likes?|author-(?:box|bio)|byline-box|post-meta-footer|tag-?cloud|copyright|site-header|list-(?:authors|subjects|comments|journal-ref|dateline))$/i

/** Whether the element is furniture by its kind, role, class or name. */
export function isFurnitureElement(node: Element): boolean {
  if (node.tagName === 'body' || node.tagName === 'html' || node.tagName === 'main' || node.tagName === 'article')
    return false
  if (furnitureTags.has(node.tagName)) return true
  const role = attribute(node, 'role')
  if (role !== null && furnitureRoles.has(role.toLowerCase())) return true
  const names = `${attribute(node, 'class') ?? ''} ${attribute(node, 'id') ?? ''}`
  if (names.length === 1 || names.length > 2000) return false
  return names.split(/\s+/).some((name) => name !== '' && furnitureNames.test(name))
}

/** A table of data rather than of layout: rows of several cells, nothing inside that is a list, heading or table. */
export function isDataTable(table: Element): boolean {
  if (/^(?:presentation|none)$/i.test(attribute(table, 'role') ?? '')) return false
  let rows = 0
  let cells = 0
  let wide = 0
  let seen = 0
  const stack: Node[] = [...table.childNodes]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('tagName' in node)) continue
    if (++seen > 500_000 || node.tagName === 'table' || /^h[1-6]$/.test(node.tagName)) return false
    if (node.tagName === 'tr') {
      rows++
      const count = node.childNodes.filter((child) => /^t[dh]$/.test(child.nodeName)).length
      if (count > 1) wide++
    } else if (/^t[dh]$/.test(node.tagName)) cells++
    for (const child of node.childNodes) stack.push(child)
  }
  return rows >= 1 && wide >= Math.max(1, rows * 0.5) && cells >= 2
}

interface HeadNotes extends SourceNotes {
  readonly base: string | null
}

/** What the page's head declares: title, date, canonical address, base for relative links. */
export function notesOfHead(document: DefaultTreeAdapterMap['document']): HeadNotes {
  let title: string | null = null
  let ogTitle: string | null = null
  let date: string | null = null
  let url: string | null = null
  let base: string | null = null
  const stack: Node[] = document.childNodes.toReversed()
  let budget = 200_000
  for (let node = stack.pop(); node !== undefined && budget-- > 0; node = stack.pop()) {
    if (!('tagName' in node)) continue
    const value = (name: string) => ('attrs' in node ? attribute(node, name)?.trim() || null : null)
    if (node.tagName === 'title' && title === null) title = textOf(node)
    else if (node.tagName === 'link' && /\bcanonical\b/i.test(value('rel') ?? '')) url ??= address(value('href'))
    else if (node.tagName === 'base') base ??= address(value('href'))
    else if (node.tagName === 'time') date ??= value('datetime')
    else if (node.tagName === 'meta') {
      const key = (value('property') ?? value('name') ?? '').toLowerCase()
      const content = value('content')
      if (key === 'og:title') ogTitle ??= content
      if (key === 'og:url') url ??= address(content)
      if (/^(?:article:published_time|date|dc\.date|citation_date|datepublished|pubdate)$/.test(key)) date ??= content
    }
    if (node.tagName === 'svg') continue
    for (const child of node.childNodes.toReversed()) stack.push(child)
  }
  return { title: ogTitle ?? (title === null ? null : withoutSite(title)), date, url, base }
}

function textOf(node: Element): string | null {
  const text = node.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? null : text
}

function address(text: string | null): string | null {
  return text !== null && /^https?:\/\/\S+$/i.test(text) ? text : null
}

/** "Title | Site", "Title - Site", "标题_CSDN博客" without the site. */
function withoutSite(title: string): string {
  const parts = title.split(/\s+[|·»—–]\s+|\s+-\s+|_(?=[^_]{2,16}$)/)
  const first = parts[0] ?? title
  return parts.length > 1 && first.length >= 8 ? first : title
}
