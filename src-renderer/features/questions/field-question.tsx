/** One field in all its versions, side by side; one press chooses, or joins where both can be right. */
import './questions.css'
import { Check, Combine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { joinOf, permissionToSettle, type Question, settleQuestion } from '../../../src-domain/questions/questions.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { useQuestionWords } from './use-question-words.ts'
import { useSideWords } from './use-side-words.ts'

export function FieldQuestion({
  question,
  onSettled,
}: {
  readonly question: Question
  readonly onSettled: (said: string) => void
}) {
  const { t } = useTranslation('questions')
  const words = useQuestionWords()
  const sideWords = useSideWords()
  const refusalText = useRefusalText()
  const { role } = usePerson()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const { document, field, sides } = question
  const { kind, offset } = document
  const name = words.field(kind, field)
  const show = (value: unknown): string => words.value(kind, field, value)
  const mayChoose = may(role, permissionToSettle(document))
  const joined = joinOf(question)
  const choose = async (value: unknown): Promise<void> => {
    if (await save(settleQuestion(question, value, act()))) onSettled(t('settled', { what: name, value: show(value) }))
  }
  return (
    <div className="conflict">
      <h3>{name}</h3>
      <ul className="conflict-sides">
        {sides.map((side, index) => (
          <li key={`${side.at} ${side.kiosk} ${show(side.value)}`} className="conflict-side">
            {index === 0 && (
              <Chip tone="green" icon={Check}>
                {t('standing')}
              </Chip>
            )}
            <b>{show(side.value)}</b>
            <span className="quiet">{sideWords.by(side, offset)}</span>
            {mayChoose && (
              <Button
                busy={busy}
                label={t('useOf', { field: name, value: show(side.value) })}
                onPress={() => void choose(side.value)}
              >
                {index === 0 ? t('keep') : t('use')}
              </Button>
            )}
          </li>
        ))}
        {joined !== undefined && (
          <li className="conflict-side is-join">
            <span className="quiet">{t('joinText')}</span>
            <b>{show(joined)}</b>
            {mayChoose && (
              <Button icon={Combine} busy={busy} onPress={() => void choose(joined)}>
                {t('join')}
              </Button>
            )}
          </li>
        )}
      </ul>
      {!mayChoose && <p className="quiet">{t('notYours')}</p>}
      {refusals.map((refusal) => (
        <Notice key={`${refusal.code}${refusal.field ?? ''}`} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </div>
  )
}
