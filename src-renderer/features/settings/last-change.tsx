/** Who set a field of the station last, and when. */
import { useTranslation } from 'react-i18next'
import type { SettingsBody } from '../../../src-domain/settings/station-settings.ts'
import { useFormat } from '../../i18n/format.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'

export function LastChange({ field }: { readonly field: keyof SettingsBody }) {
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
