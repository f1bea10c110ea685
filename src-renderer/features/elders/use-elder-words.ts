/** Codes of an elder's record as words, and the short lines a record is known by. */
import { useTranslation } from 'react-i18next'
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import type { ElderBody } from '../../../src-domain/elders/elder.ts'
import { elderAge, formOfAddress } from '../../../src-domain/elders/elder-rules.ts'
import { ethnicGroups } from '../../../src-domain/elders/ethnic-groups.ts'
import { interestSuggestions } from '../../../src-domain/elders/elder-codes.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

type Home = Pick<ElderBody, 'village' | 'group' | 'address'>

export function useElderWords() {
  const { t } = useTranslation('elders')
  const format = useFormat()
  return {
    /** "女 76 岁". */
    person: (body: Pick<ElderBody, 'sex' | 'birthDate'>, today: CalendarDate): string =>
      `${t(`code.sex.${body.sex}`)} ${t('years', { count: elderAge(body, today) })}`,
    living: (living: ElderBody['living']): string => format.list(living.map((one) => t(`code.living.${one}`))),
    home: ({ village, group, address }: Home): string => [village, group].filter(Boolean).join(' ') || (address ?? ''),
    fullAddress,
    ethnicity: (code: string): string => {
      const group = ethnicGroups.find((one) => one.code === code)
      return (currentLanguage() === 'en' ? group?.english : group?.name) ?? code
    },
    interest: (text: string): string => {
      const known = interestSuggestions.find((one) => one === text)
      return known === undefined ? text : t(`code.interest.${known}`)
    },
    /** Where nobody of the family can be guardian, an office is (Civil Code, article 32). */
    guardianRelation: (relation: Guardian['relation']): string =>
      relation === 'other' ? t('code.guardianOther') : t(`code.relation.${relation}`),
    /** "王秀兰阿姨". */
    address: (body: Pick<ElderBody, 'name' | 'calledAs' | 'sex' | 'birthDate'>, today: CalendarDate): string => {
      const { name, title } = formOfAddress(body, today)
      return title === undefined ? name : t(`address.${title}`, { name })
    },
    list: format.list,
  }
}

/** Village, group and address, none of them twice: people write the village into the address too. */
export function fullAddress({ village, group, address = '' }: Home): string {
  const before = [village, group].filter((part) => part !== undefined && !address.includes(part))
  return [...before, address].filter(Boolean).join(' ')
}

/** First character of a name: the whole character, also where it takes two UTF-16 units. */
export const initialOf = (name: string): string => [...name.trim()][0] ?? '？'
