/** What two kiosks changed at once: both values, and one press to choose. Nothing is lost until somebody chose. */
import './elders.css'
import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { editDocument, type OtherVersion } from '../../../src-domain/shared/document.ts'
import { openQuestions } from '../../../src-domain/shared/merge.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { elders as texts } from '../../i18n/zh-CN/elders.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { useAuthorName } from './use-author-name.ts'

const isField = (field: string): field is keyof typeof texts.field => field in texts.field

export function QuestionsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const { role } = usePerson()
  const act = useAct()
  const { refusals, save } = useSave()
  const questions = openQuestions(elder)
  if (questions.length === 0) return null
  const choose = async (field: string, value: unknown) => {
    const now = act()
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: [field] }, now, elder.id)
    await save([editDocument(elder, { [field]: value }, now), audit])
  }
  return (
    <Card icon={GitCompareArrows} title={t('facts.questions')}>
      <ul className="questions">
        {questions.map((question) => (
          <QuestionLine
            key={`${question.field} ${question.at} ${question.kiosk}`}
            elder={elder}
            question={question}
            onChoose={may(role, 'settleConflict') ? choose : undefined}
          />
        ))}
      </ul>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
      ))}
    </Card>
  )
}

function QuestionLine({
  elder,
  question,
  onChoose,
}: {
  readonly elder: Elder
  readonly question: OtherVersion
  readonly onChoose: ((field: string, value: unknown) => Promise<void>) | undefined
}) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const authorName = useAuthorName()
  const { field } = question
  const show = (value: unknown): string => {
    if (value === undefined) return t('facts.empty')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : t('facts.complexValue')
  }
  const present = (elder.body as Readonly<Record<string, unknown>>)[field]
  return (
    <li>
      <b>{isField(field) ? t(`field.${field}`) : field}</b>
      <p>{t('facts.now', { value: show(present) })}</p>
      <p>
        {t('facts.other', {
          value: show(question.value),
          date: `${authorName(question.author)} ${format.dateTime(question.at, elder.offset)}`,
        })}
      </p>
      {onChoose !== undefined && (
        <div className="row">
          <Button small onPress={() => void onChoose(field, question.value)}>
            {t('facts.useOther')}
          </Button>
          <Button small onPress={() => void onChoose(field, present)}>
            {t('facts.keepNow')}
          </Button>
        </div>
      )}
    </li>
  )
}
