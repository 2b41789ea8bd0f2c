// A cited paper comes in: with where it was cited from as its provenance, into a list if one was chosen.
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { ArxivRef } from '../../../preload/model/ids.ts'
import type { Receipt } from '../../../preload/model/list.ts'
import type { Provenance } from '../../../preload/model/paper.ts'
import { welcome } from '../../arrivals.ts'
import { appendPapers, newList } from '../../library/lists/lists.ts'
import { paperIdOf } from '../../library/papers/records.ts'
import type { Services } from '../../services.ts'
import { addRefs } from './add-refs.ts'

/** What was chosen on the card of a cited paper. */
export interface CitedPaper {
  readonly ref: ArxivRef
  /** The entry as the citing paper prints it, or the link. */
  readonly input: string
  readonly from: { readonly paper: PaperId; readonly page: number | null }
  /** A list to put it into, one to make by its title, or none. */
  readonly list: { readonly id: ListId } | { readonly title: string } | null
}

/** Adds it, or tells that it is here; either way the citing paper is kept as a way it came. Throws `storage`. */
export async function addCited(
  services: Pick<Services, 'library' | 'filler' | 'downloads'>,
  { ref, input, from, list }: CitedPaper,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Receipt> {
  const { library } = services
  const id = paperIdOf(ref.base)
  const came: Provenance = {
    at: new Date().toISOString(),
    kind: 'reference',
    input: input.slice(0, 500),
    listId: null,
    section: null,
    from: from.paper,
    ...(from.page === null ? {} : { page: from.page }),
  }
  const results = await addRefs(library, [{ input: ref.base, ref, provenance: came }], options)
  const [result] = results
  if (result?.outcome !== 'added') {
    await library.update(id, (record) => {
      const told = record.provenance.some((each) => each.kind === 'reference' && each.from === from.paper)
      if (!told) record.provenance.push(came)
    })
  }
  const listId = list && (await putInto(library, id, list))
  welcome(services, [id])
  return { listId, results: [...results] }
}

/** Answers the list; null where it is not there any more. */
async function putInto(
  library: Services['library'],
  paper: PaperId,
  choice: NonNullable<CitedPaper['list']>,
): Promise<ListId | null> {
  if ('title' in choice) {
    const made = appendPapers(newList({ title: choice.title }), [paper])
    await library.saveList(made)
    return made.id
  }
  if (!library.list(choice.id)) return null
  await library.changeLists((lists) =>
    lists.map((list) => (list.id === choice.id ? appendPapers(list, [paper]) : list)),
  )
  return choice.id
}
