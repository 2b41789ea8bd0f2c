// Exports as resources: what stands under /export/, made when it is asked for.
//   /export/markdown/<paper folder name>   one paper with notes and marks
//   /export/list/<list id>                 a reading list with the curator's words
import { ListId, PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import { listName, listToMarkdown, markdownName, paperToMarkdown } from './markdown.ts'

export interface ExportFile {
  /** A file name to save it under. */
  readonly name: string
  readonly type: string
  readonly body: Uint8Array
}

export interface Exports {
  /** The export at a path below `/export/`, or null where there is none. */
  open(pathname: string): Promise<ExportFile | null>
}

/** Exports over one library. */
export function createExports(library: Library): Exports {
  return {
    async open(pathname) {
      const [, root, kind, name = ''] = pathname.split('/')
      if (root !== 'export') return null
      if (kind === 'markdown') {
        const id = PaperId.safeParse(name.replace('_', '/'))
        const detail = id.success ? library.detail(id.data) : null
        return detail ? markdown(markdownName(detail.summary), paperToMarkdown(detail)) : null
      }
      if (kind === 'list') {
        const id = ListId.safeParse(name)
        const detail = id.success ? library.listDetail(id.data) : null
        return detail ? markdown(listName(detail.list), listToMarkdown(detail)) : null
      }
      return null
    },
  }
}

function markdown(name: string, text: string): ExportFile {
  return { name, type: 'text/markdown; charset=utf-8', body: new TextEncoder().encode(text) }
}
