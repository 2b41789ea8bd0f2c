// What is offered while a tag is typed.
import { describe, expect, it } from 'vitest'
import { completions } from '../../../renderer/library/tag-completions.ts'

const tags = ['survey', 'to-cite', 'idée', 'cite-later', '重读']
const names = (text: string): readonly string[] => completions(tags, text).map(({ tag }) => tag)

describe('completing tags', () => {
  it('offers all of them before anything is typed', () => {
    expect(names('  ')).toEqual(tags)
  })

  it('puts what begins so before what holds it, whatever accents and case', () => {
    expect(names('CITE')).toEqual(['cite-later', 'to-cite', 'CITE'])
    expect(names('idee')).toEqual(['idée', 'idee'])
  })

  it('offers a new tag last, and none where it is there', () => {
    expect(completions(tags, '#novel')).toEqual([{ tag: 'novel', fresh: true }])
    expect(completions(tags, '重读')).toEqual([{ tag: '重读', fresh: false }])
  })
})
