// Invented papers, the same for the same number: words as texts have them, 2 % with a PDF, 10 marks each on 5 %.
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { MarkId, PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'

/** The record of the paper with that number. */
export function generatedPaper(index: number): PaperRecord {
  const id = PaperId.parse(`${2001 + Math.floor(index / 90_000)}.${String(index % 90_000).padStart(5, '0')}`)
  const at = new Date(Date.UTC(2018 + (index % 8), index % 12, 1 + (index % 28))).toISOString()
  const chinese = index % 20 === 0
  const record: PaperRecord = {
    ...newPaperRecord({ id, now: new Date(at) }),
    metadata: { state: 'ready', latest: 1, checkedAt: at, message: null },
    status: {
      value: (['unread', 'unread', 'read', 'reading', 'set-aside'] as const)[index % 5] ?? 'unread',
      at,
      by: 'person',
    },
    tags: [`tag ${index % 17}`],
    notes: { text: index % 25 === 0 ? sentence(index + 7, 30) : '', updatedAt: null },
    versions: [
      {
        version: 1,
        title: chinese ? `量子机器学习的方法 ${index}` : sentence(index, 9),
        authors: Array.from({ length: 4 }, (_, author) => ({
          name: `${pick(index * 3 + author)} ${pick(index + author * 5)}`,
          affiliations: [],
        })),
        abstract: chinese ? '本文研究深度学习模型在量子计算中的应用。'.repeat(12) : sentence(index * 31, 190),
        primaryCategory: 'cs.LG',
        categories: ['cs.LG', 'stat.ML'],
        published: at,
        updated: at,
        comment: null,
        journalRef: null,
        doi: null,
        source: 'api',
        fetchedAt: at,
      },
    ],
    files:
      index % 50 === 0
        ? [
            {
              version: 1,
              sha256: String(index).padStart(64, '0'),
              bytes: 1,
              pages: 10,
              etag: null,
              lastModified: null,
              downloadedAt: at,
              origin: null,
            },
          ]
        : [],
    marks:
      index % 20 === 1
        ? Array.from({ length: 10 }, (_, mark) => ({
            id: MarkId.parse(`mark-${index}-${mark}`),
            kind: 'highlight',
            color: 'yellow',
            comment: mark % 3 === 0 ? sentence(index + mark, 8) : '',
            tags: [],
            image: null,
            origin: null,
            formerly: [],
            createdAt: at,
            updatedAt: at,
            anchor: {
              version: 1,
              fileSha256: null,
              textModel: 1,
              parts: [{ page: mark + 1, rects: [], charFrom: null, charTo: null }],
              quote: { exact: sentence(index * 7 + mark, 25), prefix: '', suffix: '' },
            },
          }))
        : [],
  }
  return record
}

const roots = 'transformer attention sparse gradient method graph network optimal transport survey kernel lattice manifold spectral neural language model retrieval agent reasoning quantum entangle stochastic convex bound proof robust bayes causal diffusion token align reward policy cluster embed'.split(' ') // prettier-ignore
const endings = ['', 's', 'ing', 'ed', 'al', 'ly', 'ness', 'ity', 'or', 'ism']
const common = 'the of and a in we to is for that with on this by are an as our which from'.split(' ')

/** A text of so many words, as texts have them: a third of the commonest, some hundreds of frequent ones, and a long tail. */
export function sentence(seed: number, words: number): string {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  const parts: string[] = []
  for (let index = 0; index < words; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const dice = (state >>> 8) % 100
    const draw = state >>> 12
    if (dice < 38) parts.push(common[draw % common.length] ?? '')
    else if (dice < 85)
      parts.push(`${roots[Math.floor(((draw % 1000) / 1000) ** 2 * roots.length)] ?? ''}${endings[draw % 7] ?? ''}`)
    else
      parts.push(
        `${(roots[draw % roots.length] ?? '').slice(0, 4)}${(draw % 4000).toString(36)}${endings[draw % endings.length] ?? ''}`,
      )
  }
  return `${parts.join(' ')}.`
}

function pick(seed: number): string {
  const names = [
    'Nakamura',
    'Schrödinger',
    'Okafor',
    'Silva',
    'Chen',
    'Müller',
    'Ivanova',
    'Haddad',
    'Kim',
    'Rossi',
    'Dubois',
    'Novák',
  ]
  return `${names[seed % names.length] ?? ''}${seed % 40 > 11 ? (seed % 400).toString(36) : ''}`
}
