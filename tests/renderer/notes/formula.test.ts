import { expect, it } from 'vitest'
import { drawFormula } from '../../../renderer/notes/formula.tsx'

it('a formula deeper than KaTeX can go stays as it is written, and what stands around it is drawn', () => {
  const tex = `${'{'.repeat(1990)}x${'}'.repeat(1990)}`
  const element = { textContent: '' } as HTMLElement
  drawFormula(tex, element, { display: false })
  expect(element.textContent).toBe(tex)
})
