/** The printed result: who, when, every answer with its points, what it came to, source, licence and what is not settled. */
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { askedQuestions, isAnswerOf, pointsOf } from '../../../src-domain/instruments/scoring.ts'
import type { Instrument } from '../../../src-domain/instruments/instrument.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { ageOn } from '../../../src-domain/shared/instant.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { useAnswerNotes, useSourceFacts } from './result-parts.tsx'
import { bandIn, useInstrumentWords } from './use-instrument-words.ts'

export function InstrumentSheet({
  instrument,
  result,
  elder,
  who,
}: {
  readonly instrument: Instrument
  readonly result: InstrumentResult
  readonly elder: Elder
  readonly who: string
}) {
  const { t } = useTranslation(['instruments', 'elders'])
  const kiosk = useKiosk()
  const format = useFormat()
  const today = useToday()
  const words = useInstrumentWords()
  const facts = useSourceFacts()(instrument)
  const notes = useAnswerNotes()(instrument, result)
  const { body } = result
  const head = [
    [t('sheet.name'), elder.body.name],
    [t('sheet.sexAge'), `${t(`elders:code.sex.${elder.body.sex}`)} / ${ageOn(elder.body.birthDate, body.date)}`],
    [t('sheet.date'), format.date(body.date, '')],
    [t('sheet.who'), who],
  ] as const
  return (
    <PrintSheet
      title={words.say(instrument.name)}
      elder={elder.body.name}
      station={kiosk.stationName}
      date={format.date(today, '')}
    >
      <table className="sheet-table">
        <tbody>
          {head.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t('result.question')}</th>
            <th scope="col">{t('sheet.answer')}</th>
            <th scope="col">{t('sheet.points')}</th>
          </tr>
        </thead>
        <tbody>
          {askedQuestions(instrument, body.answers).map((question) => {
            const answer = body.answers[question.id]
            const isGiven = isAnswerOf(question, answer)
            return (
              <tr key={question.id}>
                <td>{words.say(question.text)}</td>
                <td>{words.answer(question, isGiven ? answer : undefined)}</td>
                <td>{isGiven ? pointsOf(question, answer) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="keep">
        <h2>{t('sheet.result')}</h2>
        <table className="sheet-table">
          <tbody>
            {instrument.scales.map((scale) => {
              const band = bandIn(scale, result)
              return (
                <tr key={scale.id}>
                  <th scope="row">{words.say(scale.label)}</th>
                  <td>{words.score(instrument, scale, result) ?? ''}</td>
                  <td>
                    <b>{band === undefined ? '' : words.say(band.label)}</b>{' '}
                    {band === undefined ? '' : words.say(band.meaning)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>{t('result.noDiagnosis')}</p>
        {facts.map(([name, value]) => (
          <p key={name}>
            <small>{format.labelled(name, value)}</small>
          </p>
        ))}
        <p>{t('sheet.signature')} ＿＿＿＿＿＿＿＿</p>
      </div>
    </PrintSheet>
  )
}
