// A paper that was merged into another: whoever asks for it, by link, list or tab, is shown what it became.
import { useEffect, useState } from 'react'
import { AppError } from '../../../preload/errors.ts'
import type { BecamePaper } from '../../../preload/model/duplicates.ts'
import type { TabPane } from '../../../preload/model/tabs.ts'
import { api } from '../../app/api.ts'
import { currentRoute, go } from '../../app/routes.ts'
import { change } from '../tabs/tabs-store.ts'
import { paneChanged } from '../tabs/workspace.ts'

/** Leads a pane whose paper is not here (`missing`) on to what it became. Answers whether that is still being looked for. */
export function useBecame(pane: TabPane, missing: boolean): boolean {
  const [soughtFor, setSoughtFor] = useState<string | null>(null)
  const { id: paneId, paper, version } = pane
  useEffect(() => {
    if (!missing) return
    const stop = new AbortController()
    api()
      .request('duplicates.became', { id: paper }, { signal: stop.signal })
      .then(({ became }) => {
        if (stop.signal.aborted) return
        if (became) leadOn({ paneId, paper, version }, became)
        else setSoughtFor(paper)
      })
      .catch(() => !stop.signal.aborted && setSoughtFor(paper))
    return () => stop.abort()
  }, [missing, paneId, paper, version])
  return missing && soughtFor !== paper
}

function leadOn(
  pane: { readonly paneId: string } & Pick<TabPane, 'paper' | 'version'>,
  { into, files }: Omit<BecamePaper, 'from'>,
): void {
  const nowCalled = (version: number | null): number | null =>
    files.find((file) => file.version === version)?.to ?? null
  const to = { paper: into, version: nowCalled(pane.version), place: null, trail: null, title: '' }
  change((tabs) => paneChanged(tabs, pane.paneId, to))
  const route = currentRoute()
  if (route.at === 'paper' && route.id === pane.paper)
    go({ ...route, id: into, version: nowCalled(route.version) }, { replace: true })
}

/** Whether asking for a paper failed because it is not in the library. */
export function isMissing(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-found'
}
