// A part of the contract: what main says without being asked.
import { z } from 'zod'
import { ArxivState, Downloads, Settings } from '../model/app.ts'
import { ListId, PaperId } from '../model/ids.ts'
import { SearchState } from '../model/search.ts'
import { SaidList } from '../said.ts'

/** What main says by itself. */
export const events = {
  /** Papers or lists changed; empty arrays mean "anything may have". */
  'library.changed': z.object({ papers: z.array(PaperId), lists: z.array(ListId) }),
  /** A paper that just came in looks like another that is here. */
  'duplicates.found': z.object({ paper: PaperId, title: z.string(), other: PaperId, otherTitle: z.string() }),
  /** Colours of tags changed. */
  'tags.changed': z.object({}),
  'downloads.changed': Downloads,
  /** How far the index is; also said when saved searches changed or what they count may have. */
  'search.changed': SearchState,
  'arxiv.changed': ArxivState,
  'settings.changed': Settings,
  /** A sentence the person should see, from work that goes on by itself. */
  'app.notice': z.object({ level: z.enum(['info', 'warning', 'error']), message: z.string(), said: SaidList }),
  /** A menu command or deep link from the shell: a route to show, or a command id of preload/commands.ts. */
  'app.open': z.object({ route: z.string().optional(), command: z.string().optional() }),
} satisfies Record<string, z.ZodType>
