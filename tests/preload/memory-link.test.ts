import { describe } from 'vitest'
import { createMemoryLink } from '../support/memory-link.ts'
import { linkContract } from './link-contract.ts'

describe('the in-memory link', () => {
  linkContract(async (host) => {
    const link = createMemoryLink()
    host.attach(link.host)
    return { client: link.client, cut: link.close, close: link.close }
  })
})
