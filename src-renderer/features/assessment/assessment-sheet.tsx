/** The printed report: tables A, table B item by item, table C, who assessed, signature lines (print.css of ui does the paper). */
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import type { SignatureState } from '../../../src-domain/assessments/assessment-history.ts'
import { type ItemCode, itemsOfSection, sections } from '../../../src-domain/assessments/instrument.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { ageOn, type CalendarDate, calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'
import { type Fact, useFormFacts } from './use-form-facts.ts'

export function AssessmentSheet({
  assessment,
  elder,
  signature,
  dueOn,
}: {
  readonly assessment: Assessment
  readonly elder: Elder
  readonly signature: SignatureState
  /** When the next one is due. */
  readonly dueOn: CalendarDate
}) {
  const { t } = useTranslation(['assessment', 'elders'])
  const kiosk = useKiosk()
  const format = useFormat()
  const today = useToday()
  const words = useAssessmentWords()
  const { body } = assessment
  const { result } = body
  const facts = useFormFacts(assessment)
  const head: readonly Fact[] = [
    [t('sheet.number'), body.number],
    [t('sheet.date'), format.date(body.date, '')],
    [t('sheet.name'), elder.body.name],
    [t('sheet.sexAge'), `${t(`elders:code.sex.${elder.body.sex}`)} / ${ageOn(elder.body.birthDate, body.date)}`],
    ...facts.body,
    ...facts.about,
    [t('sheet.events'), format.clauses(facts.events.map(([name, times]) => format.labelled(name, times)))],
    [t('sheet.diseases'), facts.diseases.length === 0 ? t('sheet.nothing') : format.list(facts.diseases)],
    [
      t('health.medicines'),
      facts.medicines === undefined
        ? t('facts.medicinesNotAsked')
        : facts.medicines.length === 0
          ? t('sheet.nothing')
          : format.clauses(facts.medicines.map(([name, how]) => `${name} ${how}`)),
    ],
  ]
  return (
    <PrintSheet
      title={t('sheet.title')}
      elder={elder.body.name}
      station={kiosk.stationName}
      date={format.date(today, '')}
    >
      <FactTable facts={head} />
      <h2>{t('sheet.tableA5')}</h2>
      <FactTable facts={facts.health} />
      <h2>{t('sheet.tableB')}</h2>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t('sheet.item')}</th>
            <th scope="col">{t('sheet.judged')}</th>
            <th scope="col" className="number">
              {t('sheet.score')}
            </th>
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.code}>
            {itemsOfSection(section.code).map((item) => (
              <ItemRow key={item.code} code={item.code} score={body.answers[item.code] ?? 0} max={item.max} />
            ))}
            <tr>
              <th scope="row" colSpan={2}>
                {section.code} {words.say(section.label)} {t('sheet.subtotal')}
              </th>
              <td className="number">
                {result.sections[section.code]} / {section.max}
              </td>
            </tr>
          </tbody>
        ))}
      </table>
      <div className="keep">
        <h2>{t('sheet.tableC')}</h2>
        <table className="sheet-table">
          <tbody>
            <tr>
              <th scope="row">{t('sheet.c1')}</th>
              <td>{format.clauses(sections.map(({ code }) => `${words.section(code)} ${result.sections[code]}`))}</td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.c2')}</th>
              <td>
                {result.total} {t('result.of90')}
              </td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.c3')}</th>
              <td>{words.level(result.prelim)}</td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.c4')}</th>
              <td>
                {result.rules.length === 0
                  ? t('sheet.noChange')
                  : format.clauses(result.rules.map((rule) => `${rule} ${t(`result.rule.${rule}`)}`))}
              </td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.c5')}</th>
              <td>
                <b>{words.level(result.final)}</b>
              </td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.nextDue')}</th>
              <td>{format.date(dueOn, '')}</td>
            </tr>
          </tbody>
        </table>
        <div className="print-signatures">
          <div>
            {t('sheet.firstSignature')}
            <br />
            {t('sheet.signedDigitally', { name: body.assessor.name, date: format.date(body.date, '') })}
            <br />
            {t('sheet.dateLine')}
          </div>
          <div>
            {t('sheet.secondSignature')}
            <br />
            {signature.state === 'signed'
              ? t('sheet.signedDigitally', {
                  name: signature.by,
                  date: format.date(calendarDateOf(signature.at, assessment.offset), ''),
                })
              : t('sheet.pending')}
            <br />
            {t('sheet.dateLine')}
          </div>
          <div>
            {t('sheet.informantSignature')}
            <br />
            <br />
            {t('sheet.dateLine')}
          </div>
        </div>
        <p>
          <small>{t('sheet.note')}</small>
        </p>
      </div>
    </PrintSheet>
  )
}

/** Two facts a line. */
function FactTable({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <table className="sheet-table">
      <tbody>
        {pairs(facts).map((pair) => (
          <tr key={pair[0]?.[0]}>
            {pair.map(([name, value]) => (
              <Fragment key={name}>
                <th scope="row">{name}</th>
                <td colSpan={pair.length === 1 ? 3 : 1}>{value}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function pairs<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []))
}

function ItemRow({ code, score, max }: { readonly code: ItemCode; readonly score: number; readonly max: number }) {
  const words = useAssessmentWords()
  return (
    <tr>
      <td>
        {code} {words.item(code)}
      </td>
      <td>{words.option(code, score)}</td>
      <td className="number">
        {score} / {max}
      </td>
    </tr>
  )
}
