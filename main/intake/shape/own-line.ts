// "2406.15877 to read", "LoRA 2106.09685": a short line that names its own paper beside a few words. Between bare ids and
// links such a line is an item like them, never the title or the words of its neighbour.
import type { Block } from '../blocks.ts'
import { endsMidSentence } from './around.ts'
import { without, type Reading } from './references.ts'
import { countWords } from './titles.ts'

/** Words about another paper, though it stands last: "Extends LoRA 2106.09685". */
const aboutAnother =
  /^(?:it |this |which )?(?:extends?|improves?|follows?|generali[sz]es?|builds?|based|uses?|using|beats?|outperforms?|replaces?|cites?|like|unlike|see|cf|compare[sd]?|similar|successor|sequel|基于|参考|参见|见|扩展|改进|对比)(?![\p{Script=Latin}])/iu

const mostWords = 14
const mostBefore = 8

/** Whether the block is such a line: an unlabelled reference leads it or ends it, and no sentence is around. */
export function isOwnLine(block: Block, reading: Reading): boolean {
  const first = reading.refs[0]
  const last = reading.refs.at(-1)
  if (first === undefined || last === undefined || reading.linksOnly) return false
  if (block.row !== null || block.code || block.heading > 0 || first.label !== null || last.label !== null) return false
  const from = block.marker?.end ?? 0
  const words = without(
    block.text.slice(from),
    reading.refs.map((ref) => ({ start: ref.start - from, end: ref.end - from })),
  )
  if (countWords(words.trim()) > mostWords || /[。；]|[^.]\.\s+\p{Lu}/u.test(words)) return false
  if (/^[\s<([【*_`]*$/u.test(block.text.slice(from, first.start))) return true
  const before = block.text.slice(from, last.start)
  return (
    /^[\s>)\]】*_`]*$/u.test(block.text.slice(last.end)) &&
    last.base === first.base &&
    countWords(before.trim()) <= mostBefore &&
    !endsMidSentence(before) &&
    !aboutAnother.test(before.trim())
  )
}
