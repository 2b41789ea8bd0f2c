// Every class that a component takes from a CSS module is defined there: an undefined one is no error anywhere else, the
// part is drawn unstyled.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../renderer')

test('components use no class that their CSS modules do not define', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => join(root, file))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(undefinedClasses)).toEqual([])
})

/** `file: name.class` for each class that is not defined. */
function undefinedClasses(file: string): string[] {
  // Keys of words, `t('reader:rail.count')`, look like classes; they stand in quotes.
  const source = readFileSync(file, 'utf8')
  const code = source.replace(/'[^'\n]*'/g, '')
  return [...source.matchAll(/^import (\w+) from '(.+\.module\.css)'$/gm)].flatMap(([, name = '', path = '']) => {
    const sheet = readFileSync(join(dirname(file), path), 'utf8')
    const defined = new Set([...sheet.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, each]) => each))
    const used = [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, each = '']) => each)
    return [...new Set(used)].filter((each) => !defined.has(each)).map((each) => `${file}: ${name}.${each}`)
  })
}
