// The words of reading over time, in 简体中文.
import type { historyWords } from './en-history.ts'
import type { Translated } from './shape.ts'

export const zhHistoryWords: Translated<typeof historyWords> = {
  history: {
    title: '阅读统计',
    open: '阅读统计',
    stays: '按屏幕上真正看过的内容计算，数据只留在本机。',
    period: '时段',
    periods: { month: '30天', quarter: '12周', year: '12个月', ever: '全部' },
    measure: '指标',
    measures: { pages: '页数', time: '时间', papers: '论文', finished: '读完' },
    empty: '还没有阅读记录',
    emptyBody: '打开一篇论文读一会儿，这里就会按天记下页数和时间。',
    quiet: '这段时间没有阅读。',
    totals: {
      pages_other: '{{count}}页',
      papers_other: '{{count}}篇论文',
      finished_other: '读完{{count}}篇',
    },
    row_other: '已连续{{count}}天；最长一次{{longest}}天。',
    noRow: '最长连续{{longest}}天。',
    chart: '每{{step}}的{{measure}}。共{{total}}，{{peak}}最多。',
    step: { day: '天', week: '周', month: '月' },
    asTable: '以表格显示',
    table: { when: '时间', time: '时长', pages: '页数', papers: '论文', finished: '读完' },
    weekOf: '{{date}}起一周',
    byList: '按阅读清单',
    byCategory: '按分类',
    noCategory: '无分类',
    list: '阅读清单',
    category: '分类',
    left: '还剩多少',
    leftBody: '未读和在读的有{{papers}}，约{{pages}}。',
    leftUnknown: '未读和在读的有{{papers}}；PDF下载后才知道页数。',
    leftPapers_other: '{{count}}篇论文',
    leftPages_other: '{{count}}页',
    leftTime: '按你每页{{pace}}的速度，约需{{time}}。',
    noPace: '再多读几页，就能估算所需时间。',
    nothingLeft: '没有未读的论文了。',
    unknownPages_other: '{{count}}篇论文还没有PDF，按平均页数计算。',
  },
}
