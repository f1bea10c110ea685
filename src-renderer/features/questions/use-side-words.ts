/** Who wrote a version, when and at which machine: 「陈晓梅 · 11月20日 10:02 · 这台机器」. */
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useMachineNames } from './machine-names.tsx'

type Written = { readonly at: string; readonly author: string; readonly kiosk: string }

export type SideWords = {
  readonly name: (author: string) => string
  readonly by: (written: Written, offset: number) => string
}

export function useSideWords(): SideWords {
  const { t } = useTranslation(['questions', 'elders'])
  const format = useFormat()
  const names = useStaffNames()
  const own = useKiosk().kiosk
  const machines = useMachineNames()
  const name = (author: string): string => {
    if (author === 'self') return t('elders:looks.self')
    if (author === 'system') return t('elders:looks.system')
    return names === undefined ? '…' : (names.get(author) ?? t('elders:looks.unknownPerson'))
  }
  const machine = (kiosk: string): string => {
    if (kiosk === own) return t('thisMachine')
    const called = machines.get(kiosk)
    return called === undefined ? t('otherMachine') : t('namedMachine', { name: called })
  }
  return {
    name,
    by: ({ author, at, kiosk }, offset) =>
      t('by', { name: name(author), at: format.dateTime(at, offset), machine: machine(kiosk) }),
  }
}
