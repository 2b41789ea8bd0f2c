// Letters that take two columns: they fill lines sooner, and are joined without a space.

/** Whether a letter takes two columns, as Han and kana do. */
export function isWide(c: string | undefined): boolean {
  return c !== undefined && c !== '' && isWideCode(c.charCodeAt(0))
}

/** East Asian wide and full-width letters (UAX 11), as far as one UTF-16 unit tells. */
export function isWideCode(code: number): boolean {
  if (code < 0x1100) return false
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6)
  )
}
