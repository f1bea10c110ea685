/**
 * What binds or costs can be taken back for ten minutes (`standards/09` §4): the banner says what was done and how long
 * undo still works. The rule itself is the domain's; this shows the time until `until`.
 */
import './surfaces.css'
import { Undo2 } from 'lucide-react'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton, Button } from './button.tsx'
import { ElderFrameContext } from './elder-page.tsx'

export const undoMilliseconds = 10 * 60_000
/** Whoever just did it is shown where it is taken back; one that was there before moves no page. */
const newMilliseconds = 10_000
const intoSight = (banner: HTMLElement | null): void => banner?.scrollIntoView({ block: 'nearest' })

export function UndoBanner({
  text,
  until,
  now,
  onUndo,
  onOver,
}: {
  readonly text: string
  /** Milliseconds: the act's time plus ten minutes. */
  readonly until: number
  readonly now: () => number
  readonly onUndo: () => void
  readonly onOver?: () => void
}) {
  const { t } = useTranslation('ui')
  const UndoButton = useContext(ElderFrameContext) === undefined ? Button : BigButton
  const [left, setLeft] = useState(() => until - now())
  const [isNew] = useState(left > undoMilliseconds - newMilliseconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - now()), 1_000)
    return () => clearInterval(timer)
  }, [until, now])
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) onOver?.()
  }, [isOver, onOver])
  if (isOver) return null
  const seconds = Math.ceil(left / 1_000)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <output className="undo-banner" ref={isNew ? intoSight : undefined}>
      <div>
        {text}
        {/* Not announced each second. */}
        <small aria-hidden>{t('undo.left', { time })}</small>
      </div>
      <UndoButton icon={Undo2} kind="gold" onPress={onUndo}>
        {t('undo.label')}
      </UndoButton>
    </output>
  )
}
