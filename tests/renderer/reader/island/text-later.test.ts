import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TextLater } from '../../../../renderer/reader/island/text-later.ts'
import type { EventBus, PDFPageView } from '../../../../renderer/reader/island/viewer-component.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the text of a page that is looked at comes at once', async () => {
  const reader = reading()
  reader.visible = [3]
  reader.draw(3)
  await reader.rest()
  expect(reader.laidOut).toEqual([3])
})

test('pages that rush past get none, and those one stops at get theirs before their neighbours', async () => {
  const reader = reading()
  reader.hurried = true
  for (const page of [1, 2, 3, 4, 5]) reader.draw(page)
  await reader.rest()
  expect(reader.laidOut).toEqual([])
  // The buffer gave these back.
  for (const page of [1, 2]) reader.drop(page)
  reader.hurried = false
  reader.visible = [4]
  await reader.rest()
  expect(reader.laidOut[0]).toBe(4)
  expect(reader.laidOut.toSorted()).toEqual([3, 4, 5])
  expect(reader.calledOff.toSorted()).toEqual([1, 2])
})

test('a page drawn ahead waits for those on screen', async () => {
  const reader = reading()
  reader.visible = [1, 2]
  const first = reader.hold(1)
  reader.draw(1)
  reader.draw(3)
  await reader.rest()
  expect(reader.laidOut).toEqual([])
  first()
  await reader.rest()
  expect(reader.laidOut).toEqual([1, 3])
})

test('a zoom while a page waits lays its text out once, at the new size', async () => {
  const reader = reading()
  reader.hurried = true
  const view = reader.draw(1)
  const again = ask(view)
  reader.hurried = false
  reader.visible = [1]
  await reader.rest()
  await again
  expect(reader.laidOut).toEqual([1])
  expect(reader.calledOff).toEqual([1])
})

test('text that stands follows every zoom at once', async () => {
  const reader = reading()
  reader.visible = [1]
  const view = reader.draw(1)
  await reader.rest()
  reader.hurried = true
  await ask(view)
  expect(reader.laidOut).toEqual([1, 1])
})

class CalledOff extends Error {}

function ask(view: PDFPageView): Promise<void> {
  return (view.textLayer as { render: (options: unknown) => Promise<void> }).render({})
}

/** A viewer whose pages are drawn by word. */
function reading() {
  const drawn: ((event: { source: PDFPageView }) => void)[] = []
  const bus = { on: (_: string, listener: (typeof drawn)[number]) => drawn.push(listener) } as unknown as EventBus
  const views = new Map<number, { textLayer: unknown }>()
  const holds = new Map<number, Promise<unknown>>()
  const reader = {
    hurried: false,
    visible: [] as number[],
    laidOut: [] as number[],
    calledOff: [] as number[],
    draw: (page: number) => {
      const render = async () => {
        await holds.get(page)
        reader.laidOut.push(page)
      }
      const view = { id: page, textLayer: { render } }
      views.set(page, view)
      const shown = view as unknown as PDFPageView
      for (const listener of drawn) listener({ source: shown })
      void ask(shown).catch((error: unknown) => {
        expect(error).toBeInstanceOf(CalledOff)
        reader.calledOff.push(page)
      })
      return shown
    },
    drop: (page: number) => {
      const view = views.get(page)
      if (view) view.textLayer = null
    },
    hold: (page: number) => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      holds.set(page, promise)
      return () => resolve(undefined)
    },
    rest: () => vi.advanceTimersByTimeAsync(1000),
  }
  new TextLater(bus, {
    hurried: () => reader.hurried,
    visible: () => new Set(reader.visible),
    calledOff: () => new CalledOff(),
    signal: new AbortController().signal,
  })
  return reader
}
