// The commands that work on every screen.
import { Theme } from '../../preload/model/app.ts'
import { go } from './routes.ts'
import { saveSettings, useApp } from './app-store.ts'
import { useCommands } from './commands.ts'
import { reportFailure } from './failures.ts'
import { redoLast, toast, undoLast } from './toasts.ts'
import { showView, useView } from './view-store.ts'
import { t } from './words/words.ts'

/** Answers help, palette, the screens that stand by themselves, undo, redo and theme. */
export function useGlobalCommands(): void {
  useCommands({
    'app.help': () => showView({ help: !useView.getState().help }),
    'app.palette': () => showView({ palette: !useView.getState().palette, help: false }),
    'app.add': () => go({ at: 'add' }),
    'app.duplicates': () => go({ at: 'duplicates', about: null }),
    'app.tags': () => go({ at: 'tags' }),
    'app.history': () => go({ at: 'history' }),
    'app.bin': () => go({ at: 'bin' }),
    'app.settings': () => go({ at: 'settings' }),
    'app.search': () => go({ at: 'search', text: '' }),
    'app.theme': nextTheme,
    'app.undo': () => {
      undoLast()
        .then((undone) => void toast(undone ? t('app.undone') : t('app.nothingToUndo')))
        .catch(reportFailure)
    },
    'app.redo': () => {
      redoLast()
        .then((redone) => void (redone || toast(t('app.nothingToRedo'), { topic: 'redo' })))
        .catch(reportFailure)
    },
  })
}

function nextTheme(): void {
  const order = Theme.options
  const theme = order[(order.indexOf(useApp.getState().settings.theme) + 1) % order.length] ?? 'system'
  void saveSettings({ theme })
  toast(t('theme.changed', { theme: t(`settings.themes.${theme}`) }), { topic: 'theme' })
}
