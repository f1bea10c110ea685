/** What is missing, with a way to each; then the warnings, the computed result, and the finish. */
import { CircleCheck, ListTodo } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DraftForm } from '../../../src-domain/assessments/assessment-draft.ts'
import { missingInForm } from '../../../src-domain/assessments/finish-assessment.ts'
import { warningsOf } from '../../../src-domain/assessments/assessment-rules.ts'
import { healthFields } from '../../../src-domain/assessments/form-tables.ts'
import { isItemCode, type ItemCode, itemOf } from '../../../src-domain/assessments/instrument.ts'
import { levelFactsOf, scoreAssessment, type ScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { LevelResult } from './level-result.tsx'
import type { Step } from './steps.ts'
import { bodyFields, type UnreadNumbers } from './unread-numbers.ts'
import { useAssessmentWords } from './use-assessment-words.ts'

export function CheckStep({
  form,
  unread,
  options,
  refusals,
  busy,
  onGo,
  onFinish,
}: {
  readonly form: DraftForm
  readonly unread: UnreadNumbers
  readonly options: ScoringOptions
  /** Of the last attempt to finish. */
  readonly refusals: readonly Refusal[]
  readonly busy: boolean
  readonly onGo: (step: Step, item?: ItemCode) => void
  readonly onFinish: () => void
}) {
  const { t } = useTranslation('assessment')
  const refusalText = useRefusalText()
  const missing = missingInForm(form)
  const notRead = bodyFields.filter((field) => unread[field] !== undefined)
  const open = missing.length + notRead.length
  return (
    <div className="stack">
      {open > 0 ? (
        <Card icon={ListTodo} title={t('check.missingTitle', { count: open })} flush>
          <MissingList missing={missing} unread={unread} onGo={onGo} />
        </Card>
      ) : (
        <Notice tone="green" title={t('check.complete')} />
      )}
      <Warnings form={form} />
      {refusals.map((refusal) => (
        <Notice key={`${refusal.code}${refusal.field ?? ''}`} tone="red" urgent title={refusalText(refusal)} />
      ))}
      {open === 0 && (
        <Card icon={CircleCheck} title={t('check.preview')}>
          <div className="stack">
            <LevelResult result={preview(form, options)} options={options} />
            <p className="quiet">{t('check.finishNote')}</p>
            <div className="row">
              <Button kind="primary" busy={busy} onPress={onFinish}>
                {t('check.finish')}
              </Button>
            </div>
          </div>
        </Card>
      )}
    </div>
  )
}

function preview(form: DraftForm, options: ScoringOptions) {
  const { fields, health, events, answers } = form
  const facts = levelFactsOf({
    events: { fall: 0, lost: 0, choke: 0, selfHarm: 0, other: 0, ...events },
    diseases: fields.diseases ?? [],
    psychiatristDiagnosed: fields.psychiatristDiagnosed ?? false,
    health: { coma: health.coma ?? 'none' },
  })
  return scoreAssessment(answers, facts, options)
}

export function Warnings({ form }: { readonly form: DraftForm }) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const warnings = warningsOf({ answers: form.answers, health: form.health, ...form.fields })
  if (warnings.length === 0) return null
  return (
    <Notice tone="gold" title={t('warning.title')}>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.code}>{words.warning(warning)}</li>
        ))}
      </ul>
      <small>{t('warning.allowed')}</small>
    </Notice>
  )
}

function MissingList({
  missing,
  unread,
  onGo,
}: {
  readonly missing: readonly Refusal[]
  readonly unread: UnreadNumbers
  readonly onGo: (step: Step, item?: ItemCode) => void
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const notRead = bodyFields.flatMap((field) => {
    const text = unread[field]
    const name = t('unread', { field: t(`health.${field}`), text: text ?? '' })
    return text === undefined ? [] : { key: field, name, go: () => onGo('health') }
  })
  const notFilled = missing.map((one) => {
    const item = one.params?.['item']
    if (typeof item === 'string' && isItemCode(item)) {
      return { key: item, name: `${item} ${words.item(item)}`, go: () => onGo(itemOf(item).section, item) }
    }
    const field = one.field ?? ''
    const [group, name] = field.split('.')
    if (group === 'health' && name !== undefined && name in healthFields) {
      return { key: field, name: words.healthField(name as keyof typeof healthFields), go: () => onGo('health') }
    }
    if (group === 'events')
      return {
        key: field,
        name: `${t('check.missingGroup.events')} · ${words.event(name ?? '')}`,
        go: () => onGo('health'),
      }
    if (group === 'diseases') return { key: field, name: t('check.missingGroup.diseases'), go: () => onGo('health') }
    const about =
      group === 'reason' || group === 'place' || group === 'informant' ? t(`check.missingGroup.${group}`) : field
    return { key: field, name: about, go: () => onGo('about') }
  })
  return (
    <ul className="missing-list">
      {[...notRead, ...notFilled].map((row) => (
        <li key={row.key}>
          <span>{row.name}</span>
          <Button small label={`${t('check.go')} ${row.name}`} onPress={row.go}>
            {t('check.go')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
