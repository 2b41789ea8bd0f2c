// A part of a file as a stream: reads on demand, closes its file when read, cancelled or broken.
import type { FileHandle } from 'node:fs/promises'

/** Bytes read at a time; pdf.js asks for 64 KiB ranges. */
const CHUNK = 64 * 1024

/**
 * The bytes `from` to `to` (inclusive) of an open file. Owns `file` from here on. A file that got shorter in the
 * meantime errors the stream rather than ending early: half an answer must not look like a whole one.
 */
export function fileBody(file: FileHandle, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = from
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(CHUNK, to - offset + 1)
          const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, offset)
          if (bytesRead === 0) throw new Error(`The file ended at ${offset}, before ${to}.`)
          offset += bytesRead
          controller.enqueue(bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead))
          if (offset <= to) return
          await file.close()
          controller.close()
        } catch (error) {
          await file.close()
          throw error
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}
