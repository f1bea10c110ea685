/** One found elder in one line: enough to tell two of the same name apart, numbers covered but for their end. Of a closed record, the name. */
import { useTranslation } from 'react-i18next'
import { agedUntil, isArchived, isNotedDead, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { maskPhone } from '../../../src-domain/shared/phone.ts'
import { useToday } from '../../replica/use-today.ts'
import type { ElderHit } from '../../search/elder-index.ts'
import { Chip } from '../../ui/chip.tsx'
import { useElderWords } from './use-elder-words.ts'

export function HitLine({ hit: { elder, matched, covered } }: { readonly hit: ElderHit }) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const today = useToday()
  const { body } = elder
  if (!isRecordOpen(elder)) {
    return (
      <span className="hit">
        <b>{body.name}</b>
        <Chip tone="stone">{t('withdrawnChip')}</Chip>
      </span>
    )
  }
  const number = body.identityNumber === undefined ? undefined : t('masked', { last: body.identityNumber.slice(-4) })
  const phone = body.phone === undefined ? undefined : maskPhone(body.phone)
  return (
    <span className="hit">
      <b>{body.name}</b>
      <span>{words.person(body, agedUntil(body, today))}</span>
      <span className="quiet">{words.home(body)}</span>
      <span className="quiet push">
        {covered !== undefined
          ? t(`find.covered.${covered.of}`, { digits: covered.digits })
          : matched === 'phone'
            ? (phone ?? '')
            : (number ?? phone ?? '')}
      </span>
      {body.archived !== undefined && (isArchived(elder) || isNotedDead(elder)) && (
        <Chip tone="stone">{t(`code.archived.${body.archived.reason}`)}</Chip>
      )}
    </span>
  )
}
