// The process that tests/bench/download-memory.ts measures: node download-memory-child.ts HOME ORIGIN. Prints one JSON value.
import { setTimeout as wait } from 'node:timers/promises'
import { createArxiv } from '../../main/arxiv/client.ts'
import { createDownloads } from '../../main/downloads/create-downloads.ts'
import { openLibrary } from '../../main/library/open.ts'
import { newPaperRecord } from '../../main/library/papers/records.ts'
import { PaperId } from '../../preload/model/ids.ts'

const [home = '', origin = ''] = process.argv.slice(2)
const [small, large] = [PaperId.parse('2401.00001'), PaperId.parse('2401.00002')]
const library = await openLibrary({ home, mode: 'write' })
const arxiv = createArxiv({ api: origin, site: origin, interval: 0, userAgent: 'Offprint bench' })
const downloads = createDownloads({ arxiv, library })
for (const id of [small, large]) await library.create(newPaperRecord({ id, now: new Date() }))
await downloads.settled([{ id: small, version: null }])
await wait(1000)
const idle = process.memoryUsage.rss()
let peak = idle
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 5)
const start = performance.now()
await downloads.settled([{ id: large, version: null }])
const seconds = (performance.now() - start) / 1000
clearInterval(sampling)
peak = Math.max(peak, process.memoryUsage.rss())
console.log(JSON.stringify({ idle, peak, seconds, bytes: library.record(large)?.files[0]?.bytes }))
await downloads.close()
arxiv.close()
await library.close()
