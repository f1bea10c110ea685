/** What was noted in error is withdrawn with a reason, and what was withdrawn stays readable with it. */
import { useTranslation } from 'react-i18next'
import { isEventWithdrawn, isRiskEvent, withdrawEvent } from '../../../src-domain/archive/risk-event.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { BecauseDialog } from './because-dialog.tsx'
import type { ArchivePart } from './use-archive-save.ts'

export function WithdrawDialog({
  wrong,
  part,
  what,
  text,
  onClose,
}: {
  readonly wrong: Pick<Document, 'id' | 'elder'>
  readonly part: ArchivePart
  /** As it is named in the list. */
  readonly what: string
  readonly text: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  return (
    <BecauseDialog
      form={`withdraw ${wrong.id}`}
      elder={wrong.elder}
      part={part}
      title={t('event.withdrawTitle', { what })}
      text={text}
      make={(reason, act) => withdrawEvent(wrong, reason, act)}
      onClose={onClose}
    />
  )
}

/** What put it right or withdrew it, when, by whom and why. */
export function CorrectionLine({ correction }: { readonly correction: Document }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const names = useStaffNames()
  const isWithdrawn = isEventWithdrawn(correction)
  const reason = isWithdrawn
    ? correction.body.reason
    : isRiskEvent(correction)
      ? (correction.body.correctedBecause ?? '')
      : ''
  const said = {
    date: format.date(calendarDateOf(correction.occurredAt, correction.offset), today),
    who: names?.get(correction.author) ?? '',
    reason,
  }
  return <p className="archive-correction">{isWithdrawn ? t('event.withdrawn', said) : t('event.corrected', said)}</p>
}
