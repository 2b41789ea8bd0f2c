// Every list in tests/fixtures/lists is read as the JSON beside it says. Set OFFPRINT_WRITE_FIXTURES=1 to write the JSON
// of a new list, then read it with care: it is the expectation from then on.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { draftToCliJson } from '../../../main/intake/cli-json.ts'
import { parseDraft } from '../../../main/intake/parse-draft.ts'
import { readSource } from '../../../main/intake/readers/read-source.ts'
import { Draft } from '../../../preload/model/list.ts'

const folder = fileURLToPath(new URL('../../fixtures/lists/', import.meta.url))
const lists = readdirSync(folder).filter((name) => !name.endsWith('.json'))

/** What the fixtures hold: the CLI's JSON without the words of the reasons, and what the CLI does not print. */
function understood(name: string): unknown {
  const { text, format } = readSource(readFileSync(`${folder}${name}`), name)
  const draft = parseDraft({ text, format, name, kind: 'file', now: new Date('2026-11-01') })
  expect(() => Draft.parse(draft)).not.toThrow()
  const { problems, ...json } = draftToCliJson(draft)
  return {
    ...json,
    problems: problems.map(({ line, text: said }) => ({ line, text: said })),
    intro: draft.intro,
    date: draft.date,
  }
}

test('at least thirty shapes are kept', () => {
  expect(lists.length).toBeGreaterThanOrEqual(30)
})

test.each(lists)('%s is read as a person would read it', (name) => {
  const expectation = `${folder}${name}.json`
  const got = understood(name)
  if (process.env['OFFPRINT_WRITE_FIXTURES'] === '1' && !existsSync(expectation)) {
    writeFileSync(expectation, `${JSON.stringify(got, null, 2)}\n`)
  }
  expect(got).toEqual(JSON.parse(readFileSync(expectation, 'utf8')))
})
