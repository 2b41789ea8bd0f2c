// The tools as buttons of the bar: pressed while in hand.
import { MapPin, SquareDashed } from 'lucide-react'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import css from '../bar/bar.module.css'
import { useReader, useSession } from '../state/use-reader.ts'

const icons = { area: SquareDashed, pin: MapPin } as const

export function ToolButtons() {
  const t = useWords()
  const session = useSession()
  const current = useReader((state) => state.tool)
  return (
    <>
      {(['area', 'pin'] as const).map((tool) => {
        const Icon = icons[tool]
        return (
          <span key={tool} className={css.toggle} data-on={current === tool || undefined}>
            <IconButton
              label={t(`reader:tools.${tool}`)}
              command={`mark.${tool}`}
              aria-pressed={current === tool}
              onPress={() => session.setTool(current === tool ? null : tool)}
            >
              <Icon size={16} aria-hidden />
            </IconButton>
          </span>
        )
      })}
    </>
  )
}
