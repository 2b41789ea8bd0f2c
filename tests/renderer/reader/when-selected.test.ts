// A mark key that comes before the page's text: done when the text is there, forgotten when the selection changes.
import { describe, expect, it } from 'vitest'
import { whenSelected } from '../../../renderer/reader/selection/when-selected.ts'

type Session = Parameters<typeof whenSelected>[0]

function session(selection: object | null, coming: Promise<boolean> | null): Session {
  return { store: { getState: () => ({ selection }) }, selection: { coming } } as unknown as Session
}

describe('a key for the selection', () => {
  it('works at once where there is one', () => {
    let done = 0
    expect(whenSelected(session({ text: 'x' }, null), () => done++)).toBe(true)
    expect(done).toBe(1)
  })

  it('is kept until the text has come', async () => {
    let done = 0
    const coming = Promise.withResolvers<boolean>()
    expect(whenSelected(session(null, coming.promise), () => done++)).toBe(true)
    expect(done).toBe(0)
    coming.resolve(true)
    await coming.promise
    expect(done).toBe(1)
  })

  it('is forgotten when something else was selected meanwhile', async () => {
    let done = 0
    const coming = Promise.withResolvers<boolean>()
    whenSelected(session(null, coming.promise), () => done++)
    coming.resolve(false)
    await coming.promise
    expect(done).toBe(0)
  })

  it('passes on where nothing is selected', () => {
    expect(whenSelected(session(null, null), () => undefined)).toBe(false)
  })
})
