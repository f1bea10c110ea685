/** The judgement in one sentence with its rule, and the day of the next follow-up. */
import { useTranslation } from 'react-i18next'
import type { FollowUpAnswers, FollowUpBasis, FollowUpResult } from '../../../src-domain/follow-ups/follow-up-form.ts'
import type { Programme } from '../../../src-domain/follow-ups/follow-up-lists.ts'
import { useFormat } from '../../i18n/format.ts'
import { Notice } from '../../ui/chip.tsx'
import { DateField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { classes, type Tone, toneClass } from '../../ui/tone.ts'
import type { FollowUpDraft, Missing } from './follow-up-draft.ts'
import { useFollowUpWords } from './use-follow-up-words.ts'

export const toneOf: Readonly<Record<FollowUpResult['step'], Tone>> = {
  referNow: 'red',
  refer: 'red',
  adjust: 'gold',
  keep: 'green',
  measure: 'blue',
}

export function ResultCard({
  draft,
  judged,
  missing,
  nextDue,
  onChange,
  onGive,
}: {
  readonly programme: Programme
  readonly draft: FollowUpDraft
  readonly judged:
    | { readonly answers: FollowUpAnswers; readonly basis: FollowUpBasis; readonly result: FollowUpResult }
    | undefined
  /** Said once somebody tried to save. */
  readonly missing: readonly Missing[]
  readonly nextDue: string
  readonly onChange: (changes: Partial<FollowUpDraft>) => void
  readonly onGive: (given: FollowUpDraft['given']) => void
}) {
  const { t } = useTranslation('followUps')
  const format = useFormat()
  const words = useFollowUpWords()
  const names: Readonly<Record<Missing, string>> = {
    way: t('form.way'),
    dangers: t('form.dangerTitle'),
    symptoms: t('form.symptoms'),
    taking: t('form.taking'),
    reaction: t('form.reaction'),
    complication: t('form.complication'),
    systolic: t('form.systolic'),
    diastolic: t('form.diastolic'),
    pulse: t('form.pulse'),
    glucose: t('form.glucose'),
    weightKg: t('form.weight'),
    heightCm: t('form.height'),
  }
  const due = judged?.result.due
  return (
    <Card title={t('form.resultTitle')}>
      <div className="stack">
        <div aria-live="polite">
          {judged === undefined ? (
            <p className="quiet">{t('form.notYet')}</p>
          ) : (
            <div className={classes('follow-up-result', toneClass(toneOf[judged.result.step]))}>
              <b>
                {words.category(judged.result)} · {words.step(judged.result)}
              </b>
              <p>{words.why(judged.result, judged.answers, judged.basis)}</p>
              <p className="quiet">
                {t('form.rules', {
                  rules: judged.basis.rules,
                  since: format.date(judged.basis.since, ''),
                  age: String(judged.basis.age),
                  systolic: String(judged.basis.systolic),
                  diastolic: String(judged.basis.diastolic),
                  glucose: judged.basis.fastingGlucose.toFixed(1),
                })}{' '}
                {t('form.uncertain')}
              </p>
            </div>
          )}
        </div>
        {missing.length > 0 && (
          <Notice
            tone="gold"
            urgent
            title={t('form.missing', {
              count: missing.length,
              list: format.list(missing.map((one) => names[one])),
            })}
          />
        )}
        <FieldGrid>
          <DateField
            label={t('form.nextDue')}
            required
            hint={due === undefined ? t('form.nextHintFree') : t('form.nextHint', { due: format.date(due, '') })}
            value={nextDue}
            onChange={(day) => onChange({ nextDue: day })}
          />
          {(judged?.result.step === 'refer' || judged?.result.step === 'referNow') && (
            <TextField
              label={t('form.referredTo')}
              maxLength={120}
              value={draft.given.referredTo ?? ''}
              onChange={(referredTo) => onGive({ referredTo })}
            />
          )}
        </FieldGrid>
        <TextAreaField
          label={t('form.note')}
          rows={2}
          maxLength={300}
          value={draft.given.note ?? ''}
          onChange={(note) => onGive({ note })}
        />
      </div>
    </Card>
  )
}
