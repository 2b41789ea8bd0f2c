// PLACEHOLDER by LEAD: INTAKE overwrites this file.
import type { Draft } from '../../preload/model/list.ts'
import { parseDraft } from './parse-draft.ts'
export function sampleDraft(_language: string | null): Draft {
  return parseDraft({
    text: 'A first shelf\n\nhttps://arxiv.org/abs/1706.03762\n\nhttps://arxiv.org/abs/2406.15877',
    kind: 'sample',
  })
}
