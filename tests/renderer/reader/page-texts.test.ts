import { expect, test } from 'vitest'
import { PageTexts } from '../../../renderer/reader/selection/page-texts.ts'
import { PageText } from '../../../preload/model/text.ts'

test('the texts of pages long past are forgotten, those of pages on screen never, and each comes again when asked for', async () => {
  const asked: number[] = []
  const texts = new PageTexts({
    url: () => null,
    fallback: (page) => {
      asked.push(page)
      return Promise.resolve(text(page))
    },
    onText: () => undefined,
  })
  for (let page = 1; page <= 100; page++) await texts.get(page)
  // Seen again: no longer among the oldest.
  await texts.get(5)
  texts.trim((page) => page === 2)
  const kept = Array.from({ length: 100 }, (_, at) => at + 1).filter((page) => texts.now(page) !== null)
  expect(kept).toHaveLength(24)
  expect(kept).toEqual(expect.arrayContaining([2, 5, 99, 100]))
  asked.length = 0
  expect((await texts.get(1))?.page).toBe(1)
  expect((await texts.get(100))?.page).toBe(100)
  expect(asked).toEqual([1])
})

test('a text on its way is waited for, however many have come since', async () => {
  const { promise, resolve } = Promise.withResolvers<PageText>()
  const texts = new PageTexts({
    url: () => null,
    fallback: (page) => (page === 1 ? promise : Promise.resolve(text(page))),
    onText: () => undefined,
  })
  const first = texts.get(1)
  for (let page = 2; page <= 60; page++) await texts.get(page)
  texts.trim(() => false)
  resolve(text(1))
  expect(await first).toBe(texts.now(1))
})

function text(page: number): PageText {
  const rect = [0, 0, 9, 9] as const
  return PageText.parse({
    model: 1,
    page,
    box: rect,
    rotation: 0,
    text: 'a',
    rects: rect,
    at: [0],
    length: [1],
    lines: [],
    fallback: false,
  })
}
