/** Correcting a degree: the number, and why. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Degree } from '../../../src-domain/needs/dimensions.ts'
import { correctNeed, type Need } from '../../../src-domain/needs/needs.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextAreaField } from '../../ui/fields.tsx'
import { useNeedWords } from './use-need-words.ts'

const degrees = ['0', '1', '2', '3', '4'] as const

export function CorrectionDialog({
  elder,
  need,
  onClose,
}: {
  readonly elder: string
  readonly need: Need
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['needs', 'ui'])
  const words = useNeedWords()
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const [degree, setDegree] = useState<(typeof degrees)[number] | undefined>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  // 安宁疗护 follows from a physician's note alone: it can be lowered, not raised.
  const choices = degrees.filter((one) => need.dimension !== 'palliative' || Number(one) <= need.computed)
  const save = async () => {
    if (degree === undefined || reason.trim() === '') return
    setBusy(true)
    const correction = correctNeed(need, Number(degree) as Degree, reason.trim(), elder, act())
    const saved = await replica.save([correction as Document])
    setBusy(false)
    if (saved.ok) onClose()
    else setRefusal(saved.error[0])
  }
  return (
    <Dialog
      title={t('correction.title', { name: words.dimension(need.dimension) })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={degree === undefined || reason.trim() === ''}
            onPress={() => void save()}
          >
            {t('correction.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('correction.text', { computed: String(need.computed) })}</p>
        <ChoiceField
          label={t('correction.degree')}
          required
          choices={choices.map((one) => ({ value: one, label: t(`correction.degreeOption.d${one}`) }))}
          value={degree}
          onChange={setDegree}
        />
        <TextAreaField
          label={t('correction.reason')}
          hint={t('correction.reasonHint')}
          required
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
        {refusal !== undefined && <Notice tone="red" urgent title={refusalText(refusal)} />}
      </div>
    </Dialog>
  )
}
