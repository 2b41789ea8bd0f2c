// Memory while a 100 MB PDF comes down, above what the same process needs when it is idle. The server is in this
// process, the download in one of its own, which reads its own resident memory every few milliseconds.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Figure } from './run.ts'

export const name = 'download memory'

const MB = 1_000_000
const SIZE = 100 * MB
const RUNS = 3

const Measured = z.object({ idle: z.number(), peak: z.number(), seconds: z.number(), bytes: z.literal(SIZE) })

/** Downloads the file three times, each in a new process and library; answers with the medians. */
export async function run(): Promise<Figure[]> {
  const server = createServer((_, response) => void sendLargePdf(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const runs: z.infer<typeof Measured>[] = []
  try {
    for (let index = 0; index < RUNS; index++) runs.push(await measure(origin))
  } finally {
    server.closeAllConnections()
    server.close()
  }
  const median = (of: (run: z.infer<typeof Measured>) => number): number =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
  const note = `median of ${RUNS} processes; resident memory; idle is an open library after a small download`
  return [
    {
      figure: 'memory while downloading a 100 MB PDF, above idle',
      value: round(median(({ peak, idle }) => (peak - idle) / MB)),
      unit: 'MB',
      limit: 30,
      note,
    },
    { figure: 'memory of the idle process', value: round(median(({ idle }) => idle / MB)), unit: 'MB' },
    { figure: 'downloading 100 MB from this machine', value: round(median(({ seconds }) => seconds)), unit: 's' },
  ]
}

async function measure(origin: string): Promise<z.infer<typeof Measured>> {
  const home = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  try {
    const script = fileURLToPath(new URL('../support/download-memory-child.ts', import.meta.url))
    const child = spawn(process.execPath, [script, home, origin], { stdio: ['ignore', 'pipe', 'inherit'] })
    return Measured.parse(JSON.parse(await text(child.stdout)))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Sends 100 MB (or, for the small one, 100 kB) in pieces, chunked as arXiv does, never holding more than one. */
async function sendLargePdf(response: ServerResponse): Promise<void> {
  const id = /\/pdf\/([\d.]+)/.exec(response.req.url ?? '')?.[1] ?? ''
  const size = id === '2401.00001' ? 100_000 : SIZE
  response.writeHead(200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${id}v1.pdf"`,
    etag: '"bench"',
  })
  const head = Buffer.from('%PDF-1.7\n')
  const tail = Buffer.from('\n%%EOF\n')
  const piece = Buffer.alloc(64 * 1024, 'offprint ')
  response.write(head)
  for (let left = size - head.length - tail.length; left > 0; left -= piece.length) {
    if (!response.write(piece.subarray(0, left))) await once(response, 'drain')
  }
  response.end(tail)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
