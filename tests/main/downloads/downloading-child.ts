// A process of its own that downloads one paper, so that a test can kill it in the middle.
// node downloading-child.ts HOME ORIGIN ID: prints how many bytes came, a line each time.
import { createArxiv } from '../../../main/arxiv/client.ts'
import { createDownloads } from '../../../main/downloads/create-downloads.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { PaperId } from '../../../preload/model/ids.ts'

const [home = '', origin = '', name] = process.argv.slice(2)
const id = PaperId.parse(name)
const library = await openLibrary({ home, mode: 'write' })
const arxiv = createArxiv({ api: origin, site: origin, interval: 0, userAgent: 'Offprint tests' })
const downloads = createDownloads({ arxiv, library })
await library.create(newPaperRecord({ id, now: new Date() }))
downloads.onChange(({ items }) => console.log(items[0]?.received ?? 0))
downloads.add([{ id, version: null }])
