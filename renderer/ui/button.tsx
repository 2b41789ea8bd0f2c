// Buttons: with words, or with an icon and its name in a tooltip.
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components'
import type { CommandId } from '../../preload/commands.ts'
import { cx } from './class-names.ts'
import css from './controls.module.css'
import { Keys } from './keys.tsx'

type Look = 'plain' | 'primary' | 'quiet' | 'link'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: Look
  readonly large?: boolean
  readonly danger?: boolean
  readonly children: ReactNode
}

/** The classes of a button, for links that look like one. */
export function buttonClass(
  look: Look = 'plain',
  options: { readonly large?: boolean; readonly danger?: boolean } = {},
) {
  if (look === 'link') return cx(css.link, options.danger && css.danger)
  return cx(
    css.button,
    look === 'primary' && css.primary,
    look === 'quiet' && css.quiet,
    options.large && css.large,
    options.danger && css.danger,
  )
}

/** A button that says in words what it does. */
export function Button({ look = 'plain', large = false, danger = false, ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={buttonClass(look, { large, danger })} />
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The button's name, also its tooltip. */
  readonly label: string
  /** Shows the command's keys in the tooltip. */
  readonly command?: CommandId
  readonly children: ReactNode
}

/** A button that is only an icon; its name and keys appear when one rests on it. */
export function IconButton({ label, command, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className={cx(css.button, css.quiet, css.icon)}>
        {children}
      </AriaButton>
      <Tooltip offset={6} className={css.tooltip ?? ''}>
        {label}
        {command && <Keys command={command} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
