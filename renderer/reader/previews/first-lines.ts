// What a note says, in a few words.

/** The first words of Markdown as plain text. */
export function firstLines(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+/u, '').trim())
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ')
    .slice(0, 300)
}
