/** Single values for the tests of the radar. */
import { instrumentResultKind } from '../../instruments/instrument-result.ts'
import { doneAt } from '../../instruments/testing/answers.ts'
import type { Answers } from '../../assessments/scoring.ts'
import type { DatedReading, DatedVisit } from '../../needs/need-facts.ts'
import { assessed } from '../../needs/testing/facts.ts'
import { createDocument, type Document } from '../../shared/document.ts'

const dated = (on: string, body: DatedReading['body']): DatedReading => ({ on, at: `${on}T00:30:00.000Z`, body })

export const sampleFacts = {
  weight: (on: string, value: number) => dated(on, { type: 'weight', value, source: 'staff' }),
  glucose: (on: string, value: number, timing: 'fasting' | 'random') =>
    dated(on, { type: 'glucose', value, timing, source: 'staff' }),
  /** Another id for another day. */
  assessment: (answers: Answers, date: string): Document => {
    const { assessment } = assessed(answers, date)
    return { ...assessment, id: `${assessment?.id ?? ''}-${date}` } as unknown as Document
  },
  result: (instrument: string, answers: Readonly<Record<string, string>>, date: string): Document =>
    createDocument(
      instrumentResultKind,
      {
        instrument,
        edition: '1',
        date,
        mode: 'staff',
        answers,
        result: {
          scores: { total: Object.values(answers).reduce((sum, points) => sum + Number(points), 0) },
          bands: {},
          alerts: [],
        },
      },
      doneAt(`${date}T02:00:00.000Z`),
      { elder: 'elders:1' },
    ) as Document,
  visitOf: (condition: number, on: string, nextDue?: string): DatedVisit => ({
    type: 'followUp',
    on,
    condition,
    ...(nextDue === undefined ? {} : { nextDue }),
  }),
}
