/**
 * Why an article is on the shelf, in one sentence for the elder. An illness is named where people name it themselves
 * (articles/illness-advice.ts).
 */
import { useTranslation } from 'react-i18next'
import { articleAudiences } from '../../../src-domain/articles/article.ts'
import { isNamedPlainly } from '../../../src-domain/articles/illness-advice.ts'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import { type NeedDimension, needDimensions } from '../../../src-domain/needs/dimensions.ts'
import { pastimes } from '../../../src-domain/preferences/pastimes.ts'
import { leadingReason } from '../../../src-domain/recommendation/leading-reason.ts'
import type { Part } from '../../../src-domain/recommendation/part.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { elderLearn } from '../../i18n/zh-CN/elder-learn.ts'

type LabelledAudience = keyof typeof elderLearn.why.audience

export function useWhy(): (parts: readonly Part[]) => string {
  const { t } = useTranslation(['elderLearn', 'needs'])
  return (parts) => {
    const reason = leadingReason(parts)
    if (reason === undefined) return t('why.other')
    const { key, params } = reason
    const audience = articleAudiences.find((one) => key === `audience.${one}`)
    if (audience !== undefined) return t(`why.audience.${audience as LabelledAudience}`)
    switch (key) {
      case 'need': {
        const dimension = needDimensions.find((one): one is NeedDimension => one === params['dimension'])
        return dimension === undefined ? t('why.other') : t(`why.need.${dimension}`)
      }
      case 'condition': {
        const disease = diseaseById.get(Number(params['condition']))
        return disease === undefined || !isNamedPlainly(disease.id)
          ? t('why.ownHealth')
          : t('why.condition', { condition: disease.label[currentLanguage()] })
      }
      case 'season':
        return t('why.season', { month: String(params['month']) })
      case 'tastePastime': {
        const pastime = pastimes.find((one) => one === params['pastime'])
        return pastime === undefined
          ? t('why.other')
          : t('why.tastePastime', { pastime: t(`needs:pastime.${pastime}`) })
      }
      case 'tasteReading':
      case 'newHere':
        return t(`why.${key}`)
      default:
        return t('why.other')
    }
  }
}
