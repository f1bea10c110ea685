/** What a station decides for itself: for the administrator, with what each choice means and who changed it last. */
import { Scale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { changeSettings, scoringOptionsOf, type SettingsBody } from '../../../src-domain/settings/station-settings.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useStationSettings } from './use-station-settings.ts'

export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const settings = useStationSettings()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  if (settings === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={5} />
      </Page>
    )
  }
  const options = scoringOptionsOf(settings)
  const change = <Field extends keyof SettingsBody>(field: Field, value: SettingsBody[Field]) => {
    const now = act()
    const changed = changeSettings(settings, field, value, now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed.id, parts: [field] }, now)
    void save([changed, audit])
  }
  return (
    <Page title={t('title')} note={t('note')}>
      <Card icon={Scale} title={t('scoring.title')}>
        <div className="stack">
          <p>{t('scoring.text')}</p>
          <ChoiceField
            label={t('scoring.stacking.label')}
            hint={t('scoring.stacking.hint')}
            value={options.stacking}
            choices={[
              { value: 'once', label: t('scoring.stacking.once') },
              { value: 'per-rule', label: t('scoring.stacking.perRule') },
            ]}
            disabled={busy}
            onChange={(stacking) => change('stacking', stacking)}
          />
          <LastChange field="stacking" />
          <ChoiceField
            label={t('scoring.riskCount.label')}
            hint={t('scoring.riskCount.hint')}
            value={options.riskCount}
            choices={[
              { value: 'sum', label: t('scoring.riskCount.sum') },
              { value: 'per-kind', label: t('scoring.riskCount.perKind') },
            ]}
            disabled={busy}
            onChange={(riskCount) => change('riskCount', riskCount)}
          />
          <LastChange field="riskCount" />
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
          ))}
        </div>
      </Card>
    </Page>
  )
}

function LastChange({ field }: { readonly field: keyof SettingsBody }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const names = useStaffNames()
  const replica = useReplica()
  const edit = useStationSettings()?.edits[field]
  if (edit === undefined) return <p className="quiet">{t('unchanged')}</p>
  return (
    <p className="quiet">
      {t('changed', { name: names?.get(edit.author) ?? '…', at: format.dateTime(edit.at, replica.now().offset) })}
    </p>
  )
}
