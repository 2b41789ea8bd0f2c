// What changed between two texts, word by word.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from '../../../renderer/intake/word-diff.ts'

test('says which words went and which came', () => {
  expect(wordDiff('A good paper on agents.', 'A very good paper on tools.')).toEqual([
    { kind: 'same', text: 'A ' },
    { kind: 'new', text: 'very ' },
    { kind: 'same', text: 'good paper on ' },
    { kind: 'gone', text: 'agents' },
    { kind: 'new', text: 'tools' },
    { kind: 'same', text: '.' },
  ])
})

test('both texts are whole in it, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c ', '论文', ' ', '.', '\n')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordDiff(before, after)
      const of = (...kinds: string[]) =>
        stretches.flatMap(({ kind, text: part }) => (kinds.includes(kind) ? [part] : [])).join('')
      expect([of('same', 'gone'), of('same', 'new')]).toEqual([before, after])
      if (before === after) expect(stretches.every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})
