/** Things that may help or please the elder, one a screen; nothing is sold here, and nothing taken for health is among them. */
import { Package } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ProductFit } from '../../../src-domain/recommendation/recommend-products.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import { type FittingThing, OneByOne } from './one-by-one.tsx'
import { useFitWhy } from './use-fit-why.ts'

export function ProductFits({
  elder,
  fits,
  onBack,
}: {
  readonly elder: string
  readonly fits: readonly ProductFit[] | undefined
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderFits')
  const thing = useProductThing()
  return (
    <OneByOne
      elder={elder}
      about="product"
      things={fits?.map(thing)}
      note={<p>{t('product.notSold')}</p>}
      onBack={onBack}
    />
  )
}

function useProductThing(): (fit: ProductFit) => FittingThing {
  const { t } = useTranslation('elderFits')
  const format = useFormat()
  const today = useToday()
  const { unit: unitWords } = useServiceWords()
  const why = useFitWhy()
  return ({ item: { product, supplierName }, parts, warnings }) => {
    const { name, priceFen, unit, priceDate, category, summary } = product.body
    const on = format.date(priceDate > today ? today : priceDate, today)
    return {
      about: 'product',
      item: product.id,
      like: category,
      name,
      icon: Package,
      title: name,
      titleLang: 'zh-CN',
      why: why(parts),
      summary,
      lines: [
        t('price', { price: format.money(priceFen), unit: unitWords(unit), on }),
        t('from', { supplier: supplierName }),
      ],
      warnings,
    }
  }
}
