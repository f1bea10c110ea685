/** A short word with a picture of its meaning: the colour only repeats what both say. */
import './surfaces.css'
import { BellDot, CircleCheck, Info, type LucideIcon, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes, type Tone, toneClass } from './tone.ts'

const iconByTone: Readonly<Record<Tone, LucideIcon>> = {
  green: CircleCheck,
  gold: BellDot,
  red: TriangleAlert,
  blue: Info,
  plum: Info,
  teal: Info,
  stone: Minus,
}

export function Chip({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone
  readonly icon?: LucideIcon
  readonly children: ReactNode
}) {
  const Icon = icon ?? iconByTone[tone]
  return (
    <span className={classes('chip', toneClass(tone))}>
      <Icon aria-hidden size="1.1em" />
      {children}
    </span>
  )
}

/** A message that stays: what happened, what is safe, what to do. `urgent` is read out at once. */
export function Notice({
  tone,
  title,
  urgent,
  children,
  action,
}: {
  readonly tone: Tone
  readonly title: string
  readonly urgent?: boolean
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  const Icon = iconByTone[tone]
  return (
    <div className={classes('notice', toneClass(tone))} role={urgent === true ? 'alert' : 'status'}>
      <Icon aria-hidden size={22} />
      <div>
        <b>{title}</b>
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  )
}
