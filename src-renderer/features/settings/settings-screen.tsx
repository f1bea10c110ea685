/** What a station decides for itself: for the administrator, with what each choice means and who changed it last. */
import { Clapperboard, Scale, ScrollText, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { reassessMonthsChoices } from '../../../src-domain/assessments/assessment-history.ts'
import type { ScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import {
  changeSettings,
  judgingOf,
  scoringOptionsOf,
  type SettingsBody,
} from '../../../src-domain/settings/station-settings.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticlesCard } from './articles-card.tsx'
import { BackupCard } from './backup-card.tsx'
import { FollowUpRulesCard } from './follow-up-rules-card.tsx'
import { KiosksCard } from './kiosks-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { PublicCard } from './public-card.tsx'
import { TrainingCard } from './training-card.tsx'
import { StationCard } from './station-card.tsx'
import { LastChange } from './last-change.tsx'
import { useStationSettings } from '../../replica/use-station-settings.ts'

type Asked = { readonly choice: string; readonly text: string; readonly apply: () => void }

const labelOf = (choices: readonly { readonly value: string; readonly label: string }[], value: string): string =>
  choices.find((one) => one.value === value)?.label ?? ''

export function SettingsScreen({
  onPeople,
  onAudit,
  onPacks,
  onBringBack,
  more,
}: {
  readonly onPeople: () => void
  readonly onAudit: () => void
  readonly onPacks: () => void
  readonly onBringBack: () => void
  /** What other features have to say about it: what is made of what the public reads. */
  readonly more?: ReactNode
}) {
  const { t } = useTranslation('settings')
  const settings = useStationSettings()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [asked, setAsked] = useState<Asked | undefined>()
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
    void save([changed, audit]).then(() => setAsked(undefined))
  }
  const stackings = [
    { value: 'once', label: t('scoring.stacking.once') },
    { value: 'per-rule', label: t('scoring.stacking.perRule') },
  ] as const
  const riskCounts = [
    { value: 'sum', label: t('scoring.riskCount.sum') },
    { value: 'per-kind', label: t('scoring.riskCount.perKind') },
  ] as const
  const { reassessMonths } = judgingOf(settings)
  const intervals = reassessMonthsChoices.map((months) => ({
    value: String(months),
    label: t(`scoring.reassess.months.m${months}`),
  }))
  const askInterval = (value: string) => {
    const months = reassessMonthsChoices.find((one) => String(one) === value)
    if (months === undefined || months === reassessMonths) return
    setAsked({
      choice: labelOf(intervals, value),
      text: t('scoring.reassess.ask'),
      apply: () => change('reassessMonths', months),
    })
  }
  const ask = <Field extends keyof ScoringOptions>(field: Field, choice: string, value: ScoringOptions[Field]) => {
    if (options[field] !== value) setAsked({ choice, text: t('ask.text'), apply: () => change(field, value) })
  }
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        <>
          <Button icon={Users} onPress={onPeople}>
            {t('people')}
          </Button>
          <Button icon={ScrollText} onPress={onAudit}>
            {t('audit')}
          </Button>
          <Button icon={Clapperboard} onPress={onPacks}>
            {t('packs')}
          </Button>
        </>
      }
    >
      <StationCard settings={settings} />
      <PlaceCard settings={settings} />
      <PublicCard settings={settings} />
      {more}
      <Card icon={Scale} title={t('scoring.title')}>
        <div className="stack">
          <p>{t('scoring.text')}</p>
          <ChoiceField
            label={t('scoring.stacking.label')}
            hint={t('scoring.stacking.hint')}
            value={options.stacking}
            choices={stackings}
            disabled={busy}
            onChange={(stacking) => ask('stacking', labelOf(stackings, stacking), stacking)}
          />
          <LastChange field="stacking" />
          <ChoiceField
            label={t('scoring.riskCount.label')}
            hint={t('scoring.riskCount.hint')}
            value={options.riskCount}
            choices={riskCounts}
            disabled={busy}
            onChange={(riskCount) => ask('riskCount', labelOf(riskCounts, riskCount), riskCount)}
          />
          <LastChange field="riskCount" />
          <ChoiceField
            label={t('scoring.reassess.label')}
            hint={t('scoring.reassess.hint')}
            value={String(reassessMonths)}
            choices={intervals}
            disabled={busy}
            onChange={askInterval}
          />
          <LastChange field="reassessMonths" />
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
          ))}
        </div>
      </Card>
      <FollowUpRulesCard settings={settings} />
      <ArticlesCard settings={settings} />
      <TrainingCard settings={settings} />
      <KiosksCard />
      <BackupCard onBringBack={onBringBack} />
      {asked !== undefined && (
        <ConfirmDialog
          title={t('ask.title', { choice: asked.choice })}
          confirm={t('ask.confirm')}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onConfirm={asked.apply}
        >
          <p>{asked.text}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
