// Settings: where the library is, how things look, what arXiv is asked, and what the program is. All of it works at once.
import { useState, type ReactNode } from 'react'
import { Theme } from '../../preload/model/app.ts'
import { api } from '../app/api.ts'
import { saveSettings, useApp } from '../app/app-store.ts'
import { reportFailure } from '../app/failures.ts'
import { showView } from '../app/view-store.ts'
import { told } from '../app/words/told.ts'
import type { Sentence } from '../../preload/said.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Segments, Switch } from '../ui/choices.tsx'
import { clockTime } from '../ui/format.ts'
import { IndexState } from './index-row.tsx'
import css from './settings-page.module.css'

export function SettingsPage() {
  const t = useWords()
  const settings = useApp((state) => state.settings)
  const info = useApp((state) => state.info)
  return (
    <div className={css.scroller}>
      <div className={css.column}>
        <h1 className={css.title}>{t('settings.title')}</h1>

        <Group title={t('settings.look')}>
          <Row name={t('settings.theme')}>
            <Segments
              label={t('settings.theme')}
              value={settings.theme}
              options={Theme.options.map((value) => ({ value, text: t(`settings.themes.${value}`) }))}
              onChange={(theme) => void saveSettings({ theme })}
            />
          </Row>
          <Row name={t('settings.language')}>
            <Segments
              label={t('settings.language')}
              value={settings.language ?? 'system'}
              options={(['system', 'en', 'zh-CN'] as const).map((value) => ({
                value,
                text: t(`settings.languages.${value}`),
              }))}
              onChange={(value) => void saveSettings({ language: value === 'system' ? null : value })}
            />
          </Row>
          <Row name={t('settings.density')}>
            <Segments
              label={t('settings.density')}
              value={settings.density}
              options={(['comfortable', 'compact'] as const).map((value) => ({ value, text: t(`library.${value}`) }))}
              onChange={(density) => void saveSettings({ density })}
            />
          </Row>
          <Row hint={t('settings.darkPagesBody')}>
            <Switch on={settings.darkPages} onChange={(darkPages) => void saveSettings({ darkPages })}>
              {t('settings.darkPages')}
            </Switch>
          </Row>
        </Group>

        <Group title={t('settings.library')}>
          <Folder />
          <Problems problems={info?.problems ?? []} />
          <Row name={t('search:index.name')} hint={t('search:index.body')}>
            <IndexState />
          </Row>
        </Group>

        <Group title={t('settings.arxiv')}>
          <Row hint={t('settings.autoDownloadBody')}>
            <Switch on={settings.autoDownload} onChange={(autoDownload) => void saveSettings({ autoDownload })}>
              {t('settings.autoDownload')}
            </Switch>
          </Row>
          <ArxivLine />
          {info?.arxivOrigin && <p className={css.hint}>{t('settings.origin', { origin: info.arxivOrigin })}</p>}
          <p className={css.thanks}>{t('settings.thanks')}</p>
        </Group>

        <Group title={t('settings.keys')}>
          <Row>
            <Button onPress={() => showView({ help: true })}>{t('settings.showKeys')}</Button>
          </Row>
        </Group>
        {info && <p className={css.version}>{t('settings.version', { version: info.version })}</p>}
      </div>
    </div>
  )
}

function Folder() {
  const t = useWords()
  const info = useApp((state) => state.info)
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = async (): Promise<void> => {
    try {
      const { home } = await api().request('shell.chooseFolder', {})
      setChosen(home)
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <Row name={t('settings.folder')} hint={t('settings.folderBody')}>
      <code className={css.path}>{info?.home}</code>
      {info?.capabilities.chooseFolder && <Button onPress={() => void choose()}>{t('settings.choose')}</Button>}
      {chosen && <p role="status">{t('settings.chosen', { folder: chosen })}</p>}
    </Row>
  )
}

function Problems({ problems }: { readonly problems: readonly Sentence[] }) {
  const t = useWords()
  return (
    <Row name={t('settings.problems')}>
      {problems.length === 0 ? (
        <p>{t('settings.noProblems')}</p>
      ) : (
        <ul className={css.problems}>
          {problems.map((problem) => (
            <li key={problem.message}>{told(problem)}</li>
          ))}
        </ul>
      )}
    </Row>
  )
}

function ArxivLine() {
  const t = useWords()
  const arxiv = useApp((state) => state.arxiv)
  const time = arxiv.until ? clockTime(arxiv.until, currentLanguage()) : ''
  return (
    <p role="status">
      {arxiv.state !== 'ready' && arxiv.message
        ? told({ ...arxiv, message: arxiv.message })
        : t(`settings.states.${arxiv.state}`, { time })}
      {arxiv.waiting > 0 && ` ${t('state.waiting', { count: arxiv.waiting })}`}
    </p>
  )
}

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.group}>
      <h2 className={css.heading}>{props.title}</h2>
      <div className={css.rows}>{props.children}</div>
    </section>
  )
}

function Row(props: { readonly name?: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      {props.name && <h3 className={css.name}>{props.name}</h3>}
      {props.children}
      {props.hint && <p className={css.hint}>{props.hint}</p>}
    </div>
  )
}
