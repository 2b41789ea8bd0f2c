// The one client of this window, for stores and screens to ask main with. start.tsx gives it once; tests give their own.
import type { Client } from './client/client.ts'

let current: Client | null = null

/** Sets the client that `api()` answers with. */
export function giveApi(client: Client): void {
  current = client
}

/** The client. Throws before `giveApi`: that is a mistake in the program, not in use. */
export function api(): Client {
  if (!current) throw new Error('api() before giveApi()')
  return current
}
