// What the command line writes: nothing that came from outside steers the terminal it is read in.
import { afterEach, expect, test, vi } from 'vitest'
import { printResult, say } from '../../../main/cli/output.ts'

const title = 'A \u001b]52;c;Y3VybA==\u0007title\u001b[2J\u009b31m\r\u0000'

afterEach(() => vi.restoreAllMocks())

function written(stream: NodeJS.WriteStream, write: () => void): string {
  const spy = vi.spyOn(stream, 'write').mockReturnValue(true)
  write()
  const text = spy.mock.calls.map(([piece]) => String(piece)).join('')
  spy.mockRestore()
  return text
}

test('control characters of a title do not reach the terminal, line ends and tabs do', () => {
  const out = written(process.stdout, () => printResult(false, null, [title, 'a\tb\nc']))
  expect(out).toBe('A \uFFFD]52;c;Y3VybA==\uFFFDtitle\uFFFD[2J\uFFFD31m\uFFFD\uFFFD\na\tb\nc\n')
  expect(written(process.stderr, () => say(title))).not.toMatch(/[\u001b\u009b\u0007]/)
  expect(written(process.stderr, () => say('题目 é 😀 α'))).toBe('题目 é 😀 α\n')
})

test('JSON keeps every character and shows a terminal none of them', () => {
  const out = written(process.stdout, () => printResult(true, { title }, []))
  expect(JSON.parse(out)).toEqual({ title })
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u)
})
