/** What a result came to, what it means, what it rests on: for the screen; the sheet says the same on paper. */
import { BookOpenCheck, Scale as ScaleIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { questionsOf, type Instrument, type Scale } from '../../../src-domain/instruments/instrument.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { bandIn, bandTone, tellingScales, useInstrumentWords } from './use-instrument-words.ts'

/** Notes that hang on single answers. */
export function useAnswerNotes(): (instrument: Instrument, result: InstrumentResult) => readonly string[] {
  const words = useInstrumentWords()
  return (instrument, { body }) =>
    questionsOf(instrument).flatMap((question) =>
      question.type === 'one'
        ? question.options.flatMap(({ id, note }) =>
            note !== undefined && body.answers[question.id] === id ? [words.say(note)] : [],
          )
        : [],
    )
}

export function ScoreCard({
  instrument,
  result,
}: {
  readonly instrument: Instrument
  readonly result: InstrumentResult
}) {
  const { t } = useTranslation('instruments')
  const notes = useAnswerNotes()(instrument, result)
  const isOne = instrument.scales.length === 1
  return (
    <Card icon={ScaleIcon} title={t('sheet.result')} note={t('result.noDiagnosis')}>
      <div className="stack">
        {isOne
          ? instrument.scales.map((scale) => (
              <OneScale key={scale.id} instrument={instrument} scale={scale} result={result} />
            ))
          : tellingScales(instrument, result).map((scale) => (
              <OneScale key={scale.id} instrument={instrument} scale={scale} result={result} isNamed />
            ))}
        {!isOne && <AllScales instrument={instrument} result={result} />}
        {notes.map((note) => (
          <Notice key={note} tone="gold" title={note} />
        ))}
      </div>
    </Card>
  )
}

function OneScale({
  instrument,
  scale,
  result,
  isNamed = false,
}: {
  readonly instrument: Instrument
  readonly scale: Scale
  readonly result: InstrumentResult
  readonly isNamed?: boolean
}) {
  const { t } = useTranslation('instruments')
  const words = useInstrumentWords()
  const band = bandIn(scale, result)
  if (band === undefined) return null
  return (
    <div className="instrument-scale">
      <p className="instrument-score">
        {isNamed && <span>{words.say(scale.label)}</span>}
        {scale.isFinding !== true && <b>{words.score(instrument, scale, result)}</b>}
        <Chip tone={bandTone(band.weight)}>{words.say(band.label)}</Chip>
      </p>
      <dl className="instrument-words">
        <div>
          <dt>{t('result.meaning')}</dt>
          <dd>{words.say(band.meaning)}</dd>
        </div>
        <div>
          <dt>{t('result.forElder')}</dt>
          {/* Nobody who told of not wanting to live is wished good days. */}
          <dd>{result.body.result.alerts.length > 0 ? t('alert.forElder') : words.say(band.forElder)}</dd>
        </div>
      </dl>
    </div>
  )
}

function AllScales({ instrument, result }: { readonly instrument: Instrument; readonly result: InstrumentResult }) {
  const words = useInstrumentWords()
  return (
    <ul className="instrument-scales">
      {instrument.scales.map((scale) => (
        <li key={scale.id}>
          <span>{words.say(scale.label)}</span>
          <b>{words.score(instrument, scale, result)}</b>
          <span>{words.say(bandIn(scale, result)?.label ?? { 'zh-CN': '', en: '' })}</span>
        </li>
      ))}
    </ul>
  )
}

/** Rule, source, licence and what is not settled, as pairs of name and words. */
export function useSourceFacts(): (instrument: Instrument) => readonly (readonly [name: string, words: string])[] {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  const { say } = useInstrumentWords()
  /** Bands by their least sum; those that hang on more, or on no sum, in their own words. Scales of the same bands are named together. */
  const rulesOf = (scales: readonly Scale[]): readonly string[] =>
    [...Map.groupBy(scales, ({ bands }) => bands)].map(([bands, alike]) => {
      const isPlain = bands.every(({ othersAtMost }) => othersAtMost === undefined) && alike[0]?.isFinding !== true
      const rule = isPlain
        ? format.list(bands.map(({ min, label }) => t('result.from', { min: String(min), label: say(label) })))
        : bands.map(({ meaning }) => say(meaning)).join('')
      return scales.length === 1 ? rule : format.labelled(format.list(alike.map(({ label }) => say(label))), rule)
    })
  return ({ scales, source, licence, edition, uncertain }) => [
    [t('result.rule'), format.clauses(rulesOf(scales))],
    [
      t('result.source'),
      format.clauses([
        say(source.title),
        t('result.edition', { edition }),
        t('result.readOn', { date: format.date(source.readOn, today) }),
      ]),
    ],
    [t('result.items'), t(`result.status.${source.items}`)],
    [t('result.cutOffs'), t(`result.status.${source.cutOffs}`)],
    [
      t('result.licence'),
      format.clauses([say(licence.owner), say(licence.terms), ...(licence.credit ? [say(licence.credit)] : [])]),
    ],
    [t('result.uncertain'), uncertain.map(say).join(' ')],
  ]
}

export function SourceCard({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useTranslation('instruments')
  const facts = useSourceFacts()(instrument)
  return (
    <Card icon={BookOpenCheck} title={t('result.source')}>
      <dl className="instrument-words">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
