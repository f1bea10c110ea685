/** Goods that fit, and why: by the elder's own taste, and aids for a need with the elder's consent to that (design.md §6). */
import './needs.css'
import { Package, ShoppingBasket } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { ProductFit, ProductNotShown } from '../../../src-domain/recommendation/recommend-products.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FitList } from './fit-list.tsx'
import { FitRow } from './fit-row.tsx'
import { NotForMeDialog, type Unwanted, UnwantedList } from './not-for-me-dialog.tsx'
import { NotShown } from './not-shown.tsx'
import { useNeedWords } from './use-need-words.ts'
import { useProductFits } from './use-fits.ts'

export function ProductFitsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('needs')
  const found = useProductFits(elder)
  const { role } = usePerson()
  const [unwanted, setUnwanted] = useState<Unwanted | undefined>()
  if (found === undefined) {
    return (
      <Card icon={ShoppingBasket} title={t('goods.title')}>
        <Skeleton rows={4} />
      </Card>
    )
  }
  const { profile, short, whole } = found
  const refuse = ({ item: { product } }: ProductFit) =>
    setUnwanted({ about: 'product', item: product.id, name: product.body.name, like: product.body.category })
  return (
    <Card icon={ShoppingBasket} title={t('goods.title')} note={t('match.note')}>
      {!profile.mayMatchAids && <Notice tone="gold" title={t('goods.noConsent')} />}
      {short.length === 0 && <EmptyState title={t('goods.none')} />}
      <FitList
        short={short}
        whole={whole}
        keyOf={({ item }) => item.product.id}
        renderRow={(fit) => (
          <FitRow
            key={fit.item.product.id}
            icon={Package}
            name={`${fit.item.product.body.name} · ${fit.item.supplierName}`}
            nameLanguage="zh-CN"
            score={fit.score}
            parts={fit.parts}
            notes={fit.warnings.map((warning) => (
              <p key={warning} className="match-old">
                {warning}
              </p>
            ))}
            actions={
              may(role, 'requestService') && (
                <Button
                  small
                  kind="quiet"
                  label={`${t('notForMe.button')} ${fit.item.product.body.name}`}
                  onPress={() => refuse(fit)}
                >
                  {t('notForMe.button')}
                </Button>
              )
            }
          />
        )}
      />
      <NotShown about="product" whole={whole}>
        {(notShown) => <ProductsNotShown notShown={notShown} />}
      </NotShown>
      <UnwantedList elder={elder.id} about="product" words={profile.refused.words} />
      <p className="quiet fine">{t('goods.order')}</p>
      {unwanted !== undefined && (
        <NotForMeDialog elder={elder.id} thing={unwanted} onClose={() => setUnwanted(undefined)} />
      )}
    </Card>
  )
}

function ProductsNotShown({ notShown }: { readonly notShown: readonly ProductNotShown[] }) {
  const { t } = useTranslation('needs')
  const refusalText = useRefusalText()
  const words = useNeedWords()
  const [isOpen, setOpen] = useState(false)
  // What the elder does not want stands in a list of its own.
  const lines = notShown.filter(({ why }) => why[0]?.code !== 'fit.notForMe')
  if (lines.length === 0) return null
  return (
    <div className="not-shown">
      <b>{t('goods.notShown')}</b>
      <ul>
        {(isOpen ? lines : lines.slice(0, 3)).map(({ item, why: [first] }) => (
          <li key={item.product.id}>
            {t('goods.because', {
              name: item.product.body.name,
              why: first === undefined ? '' : refusalText({ ...first, params: words.params(first.params ?? {}) }),
            })}
          </li>
        ))}
      </ul>
      {lines.length > 3 && (
        <Button small kind="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t('match.fewer') : t('match.notShownMore', { count: lines.length })}
        </Button>
      )}
    </div>
  )
}
