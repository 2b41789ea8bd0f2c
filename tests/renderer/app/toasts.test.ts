// What was done, taken back and done again: in its order, whatever is done between.
import { beforeEach, expect, it } from 'vitest'
import { canUndo, redoLast, toast, undoLast, undoToast, useToasts } from '../../../renderer/app/toasts.ts'

let there: string[] = []

/** Puts a letter there, as a deed that can be undone and, unless `once`, redone. */
async function put(letter: string, { once = false } = {}): Promise<void> {
  there.push(letter)
  toast(`Put ${letter}`, {
    undo: async () => void there.splice(there.lastIndexOf(letter), 1),
    ...(once ? {} : { again: () => put(letter) }),
  })
}

beforeEach(async () => {
  while (await undoLast());
  // A deed of its own ends what could be redone.
  await put('x', { once: true })
  await undoLast()
  there = []
  useToasts.setState({ toasts: [] })
})

it('is taken back from the last to the first, and done again in the order it was done', async () => {
  for (const letter of ['a', 'b', 'c']) await put(letter)
  expect([await undoLast(), await undoLast(), there]).toEqual([true, true, ['a']])
  expect([await redoLast(), await redoLast(), await redoLast(), there]).toEqual([true, true, false, ['a', 'b', 'c']])
  // What was done again is taken back as before.
  expect([await undoLast(), there]).toEqual([true, ['a', 'b']])
})

it('cannot be done again once something else was done, or what cannot be redone was taken back', async () => {
  await put('a')
  await undoLast()
  await put('b')
  expect([await redoLast(), there]).toEqual([false, ['b']])
  await put('c', { once: true })
  await undoLast()
  expect([await redoLast(), there]).toEqual([false, ['b']])
})

it('is the same whether it was taken back by key or by its toast, and for what has no toast', async () => {
  await put('a')
  const [shown] = useToasts.getState().toasts
  if (!shown) throw new Error('no toast')
  await undoToast(shown)
  expect([await redoLast(), there]).toEqual([true, ['a']])
  there.push('quiet')
  canUndo({ undo: async () => void there.pop(), again: async () => void there.push('quiet') })
  expect([await undoLast(), there]).toEqual([true, ['a']])
  expect([await redoLast(), there]).toEqual([true, ['a', 'quiet']])
})

it('that failed to be done again does not stand in the way of what is done next', async () => {
  toast('Odd', { undo: async () => undefined, again: () => Promise.reject(new Error('no')) })
  await undoLast()
  await expect(redoLast()).rejects.toThrow('no')
  await put('a')
  await undoLast()
  expect([await redoLast(), there]).toEqual([true, ['a']])
})
