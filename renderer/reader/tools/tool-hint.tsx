// What the tool in hand waits for, at the foot of the pages, with a way to put it away.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './tools.module.css'

export function ToolHint() {
  const t = useWords()
  const session = useSession()
  const tool = useReader((state) => state.tool)
  const placing = useReader((state) => state.placing)
  const hint = tool && t(placing ? `reader:tools.${tool}Placing` : `reader:tools.${tool}Hint`)
  useEffect(() => {
    if (tool && hint) session.say(t('reader:tools.liveTool', { tool: t(`reader:tools.${tool}`), hint }))
  }, [session, t, tool, hint])
  if (!tool) return null
  return (
    <div className={css.hint} data-floating>
      <span>{hint}</span>
      {!placing && <span className={css.keys}>{t(`reader:tools.${tool}Keys`)}</span>}
      <IconButton label={t('reader:tools.stop')} onPress={() => session.setTool(null)}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  )
}
