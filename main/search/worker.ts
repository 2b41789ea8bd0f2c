// The search worker: a thread that holds the index, for SQLite keeps whoever asks it waiting. One call after another, in
// their order, but that what nobody looks at (counts beside names, tidying, the look through the folder) lets others go first.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { AppError, assertNever, errorData } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { CANCEL_PLACES } from './cancel-places.ts'
import { closeIndex, faultOf, openIndex, type OpenIndex } from './open-index.ts'
import type { NumberedCall, NumberedReply, Place, SearchAnswers, SearchCall } from './protocol.ts'
import { ListReader } from './list-window.ts'
import { createMembers, putMembers } from './members.ts'
import { count, match, more, query } from './read-index.ts'
import { knownPapers, markComplete, papersWithKeys, rowsById, tagCounts, textsWanted } from './state-of-index.ts'
import { Sweep } from './sweep.ts'
import { IndexWriter } from './write-index.ts'

const port = parentPort
if (!port) throw new Error('The search worker is started by main only.')

interface Opened extends OpenIndex {
  readonly writer: IndexWriter
  readonly lists: ListReader
  readonly place: Place
}

let open: Opened | null = null
let sweep: Sweep | null = null
let copy: string | null = null

/** Numbers of calls that nobody waits for any more. */
const cancelled = workerData instanceof Int32Array ? workerData : new Int32Array(CANCEL_PLACES)

/** Calls that wait, and those that wait for a moment in which there are none of the others. */
const waiting: NumberedCall[] = []
const patient: NumberedCall[] = []

port.on('message', (call: NumberedCall) => {
  take(call)
  for (let next = following(); next; next = following()) {
    try {
      port.postMessage(replyTo(next.number, next.call))
    } catch (error) {
      if (error !== LATER) throw error
      patient.unshift(next)
    }
  }
})

/** Thrown by a patient call that is under way when another comes: it begins anew after that. */
const LATER = new Error('Others come first.')

function take(call: NumberedCall): void {
  const { kind } = call.call
  const list = kind === 'count' || kind === 'tidy' || kind === 'sweep' || kind === 'texts' ? patient : waiting
  list.push(call)
}

/** The call to answer next, of all that have come by now. */
function following(): NumberedCall | undefined {
  takeAll()
  return waiting.shift() ?? patient.shift()
}

function takeAll(): void {
  for (let got = arrived(); got; got = arrived()) take(got)
}

function arrived(): NumberedCall | null {
  // Only main sends here, and only calls.
  const got = port && (receiveMessageOnPort(port) as { readonly message: NumberedCall } | undefined)
  return got?.message ?? null
}

function letOthersFirst(): void {
  takeAll()
  if (waiting.length > 0) throw LATER
}

function isWanted(number: number): boolean {
  return Atomics.load(cancelled, number % CANCEL_PLACES) !== number
}

function replyTo(number: number, call: SearchCall): NumberedReply {
  try {
    if (!isWanted(number)) throw new AppError('cancelled', say('search.cancelled'))
    return { number, answer: answer(call, () => isWanted(number)) }
  } catch (error) {
    if (error === LATER) throw error
    const fault = faultOf(error)
    const broken = fault === 'damaged' || fault === 'full' ? fault : 'no'
    return { number, error: errorData(error), broken }
  }
}

function answer(call: SearchCall, wanted: () => boolean): SearchAnswers[keyof SearchAnswers] {
  switch (call.kind) {
    case 'open':
      return start(call.place, call.anew)
    case 'detach':
      return detach()
    case 'put':
      return changed(({ writer }) => writer.put(call.papers))
    case 'put-text':
      return changed(({ writer }) => writer.putText(call.id, call.text, call.version, call.pages))
    case 'remove':
      return changed(({ writer }) => writer.remove(call.ids))
    case 'tidy':
      return index().writer.tidy()
    case 'complete':
      return markComplete(index().db)
    case 'query':
      return query(index().db, call.ask, wanted)
    case 'count':
      return count(index().db, call.text, letOthersFirst)
    case 'match':
      return match(index().db, call.text, call.groups)
    case 'more':
      return more(index().db, call.id, call.limit)
    case 'texts':
      return textsWanted(index().db, call.but)
    case 'lists':
      return changed(({ db }) => putMembers(db, call.lists, call.order))
    case 'window':
      return index().lists.window(call.ask, call.offset, call.limit)
    case 'ids':
      return index().lists.ids(call.ask, call.offset, call.limit)
    case 'rows':
      return rowsById(index().db, call.ids)
    case 'tags':
      return tagCounts(index().db)
    case 'meeting':
      return papersWithKeys(index().db, call.keys)
    case 'sweep':
      if (call.begin || !sweep) sweep = new Sweep(index().db, call.folder)
      return sweep.step()
    case 'close':
      return end()
    default:
      return assertNever(call)
  }
}

function changed(work: (opened: Opened) => void): null {
  const opened = index()
  opened.lists.forget()
  work(opened)
  return null
}

function start(place: Place, anew: boolean): SearchAnswers['open'] {
  end()
  const opened = openIndex(place, { anew })
  hold(opened, place)
  return { known: knownPapers(opened.db), fault: opened.fault }
}

function hold(opened: OpenIndex, place: Place): void {
  createMembers(opened.db)
  open = { ...opened, writer: new IndexWriter(opened.db), lists: new ListReader(opened.db), place }
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
  hold(opened, { path, mode: 'write' })
  return null
}

function end(): null {
  if (open) closeIndex(open)
  open = null
  sweep = null
  if (copy) rmSync(copy, { recursive: true, force: true })
  copy = null
  return null
}

function index(): NonNullable<typeof open> {
  if (!open) throw new AppError('internal', 'The search index is not open.')
  return open
}
