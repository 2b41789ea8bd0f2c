// Every sentence that main can say to a person, by its code, in English. The other languages have the same codes in
// renderer/app/words/messages/; places are filled as preload/said.ts tells.
import { arxivMessages } from './arxiv.ts'
import { downloadMessages } from './downloads.ts'
import { intakeMessages } from './intake.ts'
import { libraryMessages } from './library.ts'
import { listMessages } from './lists.ts'
import { repairMessages } from './repairs.ts'

export const messages = {
  ...arxivMessages,
  ...downloadMessages,
  ...intakeMessages,
  ...libraryMessages,
  ...listMessages,
  ...repairMessages,
} as const
export type MessageCode = keyof typeof messages
