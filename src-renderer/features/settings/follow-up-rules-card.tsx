/** Which line for "controlled" the institution goes by, and how long until the next routine follow-up: the paper leaves both open. */
import { HeartPulse } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { readingTargetsById, readingTargetsIds } from '../../../src-domain/archive/reading-targets.ts'
import {
  changeSettings,
  followUpRulesOf,
  type SettingsBody,
  type StandingSettings,
} from '../../../src-domain/settings/station-settings.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { LastChange } from './last-change.tsx'

const months = ['1', '2', '3'] as const

export function FollowUpRulesCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [asked, setAsked] = useState<{ readonly choice: string; readonly apply: () => void } | undefined>()
  const { routineMonths } = followUpRulesOf(settings)
  const chosen = settings.body.readingTargets ?? 'publicHealth2017'
  const ask = <Field extends keyof SettingsBody>(field: Field, value: SettingsBody[Field], choice: string) =>
    setAsked({
      choice,
      apply: () => {
        const now = act()
        const changed = changeSettings(settings, field, value, now)
        const audit = recordAudit({ action: 'settingsChange', subject: changed.id, parts: [field] }, now)
        void save([changed, audit]).then(() => setAsked(undefined))
      },
    })
  const targets = readingTargetsIds.map((value) => {
    const { bloodPressure: young, bloodPressureAged: aged } = readingTargetsById[value]
    return {
      value,
      label: t(`followUps.targets.${value}`),
      hint: t('followUps.limits', {
        young: `${young.systolic}/${young.diastolic}`,
        aged: `${aged.systolic}/${aged.diastolic}`,
        age: String(aged.fromAge),
      }),
    }
  })
  return (
    <Card icon={HeartPulse} title={t('followUps.title')}>
      <div className="stack">
        <p>{t('followUps.text')}</p>
        <ChoiceField
          label={t('followUps.targets.label')}
          value={chosen}
          choices={targets}
          disabled={busy}
          onChange={(value) => {
            if (value !== chosen) ask('readingTargets', value, t(`followUps.targets.${value}`))
          }}
        />
        <LastChange field="readingTargets" />
        <ChoiceField
          label={t('followUps.months.label')}
          hint={t('followUps.months.hint')}
          value={months[routineMonths - 1]}
          choices={months.map((value) => ({ value, label: t('followUps.months.choice', { count: Number(value) }) }))}
          disabled={busy}
          onChange={(value) => {
            if (Number(value) === routineMonths) return
            ask('followUpMonths', Number(value), t('followUps.months.choice', { count: Number(value) }))
          }}
        />
        <LastChange field="followUpMonths" />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
        ))}
      </div>
      {asked !== undefined && (
        <ConfirmDialog
          title={t('ask.title', { choice: asked.choice })}
          confirm={t('ask.confirm')}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onConfirm={asked.apply}
        >
          <p>{t('followUps.ask')}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
