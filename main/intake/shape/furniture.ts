// What newsletters, web pages and chat apps put around a list: "View in browser", breadcrumbs, 版权声明, reactions, ads.
// Whole lines only, never words inside a sentence. Plain words are looked up; a pattern is tried only where its key word
// stands in the line, so that a list of ten thousand lines costs next to nothing.

/** Lines that are one of these and nothing else. */
const phrases: ReadonlySet<string> = new Set(
  `web version|online version|subscribe|subscribed|subscribe now|subscribe here|subscribe for free|subscribe today|sign up|sign up now
  sign in|log in|login|log out|register|get the app|start writing|upgrade to paid|join us|join now|share|shares|like|likes|repost|reposts
  end|the end|fin|end of thread|paid|全文完|正文完|本文完|完
  retweet|retweets|reply|replies|comment|comments|bookmark|save|follow|tweet|copy link|leave a comment|write a comment|write a reply
  add a comment|edited|pinned|click here|continue reading|keep reading|read more|read the post|read the full post|read the full article
  read the article|read the full story|show more|show less|show this thread|show replies|see more|see all|see translation|load more
  learn more|see new posts|translate post|translate tweet|translate bio|expand|collapse|read more here|sponsored|sponsored post
  sponsored content|advertisement|ad|ads|promoted|promoted post|partner content|home|about|about us|contact|contact us|blog|archive|menu
  main menu|navigation|toggle navigation|toggle menu|toggle dark mode|toggle theme|toggle table of contents|privacy|privacy policy|terms
  terms of use|terms of service|terms and conditions|cookies|cookie policy|cookie settings|sitemap|site map|faq|help|rss|newsletter
  previous|next|prev|older|newer|older posts|newer posts|older post|newer post|table of contents|contents|on this page|print|download
  close|accept|accept all|accept cookies|accept all cookies|reject all|got it|ok|allow all|decline|media omitted|skip to content
  skip to main content|jump to content|back to top|go to top|return to top|back to blog|back to home|quote|quotes|views|follow us
  forward to a friend|forward this email|tell a friend|view comments|discuss|report|more|options|hide|mute|block
  点赞|赞同|喜欢|图片|表情|动画表情|视频|语音|收藏|评论|转发|在看|赞|分享|举报|打赏|投诉|关注|已关注|回复|浏览|阅读|添加评论|写评论|发布评论|登录|注册|取消|撤回了一条消息
  广告|赞助|推广|广告位|赞助商内容|目录|展开|收起|展开全文|展开阅读全文|阅读全文|阅读原文|查看原文|查看全文|阅读更多|查看更多|点击阅读原文|返回首页
  返回顶部|返回列表|返回目录|首页|上一篇|下一篇|上一页|下一页|分享到|更多|原创|转载|收录于合集|收录于话题|喜欢作者|微信扫一扫|扫一扫|扫码关注|长按关注
  点击上方蓝字关注我们|点击蓝字关注我们|点击上方蓝字关注|点击关注
  続きを読む|もっと見る|シェア|シェアする|ツイート|いいね|いいね!|コメント|コメントする|登録する|登録解除|購読|購読する|購読解除|ログイン|会員登録
  広告|目次|トップページ|ホーム|前の記事|次の記事|ページの先頭へ|ブラウザで表示`
    .split(/[|\n]/)
    .map((phrase) => phrase.trim()),
)

/** Patterns for whole lines in lower case, each with words of which one must be there for it to be worth trying. */
const patterns: readonly (readonly [readonly string[], RegExp])[] = [
  [
    ['browser', ' online', 'trouble'],
    /^(?:(?:view|open|read)(?: this)?(?: (?:email|e-mail|newsletter|issue|post|message|it))? (?:in|on) (?:your |the |a )?(?:web ?)?browser.{0,60}|(?:view|read)(?: this| it)? online.{0,40}|.{0,20}trouble (?:viewing|reading).{0,100})$/,
  ],
  [['unsubscribe'], /^.{0,80}\bunsubscribe\b.{0,160}$/],
  [
    ['preferences', 'subscription', 'settings'],
    /^(?:manage|update|change)(?: your)? (?:email |e-mail |subscription |newsletter )?(?:preferences|subscriptions?|settings).{0,60}$/,
  ],
  [
    ['you'],
    /^(?:you(?:'re|’re| are)? (?:are )?(?:receiving|received|getting|subscribed|reading) (?:this|to) .{0,200}|forwarded (?:this|to you).{0,120}|(?:did someone|was this|someone) (?:forward|sen[dt]).{0,120})$/,
  ],
  [
    ['this email', 'this newsletter'],
    /^(?:was this (?:email|newsletter)|this (?:email|newsletter) (?:was|is)) .{0,160}$/,
  ],
  [
    ['subscribe', 'sign up', 'join'],
    /^(?:subscribe|sign up) (?:to|for|now to) .{0,100}$|^join the (?:discussion|conversation|community).{0,40}$/,
  ],
  [
    [
      'share',
      'like',
      'post',
      'tweet',
      'repl',
      'comment',
      'quote',
      'view',
      'bookmark',
      'reaction',
      'restack',
      'clap',
      'upvote',
      'point',
      'follower',
    ],
    /^(?:[\d,.]+ ?[km]? ?(?:shares?|likes?|re?posts?|retweets?|quotes?|repl(?:y|ies)|comments?|bookmarks?|views?|reactions?|restacks?|claps?|upvotes?|points?|followers?|saves?)(?: ?[·|•,] ?| +|$)){1,7}$/,
  ],
  [
    ['share', 'like', 'comment', 'repl', 'view', 'retweet', 'repost', 'clap', 'upvote'],
    /^(?:shares?|likes?|comments?|repl(?:y|ies)|views?|retweets?|reposts?|claps?|upvotes?) ?[:(]? ?[\d,.]+ ?[km]?\)?$/,
  ],
  [
    ['share', 'like', 'save', 'follow', 'tweet'],
    /^(?:share|like|save|follow|tweet) (?:this|it|on|to|us|with|the|post|link)\b.{0,40}$/,
  ],
  [['more from', 'read more', 'continue'], /^(?:more from .{0,60}|continue reading .{0,60})$/],
  [
    [
      'sponsored',
      'advertise',
      'presented',
      'brought',
      'powered',
      'made with',
      'built with',
      'created with',
      'published with',
    ],
    /^(?:sponsored by .{0,80}|advertise with .{0,60}|(?:presented|brought to you|powered|created|built|published|made) (?:by|with|in) .{0,60})$/,
  ],
  [
    ['ago', '前'],
    /^.{0,40}\b\d{1,3} ?(?:h|hr|hrs|hours?|m|min|mins|minutes?|d|days?|w|weeks?|mo|months?|y|years?)\.? ago.{0,20}$|^.{0,20}\d{1,3} ?(?:小时|分钟|天|周|个月|年)前$/,
  ],
  [['level ', 'u/', 'r/'], /^(?:level \d+|[ur]\/[\w-]{2,30}(?: ?[·•].{0,40})?|posted by u\/.{0,60})$/],
  [
    ['wrote', '写道', '@', 'message'],
    /^(?:on .{6,80} wrote|.{2,60}于.{4,40}写道|(?:original|forwarded) message.{0,20}|(?:from|to|cc|subject|sent|发件人|收件人|主题|发送时间) ?[:：].{0,120}@.{0,80})$/,
  ],
  [['thank'], /^thank(?:s| you) for (?:reading|subscribing).{0,200}$/],
  [
    ['skip', 'jump', 'back to', 'return to', 'go to'],
    /^(?:skip|jump|back|go|return) to (?:the )?(?:main )?(?:content|top|navigation|home|main|search|blog|list|index|archive).{0,30}$/,
  ],
  [
    ['cookie'],
    /^(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.{0,300}|by (?:using|continuing|clicking).{0,200})$/,
  ],
  [
    ['©', 'copyright', '(c)', 'rights reserved', '版权'],
    /^(?:(?:©|\(c\)|copyright\b|版权所有).{0,200}|.{0,80}all rights reserved\.?)$/,
  ],
  [
    ['posted', 'published', 'written', 'updated', 'edited', 'modified', 'reviewed'],
    /^(?:posted|published|written|last (?:updated|modified|edited)|updated|edited|reviewed)(?: (?:by|on|in|at) .{0,80}| ?[:：].{0,60})$/,
  ],
  [['min', 'reading time'], /^(?:\d{1,3} ?min(?:ute)?s?(?: of)? read(?:ing)?(?: time)?.{0,30}|reading time.{0,30})$/],
  [
    ['filed', 'tag', 'categor', 'keyword', 'topic', 'posted in'],
    /^(?:filed under|tags?|tagged(?: with)?|categor(?:y|ies)|keywords?|topics?|posted in) ?[:：].{0,200}$/,
  ],
  [['points by'], /^\d+ points? by \S+ .{0,20}ago.{0,120}$/],
  [['advertise'], /^(?:want|interested|looking) (?:to|in) advertis.{0,120}$/],
  [['赞同'], /^[\d,.万]+ ?人赞同了.{0,12}$/],
  [['首发于'], /^首发于.{0,40}$/],
  [['sent from'], /^sent from my .{0,40}$/],
  [
    ['joined', 'was added', 'has joined', 'set the channel', 'left the', 'pinned a', 'started a thread'],
    /^(?:.{1,40} )?(?:(?:has )?joined (?:#.{1,60}|the (?:channel|group|server|chat).{0,40})|was added to (?:#.{1,60}|the (?:channel|group).{0,40})|set the channel.{1,200}|left (?:#.{1,60}|the (?:channel|group).{0,40})|pinned a message.{0,80}|started a thread.{0,80})$/,
  ],
  [['last reply', 'thread'], /^(?:\d{1,4} repl(?:y|ies) ?)?(?:last reply .{3,60}|view thread|see all threads)$/],
  [['位置'], /^(?:您|你|当前|现在)?(?:的|所在)?位置 ?[:：].{0,300}$/],
  [['首页'], /^首页(?: ?[>›»/|·-] ?.{0,200})$/],
  [
    ['关注', '二维码', '公众号', '扫码', '蓝字', '进群', '加群'],
    /^(?:点击|长按|扫码|扫描|识别|微信扫|欢迎|记得)?.{0,30}(?:关注|订阅|二维码|公众号|进群|加群|蓝字).{0,20}$/,
  ],
  [['一篇', '一页', '一条'], /^(?:上|下)一(?:篇|页|条) ?[:：].{0,120}$/],
  [
    ['标签', '关键', '分类', '话题', '编辑', '作者', '阅读'],
    /^(?:(?:相关|更多|热门|推荐|文章)?(?:标签|话题) ?[:：].{0,100}|关键[词字] ?[:：].{0,200}|分类(?:专栏)? ?[:：].{0,80}|(?:原创|转载) ?(?:作者|于|自).{0,80}|责任编辑.{0,40}|编辑 ?[:：].{0,30}|编辑于.{0,40}|阅读时间.{0,30}|(?:浏览|阅读|点击)(?:量|次数)? ?[:：]? ?[\d.万]+.{0,40})$/,
  ],
  [['发布于', '发表于'], /^(?:发布|发表)于 ?.{0,40}$/],
  [
    ['点赞', '收藏', '评论', '转发', '在看', '赞', '分享', '回复', '阅读'],
    /^(?:(?:[\d.万]+ ?(?:人|次|条)?)? ?(?:点赞|赞同|喜欢|收藏|评论|转发|在看|赞|分享|举报|打赏|投诉|关注|回复|浏览|阅读)(?: ?[\d.万]+)? ?[·|/]? ?){1,9}$/,
  ],
  [['喜欢就', '点个'], /^.{0,20}点个(?:在看|赞|关注).{0,10}$/],
  [['本文', '文章'], /^(?:本文|文章)(?:为|系|由|约|共).{0,40}(?:原创|转载|首发|授权|字).{0,100}$/],
  [
    ['著作权', '版权', '免责声明', '备案', 'icp备'],
    /^(?:.{0,30}(?:著作权|版权)归.{0,60}(?:所有|作者).{0,100}|免责声明.{0,200}|.{0,30}(?:icp备|备案号?).{0,40})$/,
  ],
  [['原创'], /^原创 .{1,80}$/],
  [['配信停止', 'ブラウザ'], /^(?:配信停止.{0,40}|ブラウザで.{0,20})$/],
]

/** Headings after which nothing belongs to the list any more. */
const footers =
  /^(?:往期(?:推荐|回顾|精选|文章|内容)|版权声明|免责声明|版权说明|转载声明|相关(?:文章|阅读|推荐|链接)|推荐阅读|延伸阅读|猜你喜欢|热门(?:文章|推荐)|为您推荐|大家都在看|评论区?|最新评论|全部评论|精彩评论|网友评论|发表评论|关于(?:我们|作者|本站)|联系我们|related (?:posts?|articles?|reading|stories|content)|you (?:may|might) also (?:like|enjoy).*|more (?:from|posts|stories|articles)\b.*|recommended(?: (?:for you|reading|posts))?|read next|what to read next|up next|comments?(?: ?\(\d+\))?|\d+ (?:comments|responses|replies|thoughts on .*)|leave a (?:comment|reply)|discussion about this post|about (?:the author|this newsletter|us|me)|share this(?: post| article)?|ready for more|関連記事|関連リンク|人気記事|コメント一覧|著者について|この記事をシェア) ?[:：]?$/

/** Lines that open an advertisement; it lasts until the next empty line and beginning of something. */
const advertisements =
  /^(?:sponsor(?:ed|s)?(?: (?:by|post|content|message|of the week)\b.*)?|(?:a word|a message) from our sponsors?.*|our sponsors?|together with .*|in partnership with .*|presented by .*|advertisement|promoted|广告|赞助商?|推广|本期赞助.*|広告) ?[:：]?$/

/** Whether the whole line is furniture. */
export function isFurniture(text: string): boolean {
  if (text.length > 400) return false
  const bare = trimSigns(text).toLowerCase()
  if (bare === '') return text.trim() !== ''
  if (phrases.has(bare) || isReaction(text) || isTrail(text)) return true
  if (patterns.some(([keys, pattern]) => keys.some((key) => bare.includes(key)) && pattern.test(bare))) return true
  if (/[|·•]/.test(bare) && bare.split(/\s*[|·•]\s*/).every((part) => part === '' || phrases.has(part))) return true
  return /^by \p{Lu}[\p{L}.' -]{1,40}$/u.test(text) || isHashtags(text) || text.startsWith('©')
}

/** What a chat puts between messages, and nothing else does. */
export function isChatDivider(text: string): boolean {
  const bare = trimSigns(text)
  return (
    /^(?:new|new messages?|unread messages?|today|yesterday|image|gif|attachment|新消息|以下为新消息|以下是新消息)$/i.test(
      bare,
    ) ||
    /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?$/iu.test(bare)
  )
}

/** Counted pictures: "👍 3", ":eyes: 2". */
function isReaction(text: string): boolean {
  const first = text.codePointAt(0) ?? 0
  if (first < 0x2190 && first !== 0x3a) return false
  return (
    /^(?::[\w+-]{2,30}:\s*\d*\s*)+$/.test(text) ||
    /^\p{Extended_Pictographic}(?:[\d\s,.+k]|\uFE0F|\u200D|\p{Extended_Pictographic})*$/u.test(text)
  )
}

function isHashtags(text: string): boolean {
  return text.startsWith('#') && text.split(/\s+/).every((word) => /^#[\p{L}\p{N}_]{1,40}$/u.test(word))
}

/** A breadcrumb: three or more short steps with `>`, `»` or `›` between them. */
function isTrail(text: string): boolean {
  if (!/ [>›»→] /.test(text)) return false
  const steps = text.split(/\s[>›»→]\s/)
  return steps.length >= 3 && steps.slice(0, -1).every((step) => step.length <= 24) && !/https?:|[.。!！?？]/.test(text)
}

/** Text without signs, pictures and spaces at its ends. */
function trimSigns(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && !/[\p{L}\p{N}]/u.test(text.charAt(from)) && !isHighHalf(text, from)) from++
  while (to > from && !/[\p{L}\p{N}]/u.test(text.charAt(to - 1)) && !isHighHalf(text, to - 2)) to--
  return text.slice(from, to)
}

/** Whether a letter outside the basic plane stands at `at` (rare Han); pictures there are no letters. */
function isHighHalf(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0
  return code > 0xffff && /\p{L}/u.test(String.fromCodePoint(code))
}

/** Whether the line heads what follows the list: comments, related posts, the copyright note. */
export function isFooterStart(text: string): boolean {
  return text.length <= 60 && footers.test(trimSigns(text).toLowerCase())
}

/** Whether the line opens an advertisement. */
export function isAdvertisement(text: string): boolean {
  return text.length <= 80 && advertisements.test(trimSigns(text).toLowerCase())
}
