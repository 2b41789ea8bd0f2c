// The words people put before the parts of an entry ("Title:", 摘要:, "Paper:", 论文链接:) and on links that carry no title
// ("pdf", "arXiv", "read more", 原文).

export type Label = 'title' | 'summary' | 'link' | 'other-link' | 'about' | 'related'

const labels: readonly (readonly [Label, string])[] = [
  ['title', String.raw`(?:paper |article |论文|文章)?(?:title|标题|題目|题目|名称|论文名|タイトル)`],
  [
    'summary',
    String.raw`(?:the )?(?:paper |one[- ]line |short |brief |ai |my )?(?:summary|abstract|description|synopsis|gist|tl;?\s?dr|摘要|简介|概要|总结|内容|论文摘要|论文简介|一句话(?:总结|概括|简介)?|要約|概要|要旨)`,
  ],
  [
    'related',
    String.raw`(?:related|related (?:work|papers?)|see also|cf\.?|compare|compared? (?:with|to)|follow[- ]?ups?|previous(?: work)?|builds? on|based on|predecessor|references?|refs|相关(?:论文|工作)?|对比|参见|另见|参考(?:文献|论文)?|前作|后续|関連(?:論文)?)`,
  ],
  [
    'link',
    String.raw`(?:(?:论文|原文|文章|预印本|paper|article|full|pdf|arxiv|abs|doi)\s?)?(?:链接|地址|网址|传送门|直达|link|links|url|address|リンク)|arxiv(?:[ -]?id)?|e-?print|preprint|paper|papers|pdf|abs|doi|论文|原文|source|read|identifier|id|論文`,
  ],
  [
    'other-link',
    String.raw`(?:code|github|git|repo(?:sitory)?|project(?: page)?|homepage|website|demo|blog|data(?:set)?|model|models|weights|video|slides|poster|hugging ?face|hf|代码|源码|项目|主页|项目(?:主页|地址|链接)|代码(?:地址|链接)|开源(?:地址|代码)?|数据集?|模型|演示|コード)(?:\s?(?:链接|地址|link|url))?`,
  ],
  [
    'about',
    String.raw`(?:authors?|作者|by|date|submitted(?: on)?|published|categories|category|subjects?|comments?|journal[- ]ref|venue|year|report[- ]no|acm-class|msc-class|keywords?|tags?|affiliations?|institutions?|机构|单位|日期|时间|发表(?:时间|日期|于)|年份|会议|期刊|分类|关键词|标签|著者|日付)`,
  ],
]

const patterns = labels.map(
  ([label, words]) =>
    [label, new RegExp(`^[\\s\\p{P}\\p{S}]{0,6}(?:${words})\\s?(?:[:：=]|】|\\])[*_\\s]*`, 'iu')] as const,
)

/** The label a line starts with and where its value starts; null where it has none. */
export function labelOf(text: string): { readonly label: Label; readonly end: number } | null {
  if (!/^.{0,40}[:：=】\]]/su.test(text)) return null
  for (const [label, pattern] of patterns) {
    const match = pattern.exec(text)
    if (match !== null && !/^\/\//.test(text.slice(match[0].length))) return { label, end: match[0].length }
  }
  return null
}

const word = String.raw`(?:arxiv(?:\.org)?(?:\s?(?:abs|pdf|page|paper|link|preprint))?|ar5iv|alphaxiv|hf|hugging ?face|abs(?:tract)?(?: page)?|pdf|html|tex(?: source)?|ps|other|src|formats?|view|paper(?:s)?(?: page)?|full[- ]?(?:text|paper)|preprint|e-?print|article|links?|urls?|doi|source|here|this|read|read (?:more|it|the paper|paper|on arxiv|here|the full paper)|learn more|more|details?|open|download(?: pdf)?|see|via|at|on|in|the|of|to|or|and|original|code|github|git|repo(?:sitory)?|project(?: page)?|website|site|web|page|home ?page|demo|blog(?: ?post)?|dataset|data|model|models|weights|video|slides|poster|tweet|thread|openreview|semantic scholar|google scholar|scholar|papers with code|pwc|cite|bibtex|citation|experimental|available|discuss(?:ion)?|comments?|论文|原文|链接|地址|网址|传送门|直达|点击|查看|阅读|下载|详情|全文|原文链接|论文链接|论文地址|论文标题|文章|预印本|代码|项目|主页|开源|在线|参考|来源|见|請|请|版|论文原文|リンク|論文|こちら|詳細)`
const onlyWords = new RegExp(
  `^(?:[\\s\\p{P}\\p{S}\\p{Extended_Pictographic}\\uFE0F]|${word}(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])${word}|\\d{1,2}(?![\\p{L}\\p{N}]))*$`,
  'iu',
)

/** Whether the words around links name nothing but links: "PDF | arXiv | Code", "论文链接:", "🔗". */
export function isLinkWords(text: string): boolean {
  if (text.length > 120) return false
  const squeezed = text.replace(/https?:\/\/\S+/gi, ' ').trim()
  if (squeezed === '') return true
  return onlyWords.test(squeezed)
}
