// The ways in: paste anything, drop or choose a file, try the sample list; and, when asked, fetch a page.
import { ClipboardPaste, FileDown, Settings, Sparkle } from 'lucide-react'
import { useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useWords } from '../app/words/words.ts'
import { BinLink } from '../library/bin/bin-link.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { cx } from '../ui/class-names.ts'
import controls from '../ui/controls.module.css'
import { draftFromSample, draftFromText, draftFromUrl, startOver, takeFiles, useIntake } from './intake-store.ts'
import css from './ways.module.css'

export function Ways({ welcome }: { readonly welcome: boolean }) {
  const t = useWords()
  const { busy, failure, typed: text } = useIntake()
  const [url, setUrl] = useState('')
  const html = useRef<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div className={cx(css.screen, welcome && css.welcome)}>
      <div className={css.column}>
        <header className={css.head}>
          {welcome && <p className={css.mark}>{t('app.name')}</p>}
          <h1 className={css.title}>{welcome ? t('intake.welcome') : t('intake.title')}</h1>
          {welcome && <p className={css.lead}>{t('intake.welcomeBody')}</p>}
          {welcome && <BinLink />}
        </header>

        <form
          className={css.paste}
          onSubmit={(event) => {
            event.preventDefault()
            void draftFromText(text, html.current)
          }}
        >
          <label className={css.label} htmlFor="paste">
            <ClipboardPaste size={17} aria-hidden />
            <span>
              <strong>{t('intake.paste')}</strong> {t('intake.pasteBody')}
            </span>
          </label>
          <textarea
            ref={area}
            id="paste"
            className={cx(controls.input, css.area)}
            aria-label={t('intake.pasteLabel')}
            placeholder={t('intake.pastePlaceholder')}
            value={text}
            spellCheck={false}
            rows={welcome ? 6 : 8}
            onPaste={(event) => {
              const whole = area.current?.selectionStart === 0 && area.current.selectionEnd === text.length
              html.current = whole ? event.clipboardData.getData('text/html') || null : null
            }}
            onChange={(event) => {
              useIntake.setState({ typed: event.target.value })
              if (!event.target.value) html.current = null
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void draftFromText(text, html.current)
            }}
          />
          <div className={css.go}>
            <Button type="submit" look="primary" isDisabled={!text.trim() || busy !== null}>
              {t('intake.read')}
            </Button>
            {busy && (
              <p role="status" className={css.busy}>
                {t(busy === 'url' ? 'intake.fetching' : busy === 'file' ? 'intake.sending' : 'intake.reading')}{' '}
                <Button look="link" onPress={startOver}>
                  {t('app.cancel')}
                </Button>
              </p>
            )}
            {failure && (
              <p role="alert" className={css.failure}>
                {failure}
              </p>
            )}
          </div>
        </form>

        <div className={css.others}>
          <FileTrigger allowsMultiple onSelect={(files) => void takeFiles([...(files ?? [])])}>
            <Button look="quiet">
              <span className={css.card}>
                <FileDown size={17} aria-hidden />
                <span>
                  <strong>{t('intake.drop')}</strong>
                  <span>{t('intake.dropBody')}</span>
                </span>
              </span>
            </Button>
          </FileTrigger>
          <Button look="quiet" onPress={() => void draftFromSample()}>
            <span className={css.card}>
              <Sparkle size={17} aria-hidden />
              <span>
                <strong>{t('intake.sample')}</strong>
                <span>{t('intake.sampleBody')}</span>
              </span>
            </span>
          </Button>
        </div>

        <form
          className={css.url}
          onSubmit={(event) => {
            event.preventDefault()
            void draftFromUrl(url.trim())
          }}
        >
          <input
            className={controls.input}
            type="url"
            inputMode="url"
            aria-label={t('intake.url')}
            aria-describedby="url-hint"
            placeholder={`${t('intake.url')}, ${t('intake.urlHint')}`}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
          <Button type="submit" isDisabled={!url.trim() || busy !== null}>
            {t('intake.fetch')}
          </Button>
          <p id="url-hint" className={css.hint}>
            {t('intake.urlBody')}
          </p>
        </form>
        {welcome && (
          <a className={cx(buttonClass('quiet'), css.settings)} href="#/settings">
            <Settings size={15} aria-hidden />
            {t('sidebar.settings')}
          </a>
        )}
      </div>
    </div>
  )
}
