// The search worker: a thread that holds the index, for SQLite keeps whoever asks it waiting. One call after another.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { AppError, errorData } from '../../preload/errors.ts'
import { faultOf, openIndex, type OpenIndex } from './open-index.ts'
import type { NumberedCall, NumberedReply, Place, SearchAnswers, SearchCall } from './protocol.ts'
import { match, more, query } from './read-index.ts'
import { IndexWriter } from './write-index.ts'

const port = parentPort
if (!port) throw new Error('The search worker is started by main only.')

let open: (OpenIndex & { readonly writer: IndexWriter; readonly place: Place }) | null = null
let copy: string | null = null

port.on('message', ({ number, call }: NumberedCall) => {
  port.postMessage(replyTo(number, call))
})

function replyTo(number: number, call: SearchCall): NumberedReply {
  try {
    return { number, answer: answer(call) }
  } catch (error) {
    const fault = faultOf(error)
    const broken = fault === 'damaged' || fault === 'full' ? fault : 'no'
    return { number, error: errorData(error), broken }
  }
}

function answer(call: SearchCall): SearchAnswers[keyof SearchAnswers] {
  switch (call.kind) {
    case 'open':
      return start(call.place, call.anew)
    case 'detach':
      return detach()
    case 'put':
      index().writer.put(call.papers)
      return null
    case 'put-text':
      index().writer.putText(call.id, call.text, call.version, call.pages)
      return null
    case 'remove':
      index().writer.remove(call.ids)
      return null
    case 'tidy':
      return index().writer.tidy()
    case 'query':
      return query(index().db, call.ask)
    case 'match':
      return match(index().db, call.text, call.groups)
    case 'more':
      return more(index().db, call.id, call.limit)
    case 'close':
      return end()
  }
}

function start(place: Place, anew: boolean): SearchAnswers['open'] {
  end()
  const opened = openIndex(place, { anew })
  const writer = new IndexWriter(opened.db)
  open = { ...opened, writer, place }
  return { known: writer.known(), message: opened.message }
}

/** The file belongs to whoever has the library open: what is newer than it goes into a copy. */
function detach(): null {
  const { db, readOnly, place } = index()
  if (!readOnly || place.path === null) return null
  copy = mkdtempSync(join(tmpdir(), 'offprint-index-'))
  const path = join(copy, 'index.sqlite')
  // VACUUM INTO sees one moment of the file, whatever its owner does meanwhile.
  if (existsSync(`${place.path}-wal`)) db.prepare('VACUUM INTO ?').run(path)
  else copyFileSync(place.path, path)
  db.close()
  const opened = openIndex({ path, mode: 'write' })
  open = { ...opened, writer: new IndexWriter(opened.db), place: { path, mode: 'write' } }
  return null
}

function end(): null {
  open?.db.close()
  open = null
  if (copy) rmSync(copy, { recursive: true, force: true })
  copy = null
  return null
}

function index(): NonNullable<typeof open> {
  if (!open) throw new AppError('internal', 'The search index is not open.')
  return open
}
