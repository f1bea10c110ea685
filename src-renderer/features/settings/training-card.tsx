/** When a lesson is due again, and whether consent waits until a colleague has watched (off, so that a first person is not locked out). */
import { GraduationCap } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  changeSettings,
  type SettingsBody,
  type StandingSettings,
} from '../../../src-domain/settings/station-settings.ts'
import { practiceMonthsOf, usualPracticeMonths } from '../../../src-domain/training/progress.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { LastChange } from './last-change.tsx'

const locks = ['off', 'on'] as const
const months = ['6', '12', '24'] as const

type Asked = { readonly choice: string; readonly text: string; readonly apply: () => void }

export function TrainingCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('training')
  const { t: ask } = useTranslation('settings')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [asked, setAsked] = useState<Asked | undefined>()
  const change = <Field extends keyof SettingsBody>(field: Field, value: SettingsBody[Field]) => {
    const now = act()
    const changed = changeSettings(settings, field, value, now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed.id, parts: [field] }, now)
    void save([changed, audit]).then(() => setAsked(undefined))
  }
  const standing = settings.body.unlocksByCompetence === true ? 'on' : 'off'
  const standingMonths = String(practiceMonthsOf(settings.body))
  return (
    <Card icon={GraduationCap} title={t('settings.title')}>
      <div className="stack">
        <p>{t('settings.text')}</p>
        <ChoiceField
          label={t('settings.locks')}
          value={standing}
          columns={1}
          choices={locks.map((value) => ({ value, label: t(`settings.${value}`) }))}
          disabled={busy}
          onChange={(value) => {
            if (value === standing) return
            setAsked({
              choice: t(`settings.${value}`),
              text: value === 'on' ? t('settings.lockAsk') : '',
              apply: () => change('unlocksByCompetence', value === 'on'),
            })
          }}
        />
        <LastChange field="unlocksByCompetence" />
        <ChoiceField
          label={t('settings.months')}
          hint={t('settings.monthsHint', { months: usualPracticeMonths })}
          value={months.find((value) => value === standingMonths)}
          choices={months.map((value) => ({ value, label: t('settings.choice', { count: Number(value) }) }))}
          disabled={busy}
          onChange={(value) => {
            if (value === standingMonths) return
            setAsked({
              choice: t('settings.choice', { count: Number(value) }),
              text: t('settings.monthsAsk'),
              apply: () => change('practiceMonths', Number(value)),
            })
          }}
        />
        <LastChange field="practiceMonths" />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
        ))}
      </div>
      {asked !== undefined && (
        <ConfirmDialog
          title={ask('ask.title', { choice: asked.choice })}
          confirm={ask('ask.confirm')}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onConfirm={asked.apply}
        >
          <p>{asked.text}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
