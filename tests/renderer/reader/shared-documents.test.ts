import { expect, test } from 'vitest'
import type { OpenDocument } from '../../../renderer/reader/island/engine.ts'
import { openShared } from '../../../renderer/reader/island/shared-documents.ts'

const never = new AbortController().signal

test('two who show the same file hold one document, closed with the last of them', async () => {
  const files = opener()
  const [left, right] = await Promise.all([files.show('a'), files.show('a')])
  expect(left.pdf).toBe(right.pdf)
  expect(files.opened).toBe(1)
  expect(left.close()).toBe(false)
  expect(left.close()).toBe(false)
  expect(files.closed).toBe(0)
  expect(right.close()).toBe(true)
  expect(files.closed).toBe(1)
  await files.show('a')
  expect(files.opened).toBe(2)
})

test('another file, and a file whose worker was restarted, are opened apart', async () => {
  const files = opener()
  const old = await files.show('b')
  await files.show('c')
  const again = await files.show('b', { age: 2 })
  expect(again.pdf).not.toBe(old.pdf)
  expect(old.close()).toBe(true)
  expect(again.close()).toBe(true)
})

test('who leaves before the document is there does not stop it for the other', async () => {
  const files = opener()
  const leaving = new AbortController()
  const gone = files.show('d', { signal: leaving.signal })
  const staying = files.show('d')
  leaving.abort(new Error('left'))
  await expect(gone).rejects.toThrow('left')
  expect((await staying).close()).toBe(true)
  expect(files.closed).toBe(1)
})

test('a document nobody waits for any more is closed when it comes', async () => {
  const files = opener()
  const leaving = new AbortController()
  const gone = files.show('e', { signal: leaving.signal })
  leaving.abort(new Error('left'))
  await expect(gone).rejects.toThrow('left')
  await expect.poll(() => files.closed).toBe(1)
})

test('a file that did not open is tried again by the next', async () => {
  await expect(openShared('f', () => Promise.reject(new Error('damaged')), { signal: never, age: 0 })).rejects.toThrow(
    'damaged',
  )
  const files = opener()
  expect((await files.show('f')).close()).toBe(true)
})

/** Opens documents that are only themselves, and counts. */
function opener() {
  const counts = { opened: 0, closed: 0 }
  const show = async (key: string, { signal = never, age = 1 } = {}): Promise<OpenDocument> => {
    const open = async () => {
      counts.opened += 1
      await Promise.resolve()
      const document = {
        pdf: { number: counts.opened } as unknown as OpenDocument['pdf'],
        close: () => {
          counts.closed += 1
          return true
        },
      }
      return { document }
    }
    return (await openShared(key, open, { signal, age })).document
  }
  return Object.assign(counts, { show })
}
