// Controls that hold a choice: a box to tick, a switch, one of a few, one of many.
import { Check, ChevronDown, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Checkbox,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Switch as AriaSwitch,
} from 'react-aria-components'
import { cx } from './class-names.ts'
import css from './controls.module.css'

/** A box to tick. Without visible words it needs `label`. */
export function Tick(props: {
  readonly checked: boolean | 'some'
  readonly onChange: (checked: boolean) => void
  readonly label?: string
  readonly children?: ReactNode
}) {
  return (
    <Checkbox
      className={css.check ?? ''}
      isSelected={props.checked === true}
      isIndeterminate={props.checked === 'some'}
      onChange={props.onChange}
      {...(props.label ? { 'aria-label': props.label } : {})}
    >
      <span className={css.box} aria-hidden>
        {props.checked === 'some' ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </span>
      {props.children}
    </Checkbox>
  )
}

/** On or off, at once. */
export function Switch(props: {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <AriaSwitch className={css.switch ?? ''} isSelected={props.on} onChange={props.onChange}>
      <span className={css.track} aria-hidden />
      {props.children}
    </AriaSwitch>
  )
}

/** One of a few, all in view. */
export function Segments<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <RadioGroup
      aria-label={props.label}
      orientation="horizontal"
      className={css.segments ?? ''}
      value={props.value}
      onChange={(value) => {
        const option = props.options.find((each) => each.value === value)
        if (option) props.onChange(option.value)
      }}
    >
      {props.options.map(({ value, text }) => (
        <Radio key={value} value={value} className={css.segment ?? ''}>
          {text}
        </Radio>
      ))}
    </RadioGroup>
  )
}

/** One of many, in a list that drops. */
export function Choice<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <Select
      aria-label={props.label}
      value={props.value}
      onChange={(key) => {
        const option = props.options.find((each) => each.value === key)
        if (option) props.onChange(option.value)
      }}
    >
      <AriaButton className={cx(css.button)}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <Popover offset={4} className={css.popover ?? ''}>
        <ListBox className={css.menu ?? ''} items={props.options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.text} className={css.item ?? ''}>
              {option.text}
              {option.value === props.value && <Check size={14} className={css.tick} aria-hidden />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
