// An origin where nothing listens: arXiv, with the network switched off.
import { once } from 'node:events'
import { createServer } from 'node:net'

/** `http://127.0.0.1:<port>`: a port the system just gave out and took back. Not port 9 or 1: browsers and fetch refuse those. */
export const nobodyThere: string = await closedOrigin()

async function closedOrigin(): Promise<string> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 59_999}`
}
