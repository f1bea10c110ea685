/** Correcting a degree: the number, and why. */
import { useTranslation } from 'react-i18next'
import type { Degree } from '../../../src-domain/needs/dimensions.ts'
import { correctNeed, type Need } from '../../../src-domain/needs/needs.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextAreaField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useNeedWords } from './use-need-words.ts'

const degrees = ['0', '1', '2', '3', '4'] as const
type Typed = { readonly degree: (typeof degrees)[number] | undefined; readonly reason: string }

export function CorrectionDialog({
  elder,
  need,
  onClose,
}: {
  readonly elder: string
  readonly need: Need
  readonly onClose: () => void
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof correctNeed>>()
  const refusalText = useRefusalText()
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped<Typed>(`correct ${need.dimension} ${elder}`, {
    degree: undefined,
    reason: '',
  })
  const { degree, reason } = typed
  // 安宁疗护 follows from a physician's note alone: it can be lowered, not raised.
  const choices = degrees.filter((one) => need.dimension !== 'palliative' || Number(one) <= need.computed)
  const confirm = async () => {
    if (degree === undefined || reason.trim() === '') return
    const correction = attempt([degree, reason.trim()], () =>
      correctNeed(need, Number(degree) as Degree, reason.trim(), elder, act()),
    )
    if (!(await save([correction as Document]))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('correction.title', { name: words.dimension(need.dimension) })}
      confirm={t('correction.save')}
      busy={busy}
      disabled={degree === undefined || reason.trim() === ''}
      onConfirm={() => void confirm()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <p>{t('correction.text', { computed: String(need.computed) })}</p>
        <ChoiceField
          label={t('correction.degree')}
          required
          choices={choices.map((one) => ({ value: one, label: t(`correction.degreeOption.d${one}`) }))}
          value={degree}
          onChange={(one) => type({ degree: one })}
        />
        <TextAreaField
          label={t('correction.reason')}
          hint={t('correction.reasonHint')}
          required
          maxLength={300}
          value={reason}
          onChange={(why) => type({ reason: why })}
        />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
