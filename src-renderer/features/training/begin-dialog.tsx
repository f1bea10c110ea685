/** What a practice is, whether somebody watches, and the way in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import type { Lesson } from '../../../src-domain/training/lessons.ts'
import { practicePin } from '../../../src-domain/training/practice-station.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.tsx'

const nobody = 'nobody'

export function BeginDialog({
  lesson,
  colleagues,
  onClose,
  onBegin,
}: {
  readonly lesson: Lesson
  readonly colleagues: readonly Staff[]
  readonly onClose: () => void
  /** When it began, this screen is gone. */
  readonly onBegin: (watchedBy: string | undefined) => Promise<Result<void, Refusal>>
}) {
  const { t } = useTranslation('training')
  const refusalText = useRefusalText()
  const [watchedBy, setWatchedBy] = useState(nobody)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal | undefined>()
  const begin = async () => {
    setBusy(true)
    const begun = await onBegin(watchedBy === nobody ? undefined : watchedBy)
    if (begun.ok) return
    setRefused(begun.error)
    setBusy(false)
  }
  return (
    <ConfirmDialog
      title={t('beginTitle', { lesson: t(`lesson.${lesson.id}`) })}
      confirm={t('begin')}
      busy={isBusy}
      onClose={onClose}
      onConfirm={() => void begin()}
    >
      <div className="stack">
        <p>{t('beginText')}</p>
        <p>
          <b>{t('beginPin', { pin: practicePin })}</b>
        </p>
        {colleagues.length > 0 && (
          <SelectField
            label={t('watched')}
            value={watchedBy}
            choices={[
              { value: nobody, label: t('alone') },
              ...colleagues.map(({ id, body }) => ({ value: id, label: body.name })),
            ]}
            onChange={setWatchedBy}
          />
        )}
        <div role="alert">{refused !== undefined && <Notice tone="red" title={refusalText(refused)} />}</div>
      </div>
    </ConfirmDialog>
  )
}
