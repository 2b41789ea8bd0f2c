import { describe } from 'vitest'
import { connectWebSocket } from '../../renderer/app/client/websocket-link.ts'
import { signedInSocket, startServer } from '../support/web-server.ts'
import { linkContract } from './link-contract.ts'

describe('the WebSocket link, through the real server', () => {
  linkContract(async (host) => {
    const { server, cookie } = await startServer({ host })
    const restore = signedInSocket(server.origin, cookie)
    const link = connectWebSocket(`${server.origin.replace('http', 'ws')}/link`, { delay: () => 60_000 })
    await new Promise<void>((resolve) => link.onConnection((state) => state === 'open' && resolve()))
    return {
      client: link,
      cut: () => server.close(),
      async close() {
        restore()
        link.close()
        await server.close()
      },
    }
  })
})
