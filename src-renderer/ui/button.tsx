/** The staff face's button (48 px) and the elder's (96 px). One primary button a screen. */
import './button.css'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './tone.ts'

export type ButtonProps = {
  readonly children: ReactNode
  readonly icon?: LucideIcon | undefined
  /** `no`: a refusal that was chosen. */
  readonly kind?: 'primary' | 'plain' | 'soft' | 'quiet' | 'danger' | 'gold' | 'no'
  readonly small?: boolean
  readonly wide?: boolean
  readonly disabled?: boolean | undefined
  /** Shown as busy, and cannot be pressed twice; it keeps the keyboard, which one that is disabled would lose. */
  readonly busy?: boolean | undefined
  readonly type?: 'button' | 'submit'
  readonly label?: string | undefined
  readonly pressed?: boolean | undefined
  /** Has the keyboard when a dialog opens. */
  readonly takesFocus?: boolean
  readonly onPress?: (() => void) | undefined
}

export function Button(props: ButtonProps) {
  return <AnyButton {...props} base="button" iconSize={props.small === true ? 18 : 20} />
}

/** For the elder's face: at least 88 px high. */
export function BigButton(props: ButtonProps) {
  return <AnyButton {...props} base="big-button" iconSize={40} />
}

function AnyButton(props: ButtonProps & { readonly base: string; readonly iconSize: number }) {
  const Icon = props.icon
  const isBusy = props.busy === true
  return (
    <button
      type={props.type ?? 'button'}
      className={classes(
        props.base,
        `is-${props.kind ?? 'plain'}`,
        props.small === true && 'is-small',
        props.wide === true && 'is-wide',
      )}
      disabled={props.disabled === true && !isBusy}
      aria-disabled={isBusy ? true : undefined}
      aria-busy={isBusy ? true : undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      // One that sends a form would send it again.
      onClick={isBusy ? (event) => event.preventDefault() : props.onPress}
      data-autofocus={props.takesFocus === true ? '' : undefined}
    >
      {Icon !== undefined && <Icon aria-hidden size={props.iconSize} />}
      <span>{props.children}</span>
    </button>
  )
}
