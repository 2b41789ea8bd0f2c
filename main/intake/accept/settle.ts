// A receipt after arXiv was asked: what was added but does not exist, or was not to be reached, is said in its line.
import type { Receipt, ReceiptLine } from '../../../preload/model/list.ts'
import { say, sentenceOf, together } from '../../../preload/said.ts'
import type { Services } from '../../services.ts'

/** Asks for the metadata of what a receipt added, waits, and answers the receipt with what that showed. */
export async function settleReceipt(
  { filler, library }: Pick<Services, 'filler' | 'library'>,
  receipt: Receipt,
  options: { readonly signal: AbortSignal },
): Promise<Receipt> {
  const wanting = receipt.results.flatMap(({ paperId }) =>
    paperId && library.summary(paperId)?.metadata === 'wanted' ? [paperId] : [],
  )
  const asked = await filler.refresh([...new Set(wanting)], { all: false, signal: options.signal })
  const told = new Map(asked.map((line) => [line.paperId, line]))
  const hasPdf = ({ paperId }: ReceiptLine): boolean => !!paperId && (library.record(paperId)?.files.length ?? 0) > 0
  return {
    ...receipt,
    results: receipt.results.map((line) => settled(line, told.get(line.paperId), { hasPdf: hasPdf(line) })),
  }
}

function settled(
  line: ReceiptLine,
  answer: ReceiptLine | undefined,
  { hasPdf }: { readonly hasPdf: boolean },
): ReceiptLine {
  if (!answer || (line.outcome !== 'added' && line.outcome !== 'updated')) return line
  // A PDF that is here is a paper, whatever arXiv knows of the id in its margin.
  if (answer.outcome === 'no-such-paper' && hasPdf) return { ...line, ...together(line, answer) }
  if (answer.outcome === 'no-such-paper') return { ...line, outcome: 'no-such-paper', ...sentenceOf(answer) }
  if (answer.outcome === 'updated') return { ...line, ...sentenceOf(answer) }
  // It is in the library whatever arXiv says: only its details are still to come.
  return { ...line, ...together(say('receipt.later'), answer) }
}
