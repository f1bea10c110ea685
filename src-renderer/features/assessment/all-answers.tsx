/** Everything that was answered and written down, part by part: what the second assessor checks before signing. */
import './assessment.css'
import { ChevronDown, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { itemsOfSection, sections } from '../../../src-domain/assessments/instrument.ts'
import { Card } from '../../ui/page.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'
import { type Fact, useFormFacts } from './use-form-facts.ts'

export function AllAnswers({
  assessment,
  isOpen,
}: {
  readonly assessment: Assessment
  /** Every part at first: while somebody has to check it. */
  readonly isOpen: boolean
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const facts = useFormFacts(assessment)
  const { answers, result } = assessment.body
  return (
    <Card icon={ListChecks} title={t('facts.title')} note={t('facts.note')} flush>
      {sections.map(({ code, max }) => (
        <Part
          key={code}
          title={`${code} ${words.section(code)}`}
          note={`${result.sections[code]} / ${max}`}
          isOpen={isOpen}
        >
          <ul className="answer-list">
            {itemsOfSection(code).map((item) => {
              const score = answers[item.code] ?? 0
              return (
                <li key={item.code}>
                  <span>
                    <span className="score-code">{item.code}</span>
                    {words.item(item.code)}
                  </span>
                  <span>{words.option(item.code, score)}</span>
                  <b>
                    {score} / {item.max}
                  </b>
                </li>
              )
            })}
          </ul>
        </Part>
      ))}
      <Part title={t('health.body')} isOpen={isOpen}>
        <Facts facts={facts.body} />
      </Part>
      <Part title={t('health.events')} isOpen={isOpen}>
        <Facts facts={facts.events} />
      </Part>
      <Part title={t('facts.diseases')} isOpen={isOpen}>
        {facts.diseases.length === 0 ? (
          <p className="quiet">{t('facts.noDiseases')}</p>
        ) : (
          <ul className="fact-words">
            {facts.diseases.map((disease) => (
              <li key={disease}>{disease}</li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('health.medicines')} isOpen={isOpen}>
        {facts.medicines === undefined || facts.medicines.length === 0 ? (
          <p className="quiet">{t(facts.medicines === undefined ? 'facts.medicinesNotAsked' : 'facts.noMedicines')}</p>
        ) : (
          <Facts facts={facts.medicines} />
        )}
      </Part>
      <Part title={t('health.problems')} isOpen={isOpen}>
        <Facts facts={facts.health} />
      </Part>
      <Part title={t('step.about')} isOpen={isOpen}>
        <Facts facts={facts.about} />
      </Part>
    </Card>
  )
}

function Part({
  title,
  note,
  isOpen,
  children,
}: {
  readonly title: string
  readonly note?: string
  readonly isOpen: boolean
  readonly children: ReactNode
}) {
  return (
    <details className="answer-part" open={isOpen}>
      <summary>
        <ChevronDown aria-hidden size={20} />
        <b>{title}</b>
        {note !== undefined && <span>{note}</span>}
      </summary>
      <div>{children}</div>
    </details>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts.map(([name, words], place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fixed list; two medicines may have one name
        <div key={`${place} ${name}`}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
