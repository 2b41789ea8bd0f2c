// Menus that drop from a button. Items may be ticked, dangerous, or carry the keys that do the same.
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  type MenuItemProps as AriaMenuItemProps,
} from 'react-aria-components'
import type { CommandId } from '../../preload/commands.ts'
import { cx } from './class-names.ts'
import css from './controls.module.css'
import { Keys } from './keys.tsx'

/** A button and the menu it opens. */
export function Menu(props: { readonly label: string; readonly trigger: ReactElement; readonly children: ReactNode }) {
  return (
    <MenuTrigger>
      {props.trigger}
      <Popover offset={4} className={css.popover ?? ''}>
        <AriaMenu aria-label={props.label} className={css.menu ?? ''}>
          {props.children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuItemProps extends Pick<AriaMenuItemProps, 'onAction' | 'isDisabled' | 'href' | 'target' | 'id'> {
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly ticked?: boolean
  readonly danger?: boolean
  readonly command?: CommandId
}

/** One line of a menu. */
export function MenuItem({ children, icon, ticked, danger = false, command, ...rest }: MenuItemProps) {
  const text = typeof children === 'string' ? { textValue: children } : {}
  return (
    <AriaMenuItem {...rest} {...text} className={cx(css.item, danger && css.itemDanger)}>
      {icon}
      <span>{children}</span>
      {command && <Keys command={command} />}
      {ticked !== undefined && <span className={css.tick}>{ticked && <Check size={14} aria-hidden />}</span>}
    </AriaMenuItem>
  )
}

/** Items that belong together, under a quiet heading. */
export function MenuGroup(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <MenuSection>
      <Header className={css.heading}>{props.title}</Header>
      {props.children}
    </MenuSection>
  )
}

/** A hairline between groups. */
export function MenuLine() {
  return <Separator className={css.separator ?? ''} />
}
