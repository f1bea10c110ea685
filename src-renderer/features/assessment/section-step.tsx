/** The items of one section. Digits score the current item and go on to the next open one; ↑ ↓ move by hand. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftForm } from '../../../src-domain/assessments/assessment-draft.ts'
import { type ItemCode, itemOf, itemsOfSection, type SectionCode } from '../../../src-domain/assessments/instrument.ts'
import { type Answers, isScoreOf } from '../../../src-domain/assessments/scoring.ts'
import { ScoreItem } from './score-item.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'

export function SectionStep({
  section,
  form,
  own,
  startAt,
  onAnswer,
}: {
  readonly section: SectionCode
  readonly form: DraftForm
  /** What the elder answered alone. */
  readonly own: Answers | undefined
  /** Item to begin with: chosen from the list of what is missing. */
  readonly startAt: ItemCode | undefined
  readonly onAnswer: (item: ItemCode, score: number | undefined) => void
}) {
  const { t } = useTranslation('assessment')
  const codes = itemsOfSection(section).map((item) => item.code)
  const firstOpen = codes.find((code) => form.answers[code] === undefined) ?? codes[0]
  const [current, setCurrent] = useState<ItemCode | undefined>(startAt ?? firstOpen)
  /** The digit that was pressed and is no score of the current item. */
  const [missed, setMissed] = useState<string | undefined>()
  const words = useAssessmentWords()
  const goTo = (code: ItemCode) => {
    setCurrent(code)
    setMissed(undefined)
  }
  const score = (code: ItemCode, value: number | undefined) => {
    onAnswer(code, value)
    setMissed(undefined)
    if (value === undefined) return
    const after = codes.slice(codes.indexOf(code) + 1)
    setCurrent(after.find((one) => form.answers[one] === undefined) ?? after[0] ?? code)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || current === undefined) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest('dialog, textarea, input:not([type=radio])') !== null) return
      if (/^\d$/.test(event.key)) {
        if (isScoreOf(current, Number(event.key))) score(current, Number(event.key))
        else setMissed(event.key)
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const next = codes[codes.indexOf(current) + (event.key === 'ArrowDown' ? 1 : -1)]
        if (next !== undefined) goTo(next)
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  useEffect(() => {
    if (current !== undefined) document.getElementById(`item-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className="section-step">
      {current !== undefined && (
        <p className="quiet keyboard-hint">
          {t('keyboard', { item: words.item(current), max: String(itemOf(current).max) })}
        </p>
      )}
      {codes.map((code) => (
        <ScoreItem
          key={code}
          code={code}
          score={form.answers[code]}
          own={own?.[code]}
          isCurrent={code === current}
          missed={code === current ? missed : undefined}
          onScore={(value) => score(code, value)}
          onCurrent={() => goTo(code)}
        />
      ))}
    </div>
  )
}
