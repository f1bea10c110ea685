/**
 * What station and machine are called, and the telephone. Name and telephone belong to the whole station and stand in its
 * settings; the machine's name is this machine's own. The host keeps all three for the screen before the station is open.
 */
import { House } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { changeAllSettings, type StandingSettings } from '../../../src-domain/settings/station-settings.ts'
import { parsePhone } from '../../../src-domain/shared/phone.ts'
import { type Refusal, refusal } from '../../../src-domain/shared/result.ts'
import { useHost, useKiosk, useSessionCommands } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { FieldGrid, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { useTyped } from '../../ui/unsaved.tsx'

type Names = { readonly stationName: string; readonly stationPhone: string; readonly kioskName: string }

export function StationCard({ settings }: { readonly settings: StandingSettings }) {
  const { t } = useTranslation('settings')
  const { stationName, stationPhone, kioskName } = useKiosk()
  const [isSaved, setSaved] = useState(false)
  const names = { stationName, stationPhone, kioskName }
  return (
    <Card icon={House} title={t('station.title')}>
      <NameFields key={JSON.stringify(names)} names={names} settings={settings} isSaved={isSaved} onSaved={setSaved} />
    </Card>
  )
}

function NameFields({
  names,
  settings,
  isSaved,
  onSaved,
}: {
  readonly names: Names
  readonly settings: StandingSettings
  readonly isSaved: boolean
  readonly onSaved: (isSaved: boolean) => void
}) {
  const { t } = useTranslation('settings')
  const refusalText = useRefusalText()
  const { typed, type, saved } = useTyped('station-names', names)
  const [wrong, setWrong] = useState<readonly Refusal[]>([])
  const { busy, refusals, failed, save } = useSaveNames(names, settings)
  const edit = (changes: Partial<Names>) => {
    onSaved(false)
    setWrong([])
    type(changes)
  }
  const errorOf = (field: keyof Names): string | undefined => {
    const one = wrong.find((refused) => refused.field === `/${field}`)
    return one === undefined ? undefined : refusalText(one)
  }
  const isChanged = (Object.keys(names) as (keyof Names)[]).some((field) => typed[field] !== names[field])
  const press = async () => {
    const checked = checkNames(typed)
    setWrong(checked.refusals)
    if (checked.refusals.length > 0 || !(await save(checked.names))) return
    saved()
    onSaved(true)
  }
  return (
    <div className="stack">
      <AntdTheme face="staff">
        <FieldGrid>
          <TextField
            label={t('station.name')}
            required
            value={typed.stationName}
            error={errorOf('stationName')}
            onChange={(stationName) => edit({ stationName })}
          />
          <TextField
            label={t('station.phone')}
            hint={t('station.phoneHint')}
            inputMode="tel"
            maxLength={40}
            value={typed.stationPhone}
            error={errorOf('stationPhone')}
            onChange={(stationPhone) => edit({ stationPhone })}
          />
          <TextField
            label={t('station.kiosk')}
            hint={t('station.kioskHint')}
            required
            maxLength={60}
            value={typed.kioskName}
            error={errorOf('kioskName')}
            onChange={(kioskName) => edit({ kioskName })}
          />
        </FieldGrid>
      </AntdTheme>
      {isSaved && <Notice tone="green" title={t('station.saved')} />}
      {[...refusals, ...failed].map((refused) => (
        <Notice key={refused.code} tone="red" urgent title={refusalText(refused)} />
      ))}
      <div>
        <Button kind="primary" busy={busy} disabled={!isChanged} onPress={() => void press()}>
          {t('station.save')}
        </Button>
      </div>
    </div>
  )
}

/** Trimmed, the telephone in its one stored form; a station may have none. */
function checkNames({ stationName, stationPhone, kioskName }: Names): {
  readonly names: Names
  readonly refusals: readonly Refusal[]
} {
  const phone = stationPhone.trim() === '' ? undefined : parsePhone(stationPhone)
  return {
    names: {
      stationName: stationName.trim(),
      stationPhone: phone?.ok === true ? phone.value.normalized : '',
      kioskName: kioskName.trim(),
    },
    refusals: [
      ...(stationName.trim() === '' ? [refusal('settings.nameMissing', '/stationName')] : []),
      ...(phone?.ok === false ? [{ ...phone.error, field: '/stationPhone' }] : []),
      ...(kioskName.trim() === '' ? [refusal('settings.nameMissing', '/kioskName')] : []),
    ],
  }
}

function useSaveNames(before: Names, settings: StandingSettings) {
  const act = useAct()
  const host = useHost()
  const { described } = useSessionCommands()
  const { busy, refusals, save: store } = useSave()
  const [failed, setFailed] = useState<readonly Refusal[]>([])
  const save = async (names: Names): Promise<boolean> => {
    setFailed([])
    const now = act()
    const parts = (Object.keys(names) as (keyof Names)[]).filter((field) => names[field] !== before[field])
    if (parts.length === 0) return true
    const ofStation = Object.fromEntries(
      parts.filter((field) => field !== 'kioskName').map((field) => [field, names[field]]),
    )
    const changed = changeAllSettings(settings, ofStation, now)
    const audit = recordAudit({ action: 'settingsChange', subject: changed[0]?.id ?? '', parts }, now)
    if (!(await store([...changed, audit]))) return false
    try {
      const told = await host.call('kiosk.describe', names)
      if (!told.ok) setFailed([told.error])
      await described()
      return told.ok
    } catch (error) {
      console.error('the host did not take over the names', error)
      setFailed([refusal('host.noAnswer')])
      return false
    }
  }
  return { busy, refusals, failed, save }
}
