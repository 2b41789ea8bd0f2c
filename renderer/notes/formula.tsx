// One formula, drawn by KaTeX into its element: through the DOM, because markup with style attributes is refused by
// the content security policy.
import katex from 'katex'
import 'katex/dist/katex.min.css'
import { useLayoutEffect, useRef } from 'react'

/** Draws TeX. What KaTeX cannot read is shown as it was written, with KaTeX's reason on hover. */
export function Formula({ tex, display }: { readonly tex: string; readonly display: boolean }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (!element.current) return
    katex.render(tex, element.current, {
      displayMode: display,
      throwOnError: false,
      strict: 'ignore',
      trust: false,
      maxSize: 50,
      maxExpand: 500,
      output: 'htmlAndMathml',
    })
  }, [tex, display])
  return <span ref={element} />
}
