// The words people put before the parts of an entry ("Title:", 摘要:, "Paper:", 论文链接:) and on links that carry no title
// ("pdf", "arXiv", "read more", 原文). Looked up word by word: a list of ten thousand lines asks this of each.

export type Label = 'title' | 'summary' | 'link' | 'other-link' | 'about' | 'related'

/** Every beginning with every end. */
function combine(starts: string, ends: string): string[] {
  return starts.split('|').flatMap((start) => ends.split('|').map((end) => `${start}${end}`))
}

const names: readonly (readonly [Label, readonly string[]])[] = [
  [
    'title',
    [
      ...combine('|paper |article |full ', 'title'),
      ...combine('|论文|文章|中文|英文', '标题|题目|題目|名称'),
      ...combine('', 'タイトル|論文名|題名|论文名'),
    ],
  ],
  [
    'summary',
    [
      ...combine(
        '|the |paper |short |brief |ai |my |one-line |one line |quick ',
        'summary|abstract|description|synopsis|gist',
      ),
      ...combine('', 'tl;dr|tldr|tl dr|tl; dr'),
      ...combine('|论文|文章|中文|内容|核心', '摘要|简介|概要|总结|内容|介绍'),
      ...combine('一句话|一句话总结|一句话概括|一句话简介|要約|要旨|概要', ''),
    ],
  ],
  [
    'related',
    [
      ...combine(
        'related|related work|related paper|related papers|see also|cf|compare|compare with|compared with|compared to',
        '',
      ),
      ...combine(
        'follow-up|follow-ups|followup|follow up|previous|previous work|builds on|based on|predecessor|reference|references|refs',
        '',
      ),
      ...combine('相关|相关论文|相关工作|对比|参见|另见|参考|参考文献|参考论文|前作|后续|関連|関連論文', ''),
    ],
  ],
  [
    'link',
    [
      ...combine('|paper |article |full |pdf |arxiv |abs |doi |source ', 'link|links|url|address'),
      ...combine('|论文|原文|文章|预印本|论文原文|下载', '链接|地址|网址|传送门|直达|连接'),
      ...combine(
        'arxiv|arxiv id|arxiv-id|arxivid|eprint|e-print|preprint|paper|papers|pdf|abs|doi|source|read|read more|id|identifier',
        '',
      ),
      ...combine('论文|原文|出处|リンク|論文|論文リンク', ''),
    ],
  ],
  [
    'other-link',
    [
      ...combine(
        'code|github|git|repo|repository|project|project page|homepage|website|demo|blog|blog post|data|dataset|model|models|weights|video|slides|poster|hugging face|huggingface|hf|openreview|tweet|thread',
        '| link| url',
      ),
      ...combine('代码|源码|项目|主页|项目主页|开源|开源代码|数据|数据集|模型|演示|视频|官网|コード', '|链接|地址'),
    ],
  ],
  [
    'about',
    [
      ...combine(
        'author|authors|by|date|submitted|submitted on|published|category|categories|subject|subjects|comment|comments|journal-ref|venue|year|report-no|acm-class|msc-class|keyword|keywords|tag|tags|affiliation|affiliations|institution|institutions',
        '',
      ),
      ...combine(
        '作者|机构|单位|日期|时间|发表时间|发表日期|发表于|年份|会议|期刊|分类|关键词|关键字|标签|来源机构|研究机构|作者单位|著者|日付',
        '',
      ),
    ],
  ],
]

const labels: ReadonlyMap<string, Label> = new Map(
  names.flatMap(([label, words]) => words.map((word) => [word, label] as const)),
)

const furthest = 44

/** The label a line starts with and where its value starts; null where it has none. */
export function labelOf(text: string): { readonly label: Label; readonly end: number } | null {
  let from = 0
  while (from < 8 && from < text.length && !/[\p{L}\p{N}]/u.test(text.charAt(from)) && text.charAt(from) !== ':') from++
  let at = from
  const last = Math.min(text.length, furthest)
  while (at < last && !isColon(text.charAt(at))) at++
  if (at >= last || at === from) return null
  const name = text
    .slice(from, at)
    .replace(/[\s*_"')\]】]+$/, '')
    .toLowerCase()
  const label = labels.get(name)
  if (label === undefined || text.startsWith('://', at)) return null
  let end = at + 1
  while (end < text.length && /[\s*_:：]/.test(text.charAt(end))) end++
  return { label, end }
}

function isColon(c: string): boolean {
  return c === ':' || c === '：' || c === '=' || c === '】' || c === ']'
}

const linkWords: ReadonlySet<string> = new Set(
  (
    'arxiv ar5iv alphaxiv hf hugging face huggingface abs abstract pdf html tex ps other src format formats view paper papers page ' +
    'full text preprint eprint e print article link links url urls doi source here this read more it the learn details detail open ' +
    'download see via at on in of to or and original code github git repo repository project website site web homepage home demo blog ' +
    'post blogpost dataset data model models weights video slides poster tweet thread openreview semantic scholar google with pwc ' +
    'cite bibtex citation experimental available discuss discussion comment comments org com version'
  ).split(' '),
)

const wideLinkWords =
  /论文|原文|文章|预印本|链接|地址|网址|传送门|直达|点击|查看|阅读|下载|详情|全文|标题|代码|项目|主页|开源|在线|参考|来源|请|請|版|见|リンク|論文|こちら|詳細|の|は|を|的|和|与|在/g

/** Whether the words around links name nothing but links: "PDF | arXiv | Code", "论文链接:", "🔗". */
export function isLinkWords(text: string): boolean {
  const bare = text.includes('://') ? text.replace(/https?:\/\/\S+/gi, ' ') : text
  for (const word of bare.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (word === '' || linkWords.has(word) || /^\d{1,2}$/.test(word)) continue
    if (word.charCodeAt(0) < 0x3000 && !/[\u3000-\u9fff]/.test(word)) return false
    const rest = word.replace(wideLinkWords, ' ').trim()
    if (rest !== '' && !rest.split(' ').every((part) => part === '' || linkWords.has(part) || /^\d{1,2}$/.test(part)))
      return false
  }
  return true
}
