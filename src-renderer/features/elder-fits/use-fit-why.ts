/** Why a service or a thing is shown, in one sentence for the elder: by what it is for or what the elder said, never by an illness. */
import { useTranslation } from 'react-i18next'
import { type NeedDimension, needDimensions } from '../../../src-domain/needs/dimensions.ts'
import { pastimes } from '../../../src-domain/preferences/pastimes.ts'
import { leadingReason } from '../../../src-domain/recommendation/leading-reason.ts'
import type { Part } from '../../../src-domain/recommendation/part.ts'

export function useFitWhy(): (parts: readonly Part[]) => string {
  const { t } = useTranslation(['elderFits', 'elderLearn', 'needs'])
  return (parts) => {
    const reason = leadingReason(parts)
    if (reason === undefined) return t('elderLearn:why.other')
    const { key, params } = reason
    const dimension = needDimensions.find((one): one is NeedDimension => one === params['dimension'])
    if (key === 'need' && dimension !== undefined) return t(`why.need.${dimension}`)
    const pastime = pastimes.find((one) => one === params['pastime'])
    if (pastime !== undefined) return t('elderLearn:why.tastePastime', { pastime: t(`needs:pastime.${pastime}`) })
    if (key === 'tasteSatisfied') return t('why.satisfied')
    return key.startsWith('taste') ? t('why.liked') : t('elderLearn:why.other')
  }
}
