// Long texts are read in a thread: the same draft, and one that is made to keep a reader busy keeps nobody.
import { describe, expect, test } from 'vitest'
import { draftFromBytes, draftFromText, draftFromUrl } from '../../../main/intake/draft.ts'
import { parseDraft } from '../../../main/intake/parse-draft.ts'
import { readInThread } from '../../../main/intake/reading-thread.ts'
import { failureOf } from '../library/support.ts'

const signal = new AbortController().signal
const list = Array.from({ length: 400 }, (_, n) => {
  const id = `2401.${String(n + 1).padStart(5, '0')}`
  return `${n + 1}. The ${n}th thing\n\nWords on it.\n\nhttps://arxiv.org/abs/${id}\n`
}).join('\n')

/** Sixteen thousand of these already take a second, and four times as many sixteen times as long. */
const busy = `2406.15877 ${'*'.repeat(400_000)}`

describe('a long text', { timeout: 30_000 }, () => {
  test('is the list that it is, pasted, as a file or from an address', async () => {
    const expected = parseDraft({ text: list, kind: 'text' })
    expect(expected.sections[0]?.items).toHaveLength(400)
    expect(await draftFromText({ text: list }, { signal })).toEqual(expected)
    const file = await draftFromBytes(Buffer.from(list), { name: 'list.txt', signal })
    expect(file.sections).toEqual(expected.sections)
    const arxiv = { page: async () => ({ text: list, contentType: 'text/plain', url: 'https://example.org/list' }) }
    const page = await draftFromUrl(arxiv, 'https://example.org/list', { signal })
    expect([page.sections, page.source.url]).toEqual([expected.sections, 'https://example.org/list'])
  })

  test('that keeps the reader busy is given up, and said', async () => {
    const call = { kind: 'input', input: { text: busy, kind: 'text' } } as const
    expect(await failureOf(readInThread(call, { signal, deadline: 500 }))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('took too long'),
    })
  })

  test('is let go when nobody waits for it any more', async () => {
    const gone = new AbortController()
    const reading = failureOf(draftFromText({ text: busy }, { signal: gone.signal }))
    gone.abort()
    expect(await reading).toMatchObject({ code: 'cancelled' })
  })

  test('that is none is refused as a short one is', async () => {
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(20_000)])
    expect(await failureOf(draftFromBytes(picture, { name: 'a.png', signal }))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('picture'),
    })
  })
})
