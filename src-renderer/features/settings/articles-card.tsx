/** Whether elders see articles that no physician has signed (design.md §6). */
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  changeSettings,
  hidesUnreviewed,
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

const choices = ['shown', 'hidden'] as const
type Choice = (typeof choices)[number]

export function ArticlesCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [asked, setAsked] = useState<Choice | undefined>()
  const standing: Choice = hidesUnreviewed(settings) ? 'hidden' : 'shown'
  const apply = (choice: Choice) => {
    const now = act()
    const changed = changeSettings(settings, 'hidesUnreviewed', choice === 'hidden', now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed.id, parts: ['hidesUnreviewed'] }, now)
    void save([changed, audit]).then(() => setAsked(undefined))
  }
  return (
    <Card icon={BookOpen} title={t('articles.title')}>
      <div className="stack">
        <p>{t('articles.text')}</p>
        <ChoiceField
          label={t('articles.label')}
          value={standing}
          choices={choices.map((value) => ({ value, label: t(`articles.${value}`) }))}
          disabled={busy}
          onChange={(value) => {
            if (value !== standing) setAsked(value)
          }}
        />
        <LastChange field="hidesUnreviewed" />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
        ))}
      </div>
      {asked !== undefined && (
        <ConfirmDialog
          title={t('ask.title', { choice: t(`articles.${asked}`) })}
          confirm={t('ask.confirm')}
          busy={busy}
          onClose={() => setAsked(undefined)}
          onConfirm={() => apply(asked)}
        >
          <p>{t('articles.ask')}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
