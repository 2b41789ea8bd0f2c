// Requests about the program itself: what it is, its settings, arXiv's mood, and what only a shell can do.
import { AppError } from '../../../preload/errors.ts'
import type { Settings } from '../../../preload/model/app.ts'
import { namedPdfs } from '../../library/papers/named-pdfs.ts'
import { say, sentenceOf } from '../../../preload/said.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `app.*`, `settings.*`, `arxiv.*` and `shell.*`. */
export function appHandlers({
  library,
  arxiv,
  shell,
  exports,
  info,
  emit,
}: Services): HandlersOf<'app' | 'settings' | 'arxiv' | 'shell'> {
  return {
    'app.info': async () => ({ ...info, settings: library.settings(), problems: library.problems.map(sentenceOf) }),

    'settings.save': async (change) => {
      const settings = await library.saveSettings(given(change))
      emit('settings.changed', settings)
      return settings
    },

    'arxiv.state': async () => arxiv.state(),

    'shell.openExternal': async ({ url }) => {
      await shell.openExternal(url)
      return {}
    },

    'shell.revealPaper': async ({ id }) => {
      if (!library.has(id)) throw new AppError('not-found', say('library.paperGone'))
      await shell.revealFolder(await library.folder(id))
      return {}
    },

    'shell.dragOut': async ({ ids }) => shell.dragOut(await namedPdfs(library, ids)).then(() => ({})),

    'shell.chooseFolder': async () => ({ home: await shell.chooseFolder() }),

    'shell.saveAs': async ({ resource, name }) => {
      const made = await exports.open(resource)
      if (!made) throw new AppError('not-found', say('library.nothingToSave'))
      // The last part only: a name never chooses the folder.
      return { saved: await shell.saveAs(name.split(/[/\\]/).at(-1) || made.name, made.body) }
    },
  }
}

/** Leaves out what was not given, so that a partial change never writes `undefined`. */
function given(change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
