/** Authors as names: staff of the station, the elder at the machine, the system. */
import { useTranslation } from 'react-i18next'
import { useStaffNames } from '../../replica/use-staff-names.ts'

export function useAuthorName(): (author: string) => string {
  const { t } = useTranslation('elders')
  const names = useStaffNames()
  return (author) => {
    if (author === 'self') return t('looks.self')
    if (author === 'system') return t('looks.system')
    return names === undefined ? '…' : (names.get(author) ?? t('looks.unknownPerson'))
  }
}
