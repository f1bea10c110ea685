/** One instrument being filled in for one elder, over the log that keeps it (use-log-draft.ts). */
import type { Instrument } from '../../../src-domain/instruments/instrument.ts'
import {
  answerQuestion,
  discardInstrument,
  foldInstrument,
  type InstrumentDraft,
  instrumentDraftKind,
  startInstrument,
} from '../../../src-domain/instruments/instrument-draft.ts'
import type { AnswerMode } from '../../../src-domain/instruments/instrument-result.ts'
import type { Answer, Answers } from '../../../src-domain/instruments/scoring.ts'
import type { DocumentKind } from '../../../src-domain/shared/document.ts'
import { addDays, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import { type DraftSaving, useLogDraft } from '../../replica/use-log-draft.ts'
import { useToday } from '../../replica/use-today.ts'

export type InstrumentDraftControl = {
  /** Undefined while loading, null when none is open. */
  readonly draft: InstrumentDraft | null | undefined
  readonly answers: Answers
  readonly saving: DraftSaving
  readonly start: () => void
  readonly answer: (question: string, answer: Answer | undefined) => void
  readonly discard: () => void
  readonly latest: () => InstrumentDraft | undefined
}

const kind = instrumentDraftKind as unknown as DocumentKind

/** Days for which answers are gone on with: they are about the last week or two, and older ones are no longer true. */
const draftLife = 7

export const isOpenInstrument = (draft: InstrumentDraft, mode: AnswerMode, today: CalendarDate): boolean =>
  draft.body.mode === mode && draft.body.date > addDays(today, -draftLife) && foldInstrument(draft).state === 'open'

export function useInstrumentDraft(
  elder: string,
  instrument: Instrument,
  mode: AnswerMode,
  corrects?: string,
): InstrumentDraftControl {
  const today = useToday()
  const { draft, isLoading, saving, begin, change, latest } = useLogDraft<InstrumentDraft>(
    kind,
    elder,
    (one) =>
      one.body.instrument === instrument.id &&
      one.body.edition === instrument.edition &&
      one.body.corrects === corrects &&
      isOpenInstrument(one, mode, today),
  )
  const form = draft === undefined ? undefined : foldInstrument(draft)
  const isOpen = form?.state === 'open'
  return {
    draft: isLoading ? undefined : isOpen ? (draft ?? null) : null,
    answers: isOpen ? form.answers : {},
    saving,
    start: () =>
      begin((by) =>
        startInstrument(instrument, { elder, mode, date: today, ...(corrects === undefined ? {} : { corrects }) }, by),
      ),
    answer: (question, answer) => change((from, by) => answerQuestion(from, question, answer, by)),
    discard: () => change((from, by) => discardInstrument(from, by)),
    latest,
  }
}
