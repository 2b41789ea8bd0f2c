// The hash routes: what scripts and other screens rely on (DESIGN §6).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListId, PaperId } from '../../../preload/model/ids.ts'
import { formatRoute, listHref, paperHref, parseRoute, type Route } from '../../../renderer/app/routes.ts'

const id = (text: string) => PaperId.parse(text)

describe('routes', () => {
  it('opens the library for an empty hash', () => {
    expect(['', '#', '#/'].map(parseRoute)).toEqual(Array(3).fill({ at: 'library', filter: {} }))
  })

  it('reads the filters of the library', () => {
    expect(parseRoute('#/?status=set-aside')).toEqual({ at: 'library', filter: { status: 'set-aside' } })
    expect(parseRoute('#/?inbox=1&tag=rag%20%26%20more')).toEqual({
      at: 'library',
      filter: { inbox: true, tag: 'rag & more' },
    })
  })

  it('ignores filters it does not know', () => {
    expect(parseRoute('#/?status=burnt&inbox=yes')).toEqual({ at: 'library', filter: {} })
  })

  it('opens papers by new ids, old ids and ids with a version', () => {
    const paper = (hash: string) => {
      const route = parseRoute(hash)
      return route.at === 'paper' ? [route.id, route.version] : route.at
    }
    expect(paper('#/paper/2406.15877')).toEqual(['2406.15877', null])
    expect(paper('#/paper/2406.15877v2')).toEqual(['2406.15877', 2])
    expect(paper('#/paper/2406.15877?v=3')).toEqual(['2406.15877', 3])
    expect(paper('#/paper/hep-th/9901001')).toEqual(['hep-th/9901001', null])
    expect(paper('#/paper/hep-th%2F9901001v1')).toEqual(['hep-th/9901001', 1])
    expect(paper('#/paper/pdf-0123456789abcdef')).toEqual(['pdf-0123456789abcdef', null])
  })

  it('says nowhere for what it cannot read', () => {
    for (const hash of ['#/paper/', '#/paper/nonsense', '#/list/', '#/list/a b', '#/%E0%A4%A', '#/paper/%']) {
      expect(parseRoute(hash).at).toBe('nowhere')
    }
  })

  it('keeps what else stands in a reader address', () => {
    const route = parseRoute('#/paper/2406.15877?v=2&page=4')
    expect(route.at === 'paper' && route.query.get('page')).toBe('4')
    expect(formatRoute(route)).toBe('#/paper/2406.15877?v=2&page=4')
  })

  it('gives the same route back for every route it writes', () => {
    const routes: fc.Arbitrary<Route> = fc.oneof(
      fc
        .record({
          status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const, 'set-aside' as const),
          tag: fc.string({ minLength: 1 }),
        })
        .map((filter): Route => ({ at: 'library', filter })),
      fc.string().map((text): Route => ({ at: 'search', text })),
      fc.stringMatching(/^[A-Za-z0-9_-]{4,40}$/).map((list): Route => ({ at: 'list', id: ListId.parse(list) })),
      fc.constantFrom<Route>({ at: 'add' }, { at: 'settings' }),
    )
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(formatRoute(route))).toEqual(route)
      }),
    )
  })

  it('links to papers and lists', () => {
    expect(paperHref(id('hep-th/9901001'))).toBe('#/paper/hep-th/9901001')
    expect(paperHref(id('2406.15877'), 2)).toBe('#/paper/2406.15877?v=2')
    expect(listHref(ListId.parse('abcd'))).toBe('#/list/abcd')
  })
})
