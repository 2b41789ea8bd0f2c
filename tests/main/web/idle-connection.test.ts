import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startServer } from '../../support/web-server.ts'

test('a connection that is opened ahead and never used is closed without a word', async () => {
  const { server } = await startServer({ headersTimeout: 40 })
  const said = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => (answer += String(data)))
    socket.on('close', () => resolve(answer))
    socket.on('error', () => undefined)
  })
  await server.close()
  expect(said).toBe('')
})
