// A digest as a person would paste it: five sections of numbered papers, the curator's words, the link after them.
// Made from the stand-in's catalogue, so that every paper is there to be fetched.
import digestPapers from '../../arxiv/digest-papers.json' with { type: 'json' }

const sections = [
  { title: '基准与进展', count: 8 },
  { title: 'RAG', count: 4 },
  { title: '微调', count: 2 },
  { title: '推理', count: 1 },
  { title: '安全与对齐', count: 5 },
] as const

/** The digest's title, its text, and what is in it. */
export function digest() {
  const title = '六月值得一读的论文'
  const lines = [`首页 > 技术 > ${title}`, '', title, '', '本文介绍六月下旬的一些论文,按主题分为五个部分。', '']
  let next = 0
  for (const section of sections) {
    lines.push(section.title, '')
    for (let number = 1; number <= section.count; number += 1, next += 1) {
      const paper = digestPapers[next]
      if (!paper) throw new Error('The catalogue has fewer papers than the digest wants.')
      lines.push(`${number}、${paper.title}`, '', words(next), '', `https://arxiv.org/abs/${paper.id}`, '')
    }
  }
  return { title, text: lines.join('\n'), papers: digestPapers.slice(0, next), sections }
}

function words(index: number): string {
  return `第 ${index + 1} 篇讨论的问题很具体,实验也做得扎实。作者给出了完整的比较,读者可以先看图表,再读方法一节。`
}
