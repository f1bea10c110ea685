/** A page of the staff face: its name, one quiet line beside it, the actions at the right (one primary). */
import './surfaces.css'
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { classes } from './tone.ts'
import { useFresh } from './use-fresh.ts'

export function Page({
  title,
  step,
  note,
  actions,
  children,
}: {
  readonly title: string
  /** Of a page whose content changes under the same title. */
  readonly step?: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const fresh = useFresh<HTMLDivElement>(step === undefined ? title : `${title} ${step}`)
  return (
    <div className="staff-page" ref={fresh}>
      <div className="staff-page-head">
        <h1 key={`${title} ${step ?? ''}`} ref={focusHeading} tabIndex={-1}>
          {title}
          {note !== undefined && <small>{note}</small>}
        </h1>
        {actions !== undefined && <div className="staff-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** What was read first comes when somebody may be typing again: then the keyboard stays there. */
export const focusLateHeading = (heading: HTMLHeadingElement | null): void => {
  if (document.activeElement === document.body) focusHeading(heading)
}

/** A new page: the keyboard and the screen reader start at its heading. */
const focusHeading = (heading: HTMLHeadingElement | null): void => heading?.focus({ preventScroll: true })

export function Card({
  icon: Icon,
  title,
  note,
  flush,
  className,
  children,
}: {
  readonly icon?: LucideIcon
  readonly title?: string
  /** At the right of the heading: where the figures come from, their date. */
  readonly note?: ReactNode
  /** Content reaches the edges: tables and lists with their own lines. */
  readonly flush?: boolean
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section
      className={classes('card', flush === true && 'is-flush', className)}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <header>
          {Icon !== undefined && <Icon aria-hidden size={20} />}
          <h2 id={id}>{title}</h2>
          {note !== undefined && <span className="card-note">{note}</span>}
        </header>
      )}
      <div className="card-body">{children}</div>
    </section>
  )
}

export function StatTiles({ children }: { readonly children: ReactNode }) {
  return <div className="stat-tiles">{children}</div>
}

/** A figure and what it counts; `alert` is the part that needs somebody. Without `onPress` it looks like no button. */
export function StatTile({
  value,
  label,
  alert,
  pressed,
  onPress,
}: {
  readonly value: string
  readonly label: ReactNode
  readonly alert?: string | undefined
  /** What it counts is what the page shows. */
  readonly pressed?: boolean
  readonly onPress?: (() => void) | undefined
}) {
  const inside = (
    <>
      <b>{value}</b>
      <span>{label}</span>
      {alert !== undefined && <em>{alert}</em>}
    </>
  )
  return onPress === undefined ? (
    <div className="stat-tile is-flat">{inside}</div>
  ) : (
    <button type="button" className="stat-tile" aria-pressed={pressed === true} onClick={onPress}>
      {inside}
    </button>
  )
}
