// Who may use the browser shell: a one-time token in the printed address, exchanged for a cookie.
import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Tokens that were handed out and not used; asking for more forgets the oldest. */
const MAX_TOKENS = 16

export interface Sessions {
  /** A new 256-bit token, good for one exchange. */
  newToken(): string
  /** Spends a token: the Set-Cookie header that lets its bearer in, or null when it is unknown or spent. */
  exchange(token: string): string | null
  /** Whether a Cookie header holds our cookie. */
  knows(cookieHeader: string | undefined): boolean
}

/** Sessions of one server. Cookies know no ports, so the port is in the cookie's name. */
export function createSessions(port: number): Sessions {
  const cookieName = `offprint-${port}`
  const secret = randomToken()
  const tokens: string[] = []
  return {
    newToken() {
      const token = randomToken()
      tokens.push(token)
      if (tokens.length > MAX_TOKENS) tokens.shift()
      return token
    },
    exchange(token) {
      const index = tokens.findIndex((known) => same(known, token))
      if (index < 0) return null
      tokens.splice(index, 1)
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    knows(cookieHeader = '') {
      return cookieHeader.split(';').some((pair) => {
        const [name = '', value = ''] = pair.trim().split('=', 2)
        return name === cookieName && same(secret, value)
      })
    },
  }
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in the same time wherever the two differ. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
