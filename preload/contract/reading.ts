// A part of the contract: reading: positions, pages seen, views, references, passwords, tabs and notes.
import { z } from 'zod'
import { ReadingHistory } from '../model/history.ts'
import { ArxivRef, ListId, PaperId, Version } from '../model/ids.ts'
import { Receipt } from '../model/list.ts'
import { Position } from '../model/paper.ts'
import { LocalDate, PaperView, ReadingDay } from '../model/reading.ts'
import { CitedFrom, KnownReference, PaperPlaces } from '../model/references.ts'
import { OpenTabs } from '../model/tabs.ts'
import { KeptTrail } from '../model/trail.ts'
import { Nothing, LongText, type RequestTable } from './shared.ts'

/** The `reading.*`, `references.*`, `passwords.*`, `tabs.*` and `notes.*` requests. */
export const readingRequests = {
  'reading.savePosition': { input: z.object({ id: PaperId, position: Position }), output: Nothing },
  /** Pages that were really on screen since the last call, and the time that went by on them, by local day. */
  'reading.pagesSeen': {
    input: z.object({
      id: PaperId,
      version: Version,
      pages: z.array(z.number().int().min(1)).max(5000),
      time: z.array(ReadingDay).max(50).default([]),
    }),
    output: Nothing,
  },
  /** The way one came through the paper, and through others from it. */
  'reading.saveTrail': { input: z.object({ id: PaperId, trail: KeptTrail }), output: Nothing },
  /** How the paper is shown from now on; what is not given stays. */
  'reading.saveView': { input: z.object({ id: PaperId, view: PaperView.partial() }), output: Nothing },
  /** What was read from a local day on (null: ever), by day, list and category; `timeZone` says where days begin. */
  'reading.history': {
    input: z.object({ since: LocalDate.nullable(), timeZone: z.string().max(100) }),
    output: ReadingHistory,
  },

  /** What a version points at: works cited, figures, equations, sections, and the words that name them. */
  'references.places': { input: z.object({ id: PaperId, version: Version }), output: PaperPlaces },
  /** Which of its references are papers of the library now. */
  'references.known': {
    input: z.object({ id: PaperId, version: Version }),
    output: z.object({ known: z.array(KnownReference) }),
  },
  /** Brings a cited paper in, with where it was cited kept as its provenance. A list that is gone is left out. */
  'references.add': {
    input: z.object({
      ref: ArxivRef,
      /** The entry as printed, or the link. */
      input: z.string().min(1).max(4000),
      from: CitedFrom,
      list: z.union([z.object({ id: ListId }), z.object({ title: z.string().min(1).max(1000) })]).nullable(),
    }),
    output: Receipt,
  },

  /** The tabs as they were left; papers that are gone are not among them. */
  /** The password of a locked PDF that Offprint was asked to remember; null where there is none. */
  'passwords.get': {
    input: z.object({ id: PaperId, version: Version }),
    output: z.object({ password: z.string().nullable() }),
  },
  /** Remembers the password of a PDF on this machine, or forgets it (null). */
  'passwords.keep': {
    input: z.object({ id: PaperId, version: Version, password: z.string().min(1).max(500).nullable() }),
    output: Nothing,
  },
  'tabs.get': { input: Nothing, output: OpenTabs },
  'tabs.save': { input: OpenTabs, output: Nothing },

  'notes.save': { input: z.object({ id: PaperId, text: LongText }), output: z.object({ updatedAt: z.string() }) },
} satisfies RequestTable
