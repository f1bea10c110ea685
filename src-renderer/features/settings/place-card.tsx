/** Where the station stands: of elders whose home is not on the map, distances are counted from here. */
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { changeSettings, type StandingSettings } from '../../../src-domain/settings/station-settings.ts'
import { parsePlace, placeText } from '../../../src-domain/shared/place.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { useTyped } from '../../ui/unsaved.tsx'
import { LastChange } from './last-change.tsx'

export function PlaceCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const { stationPlace } = settings.body
  const place = stationPlace === undefined ? '' : placeText(stationPlace)
  return (
    <Card icon={MapPin} title={t('place.title')}>
      <PlaceField key={place} place={place} settings={settings} />
    </Card>
  )
}

function PlaceField({ place, settings }: { readonly place: string; readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const act = useAct()
  const refusalText = useRefusalText()
  const { typed, type, saved } = useTyped('station-place', { place })
  const [wrong, setWrong] = useState<string | undefined>()
  const { busy, refusals, save } = useSave()
  const press = async () => {
    const read = parsePlace(typed.place)
    setWrong(read.ok ? undefined : refusalText(read.error))
    if (!read.ok) return
    const now = act()
    const changed = changeSettings(settings, 'stationPlace', read.value, now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed.id, parts: ['stationPlace'] }, now)
    if (await save([changed, audit])) saved()
  }
  return (
    <div className="stack">
      <p>{t('place.text')}</p>
      <AntdTheme face="staff">
        <TextField
          label={t('place.label')}
          hint={t('place.hint')}
          maxLength={60}
          value={typed.place}
          error={wrong}
          onChange={(text) => {
            setWrong(undefined)
            type({ place: text })
          }}
        />
      </AntdTheme>
      <LastChange field="stationPlace" />
      {refusals.map((refused) => (
        <Notice key={refused.code} tone="red" urgent title={refusalText(refused)} />
      ))}
      <div>
        <Button kind="primary" busy={busy} disabled={typed.place.trim() === place} onPress={() => void press()}>
          {t('place.save')}
        </Button>
      </div>
    </div>
  )
}
