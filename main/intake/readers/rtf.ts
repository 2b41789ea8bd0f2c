// Rich text (what Word and Zotero save as .rtf) as plain lines: a line a paragraph, a tab between cells, an address behind
// the words that lead to it. What the format says of fonts, colours and pictures is left out.

/** Groups that hold no words of the text. */
const silent =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header[lrf]?|footer[lrf]?|listtable|listoverridetable|rsidtbl|generator|themedata|datastore|xmlnstbl|latentstyles|bkmkstart|bkmkend|listtext|pntext|nonshppict)$/

const words: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '• ',
}

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/gi

/** Whether a text is rich text. */
export function isRtf(text: string): boolean {
  return /^[\s\ufeff]*\{\\rtf\d?/.test(text.slice(0, 40))
}

/** An address behind words: HYPERLINK "…". */
interface Field {
  instruction: string
}

interface Group {
  /** Nothing in it is shown. */
  quiet: boolean
  /** Where what it says goes instead of the text: it is the instruction of that field. */
  into: Field | null
  /** The field that this group is in, and whether it opened it. */
  field: Field | null
  opens: boolean
  /** How many characters stand behind a `\u` for those who do not know it. */
  skip: number
}

/** The words of rich text. Linear in its length; what is damaged is read as far as it goes. */
export function textOfRtf(rtf: string): string {
  const out: string[] = []
  const decoder = decoderOf(rtf)
  let group: Group = { quiet: false, into: null, field: null, opens: false, skip: 1 }
  const groups: Group[] = []
  let toSkip = 0
  let bytes: number[] = []
  const write = (text: string) => {
    if (group.into !== null) group.into.instruction += text
    else if (!group.quiet) out.push(text)
  }
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(token)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--
      else bytes.push(Number.parseInt(hex, 16))
      continue
    }
    if (bytes.length > 0) write(decoder.decode(new Uint8Array(bytes)))
    bytes = []
    if (text !== undefined) {
      write(text.slice(toSkip))
      toSkip = Math.max(0, toSkip - text.length)
    } else if (brace === '{') {
      groups.push(group)
      group = { ...group, opens: false }
    } else if (brace === '}') {
      const address = group.opens ? addressOf(group.field) : null
      group = groups.pop() ?? { quiet: false, into: null, field: null, opens: false, skip: 1 }
      if (address !== null && !out.slice(-4).join('').includes(address)) write(` <${address}>`)
    } else if (symbol === '*') group.quiet = true
    else if (symbol !== undefined) write(symbols[symbol] ?? '')
    else if (word === 'u' && number !== undefined) {
      write(String.fromCharCode((Number(number) + 0x1_0000) % 0x1_0000))
      toSkip = group.skip
    } else if (word === 'uc') group.skip = Number(number ?? 1)
    else if (word === 'field') {
      group.field = { instruction: '' }
      group.opens = true
    } else if (word === 'fldinst') group.into = group.field
    else if (word !== undefined && silent.test(word)) group.quiet = true
    else if (word !== undefined) write(words[word] ?? '')
  }
  return out.join('')
}

const symbols: Readonly<Record<string, string>> = {
  '~': ' ',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\n': '\n',
  '\r': '\n',
}

function addressOf(field: Field | null): string | null {
  return /HYPERLINK\s+"?(https?:\/\/[^\s"<>]{1,2000})/i.exec(field?.instruction ?? '')?.[1] ?? null
}

/** Bytes written as `\'e9` are in the code page that the head names. */
function decoderOf(rtf: string): TextDecoder {
  const page = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2000))?.[1] ?? '1252'
  const known: Readonly<Record<string, string>> = {
    '932': 'shift_jis',
    '936': 'gb18030',
    '949': 'euc-kr',
    '950': 'big5',
  }
  try {
    return new TextDecoder(known[page] ?? `windows-${page}`)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('windows-1252')
    throw error
  }
}
