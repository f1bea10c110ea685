/** Staff put a question to the station's experts, in words that name nobody. */
import { Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isQuestionPut, putToExperts } from '../../../src-domain/asking/question-put.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextAreaField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { useKeep } from './use-keep.tsx'
import type { ShownQuestion } from './use-questions.ts'

export function PutToExperts({ shown }: { readonly shown: ShownQuestion }) {
  const { t } = useTranslation('asking')
  const { role } = usePerson()
  const [isOpen, setOpen] = useState(false)
  if (!may(role, 'askExperts')) return null
  return (
    <>
      <Button icon={Stethoscope} onPress={() => setOpen(true)}>
        {t('put.do')}
      </Button>
      {isOpen && <PutDialog shown={shown} onClose={() => setOpen(false)} />}
    </>
  )
}

function PutDialog({
  shown: { question, elder },
  onClose,
}: {
  readonly shown: ShownQuestion
  readonly onClose: () => void
}) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const { role } = usePerson()
  const { leave } = useUnsaved()
  const { busy, problems, keep } = useKeep(question.elder)
  const puts = useDocuments({ collection: 'feedback', kind: 'question-put' })
  const accounts = useDocuments({ collection: 'staff', kind: 'expert-account' })
  const last = puts?.filter(isQuestionPut).findLast(({ body }) => body.question === question.id)
  const { typed, type, saved } = useTyped(`put ${question.id}`, { words: question.body.words ?? '' })
  const finish = async () => {
    if (!(await keep(typed, (act) => putToExperts(question, typed.words, elder?.name, role, act)))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('put.title')}
      confirm={t('put.confirm')}
      busy={busy}
      wide
      disabled={typed.words.trim() === ''}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <p>{t('put.note')}</p>
        {accounts?.length === 0 && <Notice tone="gold" title={t('put.nobody')} />}
        {last !== undefined && (
          <Notice tone="blue" title={t('put.before', { on: format.dateTime(last.occurredAt, last.offset) })}>
            {last.body.words}
          </Notice>
        )}
        <TextAreaField
          label={t('put.words')}
          hint={t('put.wordsHint')}
          required
          rows={4}
          maxLength={500}
          value={typed.words}
          onChange={(words) => type({ words })}
        />
        {problems}
      </div>
    </ConfirmDialog>
  )
}
