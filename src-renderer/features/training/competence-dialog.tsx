/** A colleague or an elder was watched: can do it, or needs more practice, and then what was seen. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isStaff, type Staff } from '../../../src-domain/staff/staff.ts'
import type { Lesson } from '../../../src-domain/training/lessons.ts'
import { type CompetenceBody, noteCompetence } from '../../../src-domain/training/practice.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'

export function CompetenceDialog({
  who,
  lesson,
  level,
  onClose,
}: {
  readonly who: Staff | Elder
  readonly lesson: Lesson
  readonly level: CompetenceBody['level']
  readonly onClose: () => void
}) {
  const { t } = useTranslation('training')
  const act = useAct()
  const { role } = usePerson()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [note, setNote] = useState('')
  const confirm = async () => {
    const words = note.trim()
    const seen = { lesson: lesson.id, level, ...(words === '' ? {} : { note: words }) }
    const made = isStaff(who)
      ? noteCompetence(role, { ...seen, learner: who.id }, act())
      : noteCompetence(role, seen, act(), who.id)
    if (await save(made.ok ? [made.value] : made.error)) onClose()
  }
  return (
    <ConfirmDialog
      title={t('noteTitle', { name: who.body.name, lesson: t(`lesson.${lesson.id}`) })}
      confirm={t('noteSave')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <div className="stack">
        <p>{t(`noteText.${level}`)}</p>
        <TextField label={t('noteWords')} maxLength={200} value={note} onChange={setNote} />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
