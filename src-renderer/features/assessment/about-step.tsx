/** Tables A.1 and A.3: why, where, and who told us. */
import { useTranslation } from 'react-i18next'
import type { DraftField, DraftForm } from '../../../src-domain/assessments/assessment-draft.ts'
import { informantRelations, reasons } from '../../../src-domain/assessments/form-tables.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, FieldGrid } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { LateText } from '../../ui/late-text.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'

export function AboutStep({
  form,
  elderName,
  stationName,
  onFill,
}: {
  readonly form: DraftForm
  readonly elderName: string
  readonly stationName: string
  readonly onFill: (field: DraftField, value: unknown) => void
}) {
  const { t } = useTranslation('assessment')
  const { say } = useAssessmentWords()
  const { reason, reasonNote, place, informant } = form.fields
  const inform = (changes: Partial<NonNullable<typeof informant>>) => {
    const { name = '', relation, ...contact } = { ...informant, ...changes }
    // The relation comes first on the screen; a name alone cannot be stored.
    if (relation !== undefined) onFill('informant', { name, relation, ...contact })
  }
  return (
    <div className="stack">
      <Card title={t('about.reason')}>
        <ChoiceField
          label={t('about.reason')}
          required
          choices={reasons.map(({ id, label }) => ({ value: id, label: say(label) }))}
          value={reason}
          onChange={(id) => onFill('reason', id)}
        />
        {reason === 'other' && (
          <LateText
            label={t('about.reasonNote')}
            value={reasonNote ?? ''}
            onDone={(text) => onFill('reasonNote', text === '' ? undefined : text)}
          />
        )}
      </Card>
      <Card title={t('about.place')}>
        <div className="stack">
          <div className="row">
            {[stationName, t('about.atHome')].map((name) => (
              <Button key={name} small pressed={place === name} onPress={() => onFill('place', name)}>
                {name}
              </Button>
            ))}
          </div>
          <LateText
            key={place ?? ''}
            label={t('about.place')}
            hint={t('about.placeHint')}
            required
            value={place ?? ''}
            onDone={(text) => onFill('place', text === '' ? undefined : text)}
          />
        </div>
      </Card>
      <Card title={t('about.informant')}>
        <div className="stack">
          <ChoiceField
            label={t('about.relation')}
            required
            choices={informantRelations.map(({ id, label }) => ({ value: id, label: say(label) }))}
            value={informant?.relation}
            onChange={(relation) =>
              inform(
                relation === 'self'
                  ? { relation, name: elderName }
                  : { relation, name: informant?.relation === 'self' ? '' : (informant?.name ?? '') },
              )
            }
          />
          {informant !== undefined && (
            <FieldGrid key={informant.relation}>
              <LateText
                label={t('about.informantName')}
                required
                value={informant.name}
                onDone={(name) => inform({ name })}
              />
              <LateText
                label={t('about.contactName')}
                value={informant.contactName ?? ''}
                onDone={(contactName) => inform({ contactName })}
              />
              <LateText
                label={t('about.contactPhone')}
                value={informant.contactPhone ?? ''}
                onDone={(contactPhone) => inform({ contactPhone })}
              />
            </FieldGrid>
          )}
        </div>
      </Card>
    </div>
  )
}
