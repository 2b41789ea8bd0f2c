// Main's sentences in the person's language: worded from their codes, in English where there are none.
import type { PdfProblem } from '../../../preload/model/paper.ts'
import { fillPlaces, type Sentence } from '../../../preload/said.ts'
import { zhArxiv } from './messages/zh-CN-arxiv.ts'
import { zhDownloads } from './messages/zh-CN-downloads.ts'
import { zhIntake } from './messages/zh-CN-intake.ts'
import { zhLibrary } from './messages/zh-CN-library.ts'
import { zhLists } from './messages/zh-CN-lists.ts'
import { zhRepairs } from './messages/zh-CN-repairs.ts'
import { currentLanguage, t } from './words.ts'

const chinese: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...zhArxiv, ...zhDownloads, ...zhIntake, ...zhLibrary, ...zhLists, ...zhRepairs }),
)

/** The sentence as the person is told it. Components that show it use `useWords`, so that they follow the language. */
export function told({ message, said }: Sentence): string {
  if (currentLanguage() === 'en' || said === undefined) return message
  const parts = said.map(({ code, params }) => {
    const text = chinese.get(code)
    return text === undefined ? null : fillPlaces(text, params, 'zh-CN')
  })
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.join('') : message
}

/** Why there is no PDF. What was written down before sentences had codes is worded by its kind. */
export function toldProblem(problem: PdfProblem): string {
  if (problem.said !== undefined || currentLanguage() === 'en') return told(problem)
  return t(`problems.${problem.kind}`)
}
