// PDF names for the world outside: readable, and allowed by every file system.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pdfFileName } from '../../preload/file-names.ts'
import { PaperId } from '../../preload/model/ids.ts'

const id = PaperId.parse('2406.15877')

describe('file names of PDFs', () => {
  it('say id, version and title', () => {
    expect(pdfFileName({ id, version: 2, title: 'BigCodeBench: Code / Calls?' })).toBe(
      '2406.15877v2 BigCodeBench Code Calls.pdf',
    )
    expect(pdfFileName({ id: PaperId.parse('hep-th/9901001'), version: 1, title: '场论' })).toBe(
      'hep-th_9901001v1 场论.pdf',
    )
    expect(pdfFileName({ id: PaperId.parse('pdf-3f9c3f9c3f9c3f9c'), version: 1, title: '' })).toBe(
      'pdf-3f9c3f9c3f9c3f9c.pdf',
    )
  })

  it('hold nothing that a system reserves, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = pdfFileName({ id, version: 1, title })
        expect(name).toMatch(/^2406\.15877v1[^<>:"/\\|?*\u0000-\u001f]*\.pdf$/)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(name.isWellFormed()).toBe(true)
      }),
    )
  })
})
