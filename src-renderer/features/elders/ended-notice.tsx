/** On the page of a record that was ended: what is known of it, who noted it, and what that means here. Nobody is "deleted". */
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isDeathInDoubt } from '../../../src-domain/elders/elder-rules.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { Notice } from '../../ui/chip.tsx'
import { useAuthorName } from './use-author-name.ts'

export function EndedNotice({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const authorName = useAuthorName()
  const { archived, name } = elder.body
  if (archived === undefined) return null
  const { reason, at, on, toldBy, note } = archived
  const day = on === undefined ? undefined : format.date(on, '')
  const title =
    reason === 'died'
      ? day === undefined
        ? t('ended.died', { name })
        : t('ended.diedOn', { name, day })
      : day === undefined
        ? t('ended.away', { reason: t(`code.archived.${reason}`) })
        : t('ended.awaySince', { reason: t(`code.archived.${reason}`), day })
  const noted = t('ended.noted', {
    date: format.date(calendarDateOf(at, elder.offset), ''),
    who: authorName(elder.edits?.['archived']?.author ?? elder.author),
  })
  const isDoubted = isDeathInDoubt(elder)
  return (
    <Notice tone={isDoubted ? 'gold' : 'stone'} urgent={isDoubted} title={title}>
      <p>
        {format.clauses([
          noted,
          ...(toldBy === undefined ? [] : [t('ended.toldBy', { who: toldBy })]),
          ...(note === undefined ? [] : [note]),
        ])}
      </p>
      <p>{t(isDoubted ? 'ended.doubtText' : reason === 'died' ? 'ended.diedText' : 'ended.awayText')}</p>
    </Notice>
  )
}
