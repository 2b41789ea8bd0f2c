// Reading a body: back-pressure, breaks, silence, and that nothing of it stays in memory.
import { setFlagsFromString } from 'node:v8'
import { setImmediate as turn } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { BrokenTransfer } from '../../../main/downloads/failure.ts'
import { readPieces } from '../../../main/downloads/read-pieces.ts'

const quiet = (): { signal: AbortSignal; idleTimeout: number } => ({
  signal: new AbortController().signal,
  idleTimeout: 60_000,
})

/** A body of `count` pieces that says how many were taken from it and whether it was cancelled. */
function body(count: number, made: (piece: Uint8Array) => void = () => undefined) {
  const seen = { pulled: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.pulled++ >= count) return controller.close()
        const piece = new Uint8Array(1000).fill(seen.pulled)
        made(piece)
        controller.enqueue(piece)
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}

test('a piece is asked for when the one before was dealt with', async () => {
  const { stream, seen } = body(10)
  let taken = 0
  for await (const piece of readPieces(stream, quiet())) {
    taken++
    expect(piece[0]).toBe(taken)
    await turn()
    expect(seen.pulled).toBe(taken)
  }
  expect(taken).toBe(10)
})

test('whoever stops reading lets the body go', async () => {
  const { stream, seen } = body(10)
  for await (const piece of readPieces(stream, quiet())) if (piece[0] === 3) break
  expect(seen).toEqual({ pulled: 3, cancelled: true })
})

test('an abort ends the wait for a piece with its reason', async () => {
  const control = new AbortController()
  const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) })
  const reading = readPieces(never, { signal: control.signal, idleTimeout: 60_000 }).next()
  const reason = new Error('enough')
  control.abort(reason)
  await expect(reading).rejects.toBe(reason)
})

test('a body that breaks is a broken transfer, with what broke it', async () => {
  const cause = new Error('reset')
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(cause) })
  await expect(readPieces(broken, quiet()).next()).rejects.toMatchObject({ name: BrokenTransfer.name, cause })
})

test('pieces that were dealt with are not kept', async () => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('globalThis.gc')
  const refs: WeakRef<Uint8Array>[] = []
  const { stream } = body(100, (piece) => refs.push(new WeakRef(piece)))
  const pieces = readPieces(stream, quiet())
  for (let index = 0; index < 100; index++) await pieces.next()
  await turn()
  if (typeof collect === 'function') collect()
  expect(refs.filter((ref) => ref.deref() !== undefined).length).toBeLessThan(5)
  await pieces.return()
})
