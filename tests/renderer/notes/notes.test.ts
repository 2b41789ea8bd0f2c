import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { Client } from '../../../renderer/app/client/client.ts'
import { NotesStore } from '../../../renderer/notes/notes-store.ts'
import { escapeMarkdown, markOfHref, quoteIntoNotes, quoteMarkdown, takeQuotes } from '../../../renderer/notes/quote.ts'
import { markOf } from '../reader/marks.ts'

const paper = PaperId.parse('2406.15877')
const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function storeOf(library: string, state: { failing?: boolean; held?: Promise<void> } = {}) {
  const saved: string[] = []
  const heard: { texts: string[]; conflicts: (string | null)[] } = { texts: [], conflicts: [] }
  const client = {
    request: async (_method: string, { text }: { text: string }) => {
      await state.held
      if (state.failing) throw new AppError('disconnected', 'gone')
      saved.push(text)
      return { updatedAt: new Date().toISOString() }
    },
  } as unknown as Client
  const store = new NotesStore(paper, client, notes(library, null), {
    onState: () => undefined,
    onText: (text) => heard.texts.push(text),
    onConflict: (theirs) => heard.conflicts.push(theirs),
  })
  return { store, saved, heard }
}

function notes(text: string, updatedAt: string | null = new Date().toISOString()) {
  return { text, updatedAt }
}

describe('notes', () => {
  it('are saved as one types and called saved when main has said so', async () => {
    const { store, saved } = storeOf('')
    store.edit('a')
    store.edit('ab')
    expect(store.state).toBe('waiting')
    await vi.advanceTimersByTimeAsync(300)
    expect({ saved, state: store.state, drafts: kept.size }).toEqual({ saved: ['ab'], state: 'saved', drafts: 0 })
  })

  it('survive a window that closes before they were saved', async () => {
    const gone = { failing: true }
    storeOf('old', gone).store.edit('old and new')
    await vi.advanceTimersByTimeAsync(300)
    const { store, saved } = storeOf('old')
    expect([store.text, store.opening]).toEqual(['old and new', 'draft'])
    await vi.advanceTimersByTimeAsync(300)
    expect({ saved, drafts: kept.size }).toEqual({ saved: ['old and new'], drafts: 0 })
  })

  it('follow the library while nothing of ours is pending', async () => {
    const { store, heard } = storeOf('one')
    store.fromLibrary(notes('one, from another window'))
    expect([store.text, heard.texts]).toEqual(['one, from another window', ['one, from another window']])
  })

  it('offer the other text when both changed, and lose neither', async () => {
    const { store, heard, saved } = storeOf('one')
    store.edit('mine')
    store.fromLibrary(notes('theirs'))
    expect([store.text, heard.conflicts]).toEqual(['mine', ['theirs']])
    store.take('theirs')
    await vi.advanceTimersByTimeAsync(300)
    expect([store.text, saved.at(-1)]).toEqual(['theirs', 'theirs'])
  })
})

describe('what the library says late', () => {
  it('is no change from elsewhere when it was read before the last save', async () => {
    const { store, heard } = storeOf('')
    store.edit('one')
    await vi.advanceTimersByTimeAsync(300)
    const early = notes('one')
    await vi.advanceTimersByTimeAsync(10)
    store.edit('one and two')
    await vi.advanceTimersByTimeAsync(300)
    store.fromLibrary(early)
    store.fromLibrary(notes('', null))
    expect([store.text, heard]).toEqual(['one and two', { texts: [], conflicts: [] }])
  })

  it('is no conflict when it is what we sent a moment ago', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { store, heard } = storeOf('', { held: promise })
    store.edit('one')
    await vi.advanceTimersByTimeAsync(300)
    store.edit('one and two')
    store.fromLibrary(notes('one'))
    resolve()
    expect(heard.conflicts).toEqual([])
  })
})

describe('a quoted mark', () => {
  it('is a block quote with a link that leads back', () => {
    const mark = markOf('mark-1', { exact: 'Two lines\nwith $x_i$ and *stars*' })
    const quote = quoteMarkdown(mark, 'p. 5')
    expect(quote).toBe('> Two lines\n> with \\$x\\_i\\$ and \\*stars\\*\n> [p. 5](offprint:mark/mark-1)')
    expect(markOfHref('offprint:mark/mark-1')).toBe('mark-1')
  })

  it('cannot smuggle Markdown or addresses in', () => {
    expect(escapeMarkdown('# not a heading')).toBe('\\# not a heading')
    expect(escapeMarkdown('1. not a list')).toBe('1\\. not a list')
    expect(markOfHref('offprint:mark/../../x')).toBeNull()
  })

  it('waits for the notes to open', () => {
    const mark = markOf('mark-2')
    quoteIntoNotes(paper, mark)
    const taken: string[] = []
    takeQuotes(paper, ({ id }) => taken.push(id))()
    expect(taken).toEqual(['mark-2'])
  })
})
