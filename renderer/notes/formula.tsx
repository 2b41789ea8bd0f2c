// One formula, drawn by KaTeX into its element: through the DOM, because markup with style attributes is refused by
// the content security policy.
import katex from 'katex'
import 'katex/dist/katex.min.css'
import { useLayoutEffect, useRef } from 'react'

/** Draws TeX into an element. Braces in thousands of braces are more than KaTeX's stack holds: they stay as written. */
export function drawFormula(tex: string, into: HTMLElement, { display }: { readonly display: boolean }): void {
  try {
    katex.render(tex, into, {
      displayMode: display,
      throwOnError: false,
      strict: 'ignore',
      trust: false,
      maxSize: 50,
      maxExpand: 500,
      output: 'htmlAndMathml',
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    into.textContent = tex
  }
}

/** Draws TeX. What KaTeX cannot read is shown as it was written, with KaTeX's reason on hover. */
export function Formula({ tex, display }: { readonly tex: string; readonly display: boolean }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (element.current) drawFormula(tex, element.current, { display })
  }, [tex, display])
  return <span ref={element} />
}
