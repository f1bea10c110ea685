/** Every question with its answers of the last times, the newest first; what changed since the time before is marked. */
import { useTranslation } from 'react-i18next'
import { type Instrument, questionsOf } from '../../../src-domain/instruments/instrument.ts'
import { compareResults } from '../../../src-domain/instruments/instrument-history.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { isAnswerOf, pointsOf } from '../../../src-domain/instruments/scoring.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Card } from '../../ui/page.tsx'
import { useInstrumentWords } from './use-instrument-words.ts'

/** Columns that fit beside the questions. */
const times = 4

export function OverTime({
  instrument,
  results,
  shown,
}: {
  readonly instrument: Instrument
  /** Newest first. */
  readonly results: readonly InstrumentResult[]
  readonly shown: InstrumentResult
}) {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  const words = useInstrumentWords()
  const from = results.indexOf(shown)
  const later = results.slice(from, from + times)
  const columns = later.filter(({ body }) => body.edition === instrument.edition)
  const [, before] = columns
  const changed = new Map(
    (before === undefined ? undefined : compareResults(before, shown))?.map((change) => [change.question, change]),
  )
  return (
    <Card title={t('result.answers')} note={later.length > columns.length ? t('result.otherEdition') : undefined} flush>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <section className="over-time" tabIndex={0} aria-label={t('result.table')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('result.question')}</th>
              {columns.map((one) => (
                <th key={one.id} scope="col">
                  {format.date(one.body.date, today)}
                </th>
              ))}
              {before !== undefined && <th scope="col">{t('result.change')}</th>}
            </tr>
          </thead>
          <tbody>
            {questionsOf(instrument).map((question) => (
              <tr key={question.id}>
                <th scope="row">{words.say(question.text)}</th>
                {columns.map(({ id, body }) => {
                  const answer = body.answers[question.id]
                  const isGiven = isAnswerOf(question, answer)
                  return (
                    <td key={id}>
                      {words.answer(question, isGiven ? answer : undefined)}
                      {isGiven && <small> {pointsOf(question, answer)}</small>}
                    </td>
                  )
                })}
                {before !== undefined && (
                  <td>{changeText(changed.get(question.id)?.points, changed.has(question.id))}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

/** With a true minus; an answer may change and be worth the same. */
const changeText = (points: number | undefined, isChanged: boolean): string =>
  !isChanged || points === undefined ? '' : points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '≠'
