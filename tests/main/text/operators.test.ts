import { expect, it } from 'vitest'
import { OP } from '../../../main/text/operators.ts'
import { loadPdfjs } from '../../../main/text/pdfjs.ts'

it('numbers the operators as the installed pdf.js does', async () => {
  const { OPS } = await loadPdfjs()
  expect(Object.entries(OP).filter(([name, code]) => Reflect.get(OPS, name) !== code)).toEqual([])
})
