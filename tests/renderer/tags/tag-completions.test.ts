// What is offered while a tag is typed.
import { describe, expect, it } from 'vitest'
import { completions } from '../../../renderer/tags/tag-completions.ts'

const tags = ['survey', 'to-cite', 'idée', 'cite-later', '重读']
const names = (text: string): readonly string[] => completions(tags, text).options.map(({ tag }) => tag)

describe('completing tags', () => {
  it('offers all of them before anything is typed', () => {
    expect(names('  ')).toEqual(tags)
  })

  it('puts what begins so before what holds it, whatever accents and case', () => {
    expect(names('CITE')).toEqual(['cite-later', 'to-cite', 'CITE'])
    expect(names('idee')).toEqual(['idée', 'idee'])
  })

  it('offers a new tag last, and none where it is there', () => {
    expect(completions(tags, '#novel')).toEqual({ options: [{ tag: 'novel', fresh: true }], left: 0 })
    expect(completions(tags, '重读')).toEqual({ options: [{ tag: '重读', fresh: false }], left: 0 })
  })

  it('offers a few of ten thousand and says how many more would fit, the very tag always among them', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `topic ${at}`)
    expect(completions(many, '', 50)).toMatchObject({ options: { length: 50 }, left: 9950 })
    const { options, left } = completions(many, 'topic 99', 50)
    expect({ first: options[0], fresh: options.some(({ fresh }) => fresh), left }).toEqual({
      first: { tag: 'topic 99', fresh: false },
      fresh: false,
      left: 111 - 50,
    })
    expect(completions(many, 'TOPIC 99', 50).options.at(-1)).toEqual({ tag: 'TOPIC 99', fresh: true })
  })
})
