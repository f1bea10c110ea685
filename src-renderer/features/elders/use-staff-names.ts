/** Authors as names: staff of the station, the elder at the machine, the system. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isStaff } from '../../../src-domain/staff/staff.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export function useAuthorName(): (author: string) => string {
  const { t } = useTranslation('elders')
  const people = useDocuments({ collection: 'staff', kind: 'staff' })
  const names = useMemo(
    () => new Map((people ?? []).filter(isStaff).map((person) => [person.id, person.body.name])),
    [people],
  )
  return (author) => {
    if (author === 'self') return t('looks.self')
    if (author === 'system') return t('looks.system')
    return names.get(author) ?? (people === undefined ? '…' : t('looks.unknownPerson'))
  }
}
