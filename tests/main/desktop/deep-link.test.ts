import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDeepLink, readArguments, routeOf } from '../../../main/desktop/deep-link.ts'

const shown = (raw: string): string | null => {
  const link = parseDeepLink(raw)
  return link === null ? null : routeOf(link)
}

describe('a deep link', () => {
  test.each([
    ['offprint://paper/2406.15877', '/paper/2406.15877'],
    ['offprint://paper/2406.15877v2', '/paper/2406.15877?v=2'],
    ['offprint://paper/2406.15877v2#page=7', '/paper/2406.15877?v=2&page=7'],
    ['offprint://paper/2406.15877#mark=Ab3_-x', '/paper/2406.15877?mark=Ab3_-x'],
    ['offprint://paper/hep-th/9901001v3', '/paper/hep-th/9901001?v=3'],
    ['offprint://paper/hep-th_9901001', '/paper/hep-th/9901001'],
    ['offprint://paper/pdf-0123456789abcdef', '/paper/pdf-0123456789abcdef'],
    ['offprint://paper/2406.15877/', '/paper/2406.15877'],
    ['OFFPRINT://paper/2406.15877', '/paper/2406.15877'],
    ['offprint://list/week-24', '/list/week-24'],
    ['offprint://library', '/'],
    ['offprint://', '/'],
  ])('%s shows %s', (raw, route) => {
    expect(shown(raw)).toBe(route)
  })

  test.each([
    'offprint://paper/',
    'offprint://paper/../../etc/passwd',
    'offprint://paper/2406.15877/extra',
    'offprint://paper/2406.15877v0',
    'offprint://paper/2406.15877?delete=1',
    'offprint://paper/%2e%2e%2fx',
    'offprint://paper/2406.158770000',
    'offprint://call/papers.remove',
    'offprint://user@paper/2406.15877',
    'offprint://paper:80/2406.15877',
    'offprint:paper/2406.15877',
    'app://offprint/',
    'https://arxiv.org/abs/2406.15877',
    'javascript:alert(1)',
    '--flag',
    '',
    `offprint://paper/${'1'.repeat(1000)}`,
  ])('%s shows nothing', (raw) => {
    expect(shown(raw)).toBeNull()
  })

  test('a place that is no place is left out, and the paper shown', () => {
    expect(shown('offprint://paper/2406.15877#<script>')).toBe('/paper/2406.15877')
    expect(shown(`offprint://paper/2406.15877#${'a'.repeat(201)}`)).toBe('/paper/2406.15877')
    expect(shown('offprint://paper/2406.15877#constructor=1')).toBe('/paper/2406.15877')
  })

  test('whatever comes, what is shown is one of our routes', () => {
    const parts = fc.array(
      fc.constantFrom(
        'offprint:',
        '//',
        'paper',
        'list',
        '/',
        '2406.15877',
        'v2',
        '#',
        '?',
        '..',
        '%2f',
        '<',
        '\u0000',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          parts.map((all) => all.join('')),
          fc.string(),
          fc.webUrl(),
        ),
        (raw) => {
          expect(shown(raw) ?? '/').toMatch(/^\/(?:(?:paper|list)\/[\w./-]+(?:\?[\w=&.,:-]+)?)?$/)
        },
      ),
    )
  })
})

describe('the arguments of a start', () => {
  test('the last link that parses counts, and files are told from switches', () => {
    const argv = [
      '/opt/offprint',
      '--allow-x',
      'offprint://paper/bad',
      'offprint://paper/2406.15877',
      '/home/a/论文.PDF',
      'list.md',
      'x.exe',
    ]
    expect(readArguments(argv)).toEqual({
      link: { show: 'paper', id: '2406.15877', version: null, place: null },
      files: ['/home/a/论文.PDF', 'list.md'],
    })
  })

  test('the program itself is no argument, and an address is no file', () => {
    expect(readArguments(['/opt/x.pdf', '.', 'https://example.org/a.pdf'])).toEqual({ link: null, files: [] })
  })
})
