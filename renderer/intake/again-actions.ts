// Taking over what is ticked of a source that came again.
import { api } from '../app/api.ts'
import { failureMessage } from '../app/failures.ts'
import { go } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { told } from '../app/words/told.ts'
import { t } from '../app/words/words.ts'
import { useAgain } from './again-store.ts'
import { startOver } from './intake-store.ts'

/** Takes what is ticked over into the list, and shows it. */
export async function takeOver(): Promise<void> {
  const { comparison, draft, taken, busy } = useAgain.getState()
  if (!comparison || !draft || busy) return
  const { id: list, title } = comparison.list
  const ids = comparison.changes.map(({ id }) => id).filter((id) => taken.has(id))
  useAgain.setState({ busy: true, failure: null })
  try {
    const { undo, receipt } = await api().request('intake.takeChanges', { draft, list, take: ids })
    startOver()
    go({ at: 'list', id: list })
    const text =
      ids.length > 0
        ? t('lists:again.took', { count: ids.length, list: title })
        : t('lists:again.kept', { list: title })
    toast(text, { undo: () => api().request('undo.run', { token: undo }) })
    const failed = receipt.results.find(({ outcome }) => outcome === 'failed')
    if (failed) toast(told(failed), { tone: 'warning' })
  } catch (error) {
    useAgain.setState({ busy: false, failure: failureMessage(error) })
  }
}
