// Passwords of PDFs that ask for one, for as long as the window lives. Never written anywhere.
const known = new Map<string, string>()

export function rememberedPassword(url: string): string | null {
  return known.get(url) ?? null
}

export function rememberPassword(url: string, password: string): void {
  known.set(url, password)
}
