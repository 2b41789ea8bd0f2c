// What newsletters, web pages and chat apps put around a list: "View in browser", breadcrumbs, 版权声明, reactions, ads.
// Whole lines only, never words inside a sentence; and the few such lines that tell of the source are read, not lost.

/** A line that is wholly one of these is furniture. Case is ignored; signs and pictures at either end are cut first. */
const wholeLines = new RegExp(
  `^(?:${[
    // Newsletters and mail
    String.raw`(?:view|open|read)(?: this)?(?: (?:email|e-mail|newsletter|issue|post|message|it))? (?:in|on|online|in your)(?: (?:your|the|a))? ?(?:web )?(?:browser|web|app|online|site)(?: version)?.{0,60}`,
    String.raw`(?:view|read) online.{0,40}|web version|online version|having trouble (?:viewing|reading).{0,100}|trouble viewing.{0,100}`,
    String.raw`.{0,60}\bunsubscribe\b.{0,120}|(?:manage|update|change)(?: your)? (?:email |e-mail |subscription |newsletter )?(?:preferences|subscriptions?|settings).{0,60}`,
    String.raw`you(?:'re|’re| are)? (?:are )?(?:receiving|received|getting|subscribed|reading) (?:this|to).{0,200}|(?:was this (?:email|newsletter)|this email was) .{0,160}|forwarded (?:this|to you).{0,120}|(?:did someone|was this|someone) (?:forward|sen[dt]).{0,120}`,
    String.raw`subscribe(?: now| here| for free| today| to (?:our|the|my|this|get|read).{0,100}|d)?|sign up(?: (?:now|here|for free|for .{0,60}))?|sign in|log ?in|log out|register|get the app|start writing|upgrade to paid|join (?:us|now|the discussion).{0,40}`,
    String.raw`(?:\d[\d,.]*k?\s*)?(?:share|shares|like|likes|repost|reposts|retweet|retweets|quote|quotes|reply|replies|comment|comments|bookmark|bookmarks|views?|reactions?|restacks?|claps?|upvotes?|points?|followers?)(?:\s*[·|•,]?\s*(?:\d[\d,.]*k?\s*)?(?:share|shares|like|likes|repost|reposts|retweet|retweets|quote|quotes|reply|replies|comment|comments|bookmark|bookmarks|views?|save|reactions?)){0,6}`,
    String.raw`(?:share|like|save|follow|tweet|comment|post|copy)(?: (?:this|it|on|to|us|with|link|the)\b.{0,50})?|leave a comment|write a (?:comment|reply)|add a (?:comment|reply)|edited|pinned|sent from my .{0,40}`,
    String.raw`(?:click here|continue reading|keep reading|read more|read the (?:full )?(?:post|article|story|newsletter)|show (?:more|less|this thread|replies)|see (?:more|all|translation)|load more|learn more|see new posts|more from .{0,60}|translate (?:post|tweet|bio)|expand|collapse)(?: here)?`,
    String.raw`(?:sponsored|sponsored (?:by|post|content)\b.{0,80}|advertisement|advertise with us.{0,60}|ads?|promoted|promoted post|partner content|(?:presented|brought to you|powered|created|built|published|made) (?:by|with|in) .{0,60})`,
    // Web pages
    String.raw`(?:skip to|jump to|back to|go to|return to) (?:the )?(?:main )?(?:content|top|navigation|home|main|search|blog|list|index|archive).{0,30}`,
    String.raw`(?:home|about(?: us)?|contact(?: us)?|blog|archive|search|menu|main menu|navigation|toggle (?:navigation|menu|dark mode|theme)|toggle table of contents|privacy(?: policy)?|terms(?: (?:of (?:use|service)|and conditions))?|cookies?(?: (?:policy|settings|preferences))?|site ?map|faq|help|rss|newsletter|login|previous|next|prev|older(?: posts?)?|newer(?: posts?)?|table of contents|contents|on this page|print|download|close|accept(?: all)?(?: cookies)?|reject(?: all)?|got it|ok|allow all|decline)(?:\s*[|·•>/›»→—-]\s*[\p{L}\p{N} &]{1,30}){0,12}`,
    String.raw`(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.{0,300}|by (?:using|continuing|clicking).{0,200}(?:cookies|terms|agree).{0,100}`,
    String.raw`(?:©|\(c\)|copyright\b|版权所有|all rights reserved).{0,200}|.{0,80}all rights reserved\.?`,
    String.raw`(?:posted|published|written|last (?:updated|modified|edited)|updated|edited|reviewed)(?: (?:by|on|in|at)\b.{0,80}|\s*[:：].{0,60})|by [\p{Lu}][\p{L}.' -]{1,40}|\d{1,3} ?min(?:ute)?s?(?: of)? read(?:ing)?(?: time)?.{0,30}|reading time.{0,30}`,
    String.raw`(?:filed under|tags?|tagged(?: with)?|categor(?:y|ies)|keywords?|topics?|posted in)\s*[:：].{0,200}|(?:#[\p{L}\p{N}_]{1,40}\s*)+`,
    // 中文
    String.raw`(?:您|你|当前|现在)?(?:的|所在)?位置\s*[:：].{0,300}|首页(?:\s*[>›»/|·-]\s*.{0,200})?`,
    String.raw`(?:点击|长按|扫码|扫描|识别|微信扫|关注).{0,40}(?:关注|订阅|查看|阅读|二维码|公众号|进群|加群|蓝字|下载|原文|我们|加入).{0,60}`,
    String.raw`(?:阅读|查看|点击)(?:原文|全文|更多|详情|量|数).{0,20}|(?:展开|收起)(?:全文|阅读全文)?|(?:上|下)一(?:篇|页|条).{0,120}|返回(?:首页|顶部|列表|目录)|(?:相关|更多|热门|推荐)(?:标签|话题)?\s*[:：].{0,100}`,
    String.raw`(?:\d+\s*(?:人|次|条)?)?\s*(?:点赞|赞同|喜欢|收藏|评论|转发|在看|赞|分享|举报|打赏|投诉|关注|已关注|回复|浏览|阅读|分享到.{0,30}|添加评论|写评论|发布评论|登录|注册|取消|编辑于.{0,40}|发布于.{0,40}|撤回了一条消息)(?:\s*[\d.万]+)?(?:\s*[·|/ ]?\s*(?:点赞|赞同|喜欢|收藏|评论|转发|在看|赞|分享|举报|打赏|投诉|关注|回复|浏览|阅读)(?:\s*[\d.万]+)?){0,8}`,
    String.raw`(?:广告|赞助|推广|广告位|赞助商内容)(?:\s*[:：].{0,80})?|关键[词字]\s*[:：].{0,200}|标签\s*[:：].{0,200}|分类(?:专栏)?\s*[:：].{0,80}|文章标签.{0,100}|(?:原创|转载)\s*(?:作者|于|自).{0,80}|责任编辑.{0,40}|编辑\s*[:：].{0,30}|阅读时间.{0,30}|本文(?:约|共).{0,10}字.{0,40}|目录`,
    String.raw`(?:本文|文章)(?:为|系|由).{0,40}(?:原创|转载|首发|授权).{0,100}|.{0,20}(?:著作权|版权)归.{0,60}(?:所有|作者).{0,100}|免责声明.{0,200}|.{0,30}备案号?.{0,40}|.{0,10}ICP备.{0,40}|(?:浏览|阅读|点击)(?:量|次数)?\s*[:：]?\s*[\d.万]+.{0,40}`,
    // 日本語
    String.raw`(?:続きを読む|もっと見る|シェアする?|ツイート|いいね!?|コメントする?|登録(?:する|解除)|購読(?:する|解除)|ログイン|会員登録|広告|目次|トップページ|ホーム|前の記事|次の記事|ページの先頭へ|配信停止.{0,40}|ブラウザで(?:見る|表示).{0,20})`,
  ].join('|')})$`,
  'iu',
)

/** Headings after which nothing belongs to the list any more. */
const footers =
  /^(?:版权声明|免责声明|版权说明|转载声明|相关(?:文章|阅读|推荐|链接)|推荐阅读|延伸阅读|猜你喜欢|热门(?:文章|推荐)|为您推荐|大家都在看|评论区?|最新评论|全部评论|精彩评论|网友评论|发表评论|参考资料|关于(?:我们|作者|本站)|联系我们|related (?:posts?|articles?|reading|stories|content)|you (?:may|might) also (?:like|enjoy).*|more (?:from|posts|stories|articles)\b.*|recommended(?: (?:for you|reading|posts))?|read next|what to read next|up next|comments?(?: ?\(\d+\))?|\d+ (?:comments|responses|replies|thoughts on .*)|leave a (?:comment|reply)|discussion about this post|about (?:the author|this newsletter|us|me)|share this(?: post| article)?:?|ready for more\??|関連記事|関連リンク|人気記事|コメント(?:一覧)?|著者について|この記事をシェア)\s*[:：]?$/iu

/** Lines that open an advertisement; it lasts until the next empty line and beginning of something. */
const advertisements =
  /^(?:sponsor(?:ed|s)?(?: (?:by|post|content|message|of the week)\b.*)?|(?:a word|a message) from our sponsors?.*|our sponsors?|together with .*|in partnership with .*|presented by .*|advertisement|promoted|广告|赞助商?|推广|本期赞助.*|広告|PR)\s*[:：]?$/iu

const trimmings = /^[\s\p{P}\p{S}\p{Extended_Pictographic}\uFE0F]+|[\s\p{P}\p{S}\p{Extended_Pictographic}\uFE0F]+$/gu

/** Whether the whole line is furniture. */
export function isFurniture(text: string): boolean {
  if (text.length > 400) return false
  const bare = text.replace(trimmings, '')
  if (bare === '') return isDecoration(text)
  if (/^\p{Extended_Pictographic}/u.test(text) && /^[\d\s\p{Extended_Pictographic}\uFE0F,.+k]*$/u.test(text))
    return true
  return wholeLines.test(bare) || wholeLines.test(text.trim()) || isTrail(text)
}

/** Reactions and ornaments: no letter and no digit. A formula or a lone punctuation mark counts as ornament too. */
function isDecoration(text: string): boolean {
  return text.trim() !== ''
}

/** A breadcrumb: three or more short steps with `>`, `»` or `›` between them. */
function isTrail(text: string): boolean {
  const steps = text.split(/\s[>›»→]\s/)
  return steps.length >= 3 && steps.slice(0, -1).every((step) => step.length <= 24) && !/https?:|[.。!！?？]/.test(text)
}

/** Whether the line heads what follows the list: comments, related posts, the copyright note. */
export function isFooterStart(text: string): boolean {
  return text.length <= 60 && footers.test(text.replace(trimmings, ''))
}

/** Whether the line opens an advertisement. */
export function isAdvertisement(text: string): boolean {
  return text.length <= 80 && advertisements.test(text.replace(trimmings, ''))
}

const sourceLabels =
  /(?:^|[\s\u3000|·•(（【[])(?:来源|來源|出处|原文(?:链接|地址|网址)?|本文(?:链接|地址)|转载自|转自|文章来源|source|original(?:ly published)?(?: (?:post|article|at|on|here|link))?|via|canonical(?: url)?|permalink|first published (?:at|on)|cross-?posted from|出典|元記事|引用元)\s*[:：]?\s*(?:[\p{L}\p{N} ]{0,20}[:：\s(（]\s*)?<?(https?:\/\/[^\s<>()（）"'，。；、]+)/iu

const dates =
  /(?<!\d)(\d{4}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?(?:Z|[+-]\d{2}:?\d{2})?)(?![\d/])|(\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{1,2} (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,? \d{4}\b)/i

/** The address a line declares the text to be from, or null. A line that says so is furniture. */
export function declaredSource(text: string): string | null {
  if (text.length > 2000 || !text.includes('://')) return null
  const url = sourceLabels.exec(text)?.[1]
  return url === undefined ? null : url.replace(/[.,;:!?]+$/, '')
}

/** A date as the line writes it, or null. */
export function dateIn(text: string): string | null {
  if (text.length > 300) return null
  const match = dates.exec(text)
  return match?.[1] ?? match?.[2] ?? null
}

/** A line that is a date and little else (a byline, "June 20, 2024 · 5 min read"). */
export function isDateLine(text: string): boolean {
  const date = dateIn(text)
  if (date === null) return false
  const rest = text
    .replace(date, '')
    .replace(
      /\d{1,2}:\d{2}(?::\d{2})?|\d+ min(?:ute)?s?(?: read)?|published|posted|updated|发布于|发表于|时间|日期|发布时间|date|on|by\s[\p{L}. ]{1,40}/giu,
      '',
    )
  return rest.replace(/[\s\p{P}\p{S}]/gu, '').length <= 12
}
