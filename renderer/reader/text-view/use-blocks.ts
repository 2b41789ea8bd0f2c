// The blocks of the open paper, as its pages' texts come; shown first when they reach the page one is at.
import { useEffect, useState } from 'react'
import type { PageText } from '../../../preload/model/text.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { blocksOf, joinedBlocks, type Block } from './blocks.ts'

const AT_ONCE = 8

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly done: boolean
}

export function useBlocks(): Blocks {
  const session = useSession()
  const pages = useReader((state) => state.pages)
  const outline = useReader((state) => state.outline)
  const [shown, setShown] = useState<Blocks>({ blocks: [], done: false })
  useEffect(() => {
    let gone = false
    const load = async (): Promise<void> => {
      const here = session.view?.page ?? 1
      const byPage: (readonly Block[])[] = []
      let inReferences = false
      for (let first = 1; first <= pages && !gone; first += AT_ONCE) {
        const numbers = Array.from({ length: Math.min(AT_ONCE, pages - first + 1) }, (_, index) => first + index)
        const texts: readonly (PageText | null)[] = await Promise.all(numbers.map((page) => session.texts.get(page)))
        for (const text of texts) {
          if (!text) continue
          const made = blocksOf(text, { outline: outline ?? [], inReferences })
          inReferences = made.inReferences
          byPage.push(made.blocks)
        }
        const last = first + AT_ONCE > pages
        // A long paper is drawn when it reaches where one is, and at its end.
        if (!gone && (last || (first <= here + AT_ONCE && first + AT_ONCE > here))) {
          setShown({ blocks: joinedBlocks(byPage), done: last })
        }
      }
    }
    void load()
    return () => {
      gone = true
    }
  }, [session, pages, outline])
  return shown
}
