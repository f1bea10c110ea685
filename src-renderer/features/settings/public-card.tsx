/** What the station says of itself in public: who runs it, under which number, when it is open, and what a machine at rest shows. */
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { type AttractCardKind, attractCardKinds } from '../../../src-domain/outreach/attract-cards.ts'
import { soldThing } from '../../../src-domain/outreach/sold-things.ts'
import {
  attractCardsOf,
  changeAllSettings,
  type SettingsBody,
  type StandingSettings,
} from '../../../src-domain/settings/station-settings.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoicesField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { useTyped } from '../../ui/unsaved.tsx'

const lines = ['runBy', 'registration', 'openingHours', 'complaintsTo'] as const
type Line = (typeof lines)[number]
type Said = Readonly<Record<Line, string>> & { readonly attractCards: readonly AttractCardKind[] }

export function PublicCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const [isSaved, setSaved] = useState(false)
  const said: Said = {
    runBy: settings.body.runBy ?? '',
    registration: settings.body.registration ?? '',
    openingHours: settings.body.openingHours ?? '',
    complaintsTo: settings.body.complaintsTo ?? '',
    attractCards: attractCardsOf(settings),
  }
  return (
    <Card icon={Megaphone} title={t('public.title')}>
      <PublicFields key={JSON.stringify(said)} said={said} settings={settings} isSaved={isSaved} onSaved={setSaved} />
    </Card>
  )
}

function PublicFields({
  said,
  settings,
  isSaved,
  onSaved,
}: {
  readonly said: Said
  readonly settings: StandingSettings
  readonly isSaved: boolean
  readonly onSaved: (isSaved: boolean) => void
}) {
  const { t } = useTranslation('settings')
  const act = useAct()
  const refusalText = useRefusalText()
  const { typed, type, saved } = useTyped('station-public', said)
  const { busy, refusals, save } = useSave()
  const edit = (changes: Partial<Said>) => {
    onSaved(false)
    type(changes)
  }
  const soldIn = (line: Line): string | undefined => soldThing(typed[line])
  const errorOf = (line: Line): string | undefined => {
    const word = soldIn(line)
    return word === undefined ? undefined : t('public.sells', { word })
  }
  const changes = changesOf(said, typed)
  const press = async () => {
    const now = act()
    const parts = Object.keys(changes)
    const changed = changeAllSettings(settings, changes, now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed[0]?.id ?? '', parts }, now)
    if (!(await save([...changed, audit]))) return
    saved()
    onSaved(true)
  }
  return (
    <div className="stack">
      <p>{t('public.note')}</p>
      <AntdTheme face="staff">
        <FieldGrid>
          {lines.map((line) => (
            <TextField
              key={line}
              label={t(`public.${line}`)}
              hint={t(`public.${line}Hint`)}
              maxLength={80}
              value={typed[line]}
              error={errorOf(line)}
              onChange={(text) => edit({ [line]: text })}
            />
          ))}
        </FieldGrid>
      </AntdTheme>
      <ChoicesField
        label={t('public.cards')}
        hint={t('public.cardsHint')}
        columns={2}
        value={typed.attractCards}
        choices={attractCardKinds.map((value) => ({ value, label: t(`public.card.${value}`) }))}
        onChange={(attractCards) => edit({ attractCards })}
      />
      {isSaved && <Notice tone="green" title={t('public.saved')} />}
      {refusals.map((refused) => (
        <Notice key={refused.code} tone="red" urgent title={refusalText(refused)} />
      ))}
      <div>
        <Button
          kind="primary"
          busy={busy}
          disabled={Object.keys(changes).length === 0 || lines.some((line) => soldIn(line) !== undefined)}
          onPress={() => void press()}
        >
          {t('public.save')}
        </Button>
      </div>
    </div>
  )
}

function changesOf(before: Said, typed: Said): SettingsBody {
  const texts = lines.filter((line) => typed[line].trim() !== before[line])
  const cards = attractCardKinds.filter((kind) => typed.attractCards.includes(kind))
  return {
    ...Object.fromEntries(texts.map((line) => [line, typed[line].trim()])),
    ...(cards.join() === before.attractCards.join() ? {} : { attractCards: cards }),
  }
}
