// The program's own state: settings, downloads, arXiv's mood, what this shell can do.
import { z } from 'zod'
import { Moment, PaperId, Version } from './ids.ts'
import { Keymap } from '../keymap.ts'
import { SaidList } from '../said.ts'
import { PdfProblem } from './paper.ts'
import { PageLook } from './reading.ts'
import { ViewChoices } from './view.ts'

export const Theme = z.enum(['system', 'light', 'sepia', 'dark', 'black'])
export type Theme = z.infer<typeof Theme>

/** Library settings, kept in library.json. `language` null follows the system. */
export const Settings = z.object({
  language: z.enum(['en', 'zh-CN']).nullable(),
  theme: Theme,
  density: z.enum(['comfortable', 'compact']),
  /** Download PDFs by themselves when papers are added. */
  autoDownload: z.boolean(),
  /** Invert pages in dark themes. */
  darkPages: z.boolean(),
  /** How the pages of all papers look; `theme` follows the theme. */
  pageLook: z.enum(['theme', ...PageLook.options]),
  /** How each view of the library is looked at. */
  views: ViewChoices,
  /** The keys the person chose instead of the table's. */
  keys: Keymap,
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  language: null,
  theme: 'system',
  density: 'comfortable',
  autoDownload: true,
  darkPages: true,
  pageLook: 'theme',
  views: {},
  keys: {},
}

/** What this shell can do; behaviour is gated on these, never on which shell it is. */
export const Capabilities = z.object({
  /** A native dialog can choose another library folder. */
  chooseFolder: z.boolean(),
  /** A paper's folder can be shown in the file manager. */
  revealInFolder: z.boolean(),
  /** Exports go through a native save dialog rather than a browser download. */
  saveDialog: z.boolean(),
  /** PDFs can be dragged out of the window as files. */
  dragOut: z.boolean(),
  /** The menu bar is native. */
  nativeMenu: z.boolean(),
})
export type Capabilities = z.infer<typeof Capabilities>

export const AppInfo = z.object({
  version: z.string(),
  home: z.string(),
  /** `win32`, `darwin`, `linux`: for the names of keys. */
  platform: z.string(),
  capabilities: Capabilities,
  /** The origin that stands for arXiv, where it is not arXiv itself. */
  arxivOrigin: z.string().nullable(),
  /** What was set aside or repaired when the library opened, as sentences. */
  problems: z.array(z.object({ message: z.string(), said: SaidList })),
  settings: Settings,
})
export type AppInfo = z.infer<typeof AppInfo>

/** One download. `total` is null when the server did not say (arXiv's own answers are chunked). */
export const DownloadItem = z.object({
  paperId: PaperId,
  version: Version.nullable(),
  title: z.string(),
  state: z.enum(['queued', 'downloading', 'waiting', 'paused', 'done', 'failed', 'cancelled']),
  received: z.number().int(),
  total: z.number().int().nullable(),
  problem: PdfProblem.nullable(),
  /** For `waiting`: when it will be tried again. */
  nextTryAt: Moment.nullable(),
})
export type DownloadItem = z.infer<typeof DownloadItem>

/** The queue in its order. Finished items stay until the program ends or they are cleared. */
export const Downloads = z.object({ paused: z.boolean(), items: z.array(DownloadItem) })
export type Downloads = z.infer<typeof Downloads>

/** arXiv's mood: `cooling` until a time after being throttled, `stopped` after a refusal that must not be retried. */
export const ArxivState = z.object({
  state: z.enum(['ready', 'cooling', 'stopped', 'offline']),
  /** When the next request may go out, for `cooling`. */
  until: Moment.nullable(),
  message: z.string().nullable(),
  said: SaidList,
  /** Requests waiting in the queue. */
  waiting: z.number().int(),
})
export type ArxivState = z.infer<typeof ArxivState>
