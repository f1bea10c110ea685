/** All that two people decided apart about one document. */
import './questions.css'
import { useTranslation } from 'react-i18next'
import { isFieldOf, questionsOf } from '../../../src-domain/questions/questions.ts'
import { isService } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { Notice } from '../../ui/chip.tsx'
import { FieldQuestion } from './field-question.tsx'
import { ServiceQuestion } from './service-question.tsx'
import { useQuestionWords } from './use-question-words.ts'

export function DocumentQuestions({
  document,
  onSettled,
}: {
  readonly document: Document
  readonly onSettled: (said: string) => void
}) {
  const { t } = useTranslation('questions')
  const words = useQuestionWords()
  const questions = questionsOf(document)
  return (
    <>
      {questions
        .filter(({ field }) => isFieldOf(document, field))
        .map((question) => (
          <FieldQuestion key={question.field} question={question} onSettled={onSettled} />
        ))}
      {questions.some(({ field }) => !isFieldOf(document, field)) && (
        <Notice tone="gold" title={t('copied', { kind: words.kind(document.kind) })}>
          {t('copiedText')}
        </Notice>
      )}
      {isService(document) && serviceState(document).questions.length > 0 && (
        <ServiceQuestion request={document} onSettled={onSettled} />
      )}
    </>
  )
}
