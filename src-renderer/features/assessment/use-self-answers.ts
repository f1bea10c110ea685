/** The answers an elder gives alone: a draft of their own, finished into a self-assessment, never into an official one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSelfAssessment } from '../../../src-domain/assessments/assessment.ts'
import { finishDraft } from '../../../src-domain/assessments/assessment-draft.ts'
import { finishSelfAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import type { ItemCode } from '../../../src-domain/assessments/instrument.ts'
import { selfQuestions } from '../../../src-domain/assessments/self-questions.ts'
import type { Answers } from '../../../src-domain/assessments/scoring.ts'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { addDays, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { useDraft } from './use-draft.ts'

export type SelfAnswering = {
  /** The elder agreed to be assessed. */
  readonly isAllowed: boolean
  readonly isUnderWay: boolean
  /** Day of the last one told to its end. */
  readonly toldOn: CalendarDate | undefined
  readonly answers: Answers
  /** Place of the question to go on with; beyond the last one when all are answered and not sent yet. */
  readonly next: number
  readonly refusals: readonly Refusal[]
  readonly begin: () => void
  readonly answer: (item: ItemCode, score: number) => void
  /** Undefined when it could not be saved; it may be tried again. */
  readonly finish: () => Promise<'told' | 'nothing' | undefined>
}

/** Undefined while loading. */
export function useSelfAnswers(elder: string): SelfAnswering | undefined {
  const act = useAct()
  const today = useToday()
  const record = useDocument(elder)
  const told = useDocuments({ collection: 'records', elder, kind: 'self-assessment' })
  const { draft, form, saving, start, answer, discard, latest } = useDraft(elder, 'self')
  const { refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof finishSelfAssessment>>()
  const [isEnding, setEnding] = useState(false)
  if (record === undefined || told === undefined || draft === undefined) return undefined
  const answers = form?.answers ?? {}
  return {
    isAllowed: record !== null && isElder(record) && isAllowed(record.body.consents, 'assessment'),
    isUnderWay: Object.keys(answers).length > 0,
    toldOn: told.find(isSelfAssessment)?.body.date,
    answers,
    next: nextOpen(answers, 0),
    refusals: saving.state === 'refused' ? saving.refusals : refusals,
    begin: () => {
      if (draft === null) start()
    },
    answer,
    finish: async () => {
      const from = latest()
      if (isEnding || from === undefined) return undefined
      const made = attempt(from, () => finishSelfAssessment(from, today, act()))
      if (!made.ok) {
        discard()
        return 'nothing'
      }
      setEnding(true)
      const isSaved = await save([made.value, finishDraft(from, made.value.id, act())])
      setEnding(false)
      return isSaved ? 'told' : undefined
    },
  }
}

/** Place of the first question at or after `from` without an answer; beyond the last one when there is none. */
export function nextOpen(answers: Answers, from: number): number {
  const place = selfQuestions.findIndex(({ item }, at) => at >= from && answers[item] === undefined)
  return place === -1 ? selfQuestions.length : place
}

/** Days for which an assessor is told what the elder chose alone. */
const ownIsFresh = 90

/** For the assessor, who asks about it. */
export function useOwnAnswers(elder: string): Answers | undefined {
  const today = useToday()
  const told = useDocuments({ collection: 'records', elder, kind: 'self-assessment' })?.find(isSelfAssessment)?.body
  return told === undefined || told.date < addDays(today, -ownIsFresh) ? undefined : told.answers
}

/** Live line for the tile of the elder's home. */
export function useSelfAnswersLine(elder: string): string | undefined {
  const { t } = useTranslation('selfAnswers')
  const format = useFormat()
  const today = useToday()
  const answering = useSelfAnswers(elder)
  if (answering === undefined) return undefined
  if (!answering.isAllowed) return t('line.consent')
  if (answering.isUnderWay && answering.next === selfQuestions.length) return t('line.answered')
  if (answering.isUnderWay) return t('line.going', { number: String(answering.next + 1) })
  return answering.toldOn === undefined
    ? t('line.fresh')
    : t('line.done', { date: format.date(answering.toldOn, today) })
}
