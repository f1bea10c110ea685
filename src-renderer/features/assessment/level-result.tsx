/** Total, the bar of the five levels, what changed the level and by which settings. */
import './assessment.css'
import { useTranslation } from 'react-i18next'
import { fullScore, levels, sections } from '../../../src-domain/assessments/instrument.ts'
import type { AssessmentResult, ScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import { classes } from '../../ui/tone.ts'
import { useAssessmentWords } from './use-assessment-words.ts'

export function LevelResult({
  result,
  options,
}: {
  readonly result: AssessmentResult
  readonly options: ScoringOptions
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  return (
    <div className="level-result">
      <div className="level-total">
        <b>{result.total}</b>
        <span>{t('result.of90')}</span>
        <div className="level-names">
          <span>
            {t('result.prelim')} <b>{words.level(result.prelim)}</b>
          </span>
          <span className={classes('level-final', `is-${result.final}`)}>
            {t('result.final')} <b>{words.level(result.final)}</b>
          </span>
        </div>
      </div>
      <LevelBar total={result.total} final={result.final} />
      <SectionBars result={result} />
      <section>
        <h3>{t('result.rules')}</h3>
        {result.rules.length === 0 ? (
          <p className="quiet">{t('result.noRules')}</p>
        ) : (
          <ul className="rule-list">
            {result.rules.map((rule) => (
              <li key={rule}>
                <b>{rule}</b> {t(`result.rule.${rule}`)}
              </li>
            ))}
          </ul>
        )}
        <p className="quiet fine-print">
          {t('result.options', {
            stacking: t(options.stacking === 'once' ? 'result.stacking.once' : 'result.stacking.perRule'),
            riskCount: t(options.riskCount === 'sum' ? 'result.riskCount.sum' : 'result.riskCount.perKind'),
          })}
        </p>
      </section>
    </div>
  )
}

/** Five fields from 90 down to 0, as wide as their points; the final level outlined, the total marked. */
function LevelBar({ total, final }: { readonly total: number; readonly final: number }) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const label = `${t('result.total')} ${total} ${t('result.of90')}, ${t('result.final')} ${words.level(final)}`
  return (
    <figure className="level-bar">
      <figcaption className="only-heard">{label}</figcaption>
      {levels.map(({ level, min }) => {
        const to = level === 0 ? fullScore : (levels[level - 1]?.min ?? fullScore) - 1
        return (
          <span
            key={level}
            aria-hidden
            className={classes('level-field', level === final && 'is-final')}
            style={{ flexGrow: Math.max(5, to - min + 1) }}
          >
            <b>{words.levelShort(level)}</b>
            <small>{min === to ? String(min) : `${to}–${min}`}</small>
          </span>
        )
      })}
    </figure>
  )
}

export function SectionBars({ result }: { readonly result: Pick<AssessmentResult, 'sections'> }) {
  const words = useAssessmentWords()
  return (
    <ul className="section-bars">
      {sections.map(({ code, max }) => (
        <li key={code}>
          <span>{words.section(code)}</span>
          <span className="section-track" aria-hidden>
            <i style={{ width: `${(100 * result.sections[code]) / max}%` }} />
          </span>
          <b>
            {result.sections[code]}/{max}
          </b>
        </li>
      ))}
    </ul>
  )
}
