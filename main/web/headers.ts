// The headers every answer carries, errors too: what a page of ours may load, and who may load it.
// Sources: DESIGN §7, Electron's security checklist 7, and what pdf.js 6 was measured to need.

/** Whose content security policy: everybody's, the document's with its style nonce, the pdf worker's with WebAssembly. */
export type Audience = { readonly kind: 'any' | 'pdf-worker' } | { readonly kind: 'document'; readonly nonce: string }

/** Features of the platform that Offprint never uses, denied to itself and to anything inside it. */
const deniedFeatures = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

/** The Content-Security-Policy. A worker obeys the policy of its own response, so only that one may compile WebAssembly. */
export function contentSecurityPolicy(audience: Audience): string {
  const scripts = audience.kind === 'pdf-worker' ? "'self' 'wasm-unsafe-eval'" : "'self'"
  const styles = audience.kind === 'document' ? `'self' 'nonce-${audience.nonce}'` : "'self'"
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** All security headers of one answer. */
export function securityHeaders(audience: Audience = { kind: 'any' }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(audience),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
}

/** A plain sentence as an answer, with every security header. */
export function sentence(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      ...securityHeaders(),
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}
