/** What may suit the elder, on the elder's own face: the feature that works out needs finds it, one that shows it. Fetched when it is opened. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../src-domain/consent/consent.ts'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../src-domain/elders/elder-rules.ts'
import { productsForElder, servicesForElder } from '../../src-domain/recommendation/shown-to-elder.ts'
import { ProductFits } from '../features/elder-fits/product-fits.tsx'
import { ServiceFits } from '../features/elder-fits/service-fits.tsx'
import { Undoable } from '../features/needs/undoable.tsx'
import { useProductFits, useServiceFits } from '../features/needs/use-fits.ts'
import { useWant } from '../features/needs/use-want.ts'
import { useRefusalText } from '../i18n/refusal-text.ts'
import { useDocument } from '../replica/use-replica.ts'
import { Notice } from '../ui/chip.tsx'

export type FitsOf = 'services' | 'products'

export function ElderFitsScreen({
  elder,
  of,
  more,
  onBack,
}: {
  readonly elder: string
  readonly of: FitsOf
  readonly more?: ReactNode
  readonly onBack: () => void
}) {
  const record = useDocument(elder)
  const List = of === 'services' ? OwnServices : OwnProducts
  if (record !== undefined && record !== null && isElder(record) && isRecordOpen(record))
    return <List elder={record} more={more} onBack={onBack} />
  // Of a record that is closed nothing is worked out.
  return of === 'services' ? (
    <ServiceFits elder={elder} matches={record === undefined ? undefined : []} more={more} onBack={onBack} />
  ) : (
    <ProductFits elder={elder} fits={record === undefined ? undefined : []} onBack={onBack} />
  )
}

type OwnProps = { readonly elder: Elder; readonly more?: ReactNode; readonly onBack: () => void }

function OwnServices({ elder, more, onBack }: OwnProps) {
  const { t } = useTranslation('elderFits')
  const found = useServiceFits(elder)
  const requests = found?.requests ?? []
  const { busy, refusals, want } = useWant(elder, requests)
  const refusalText = useRefusalText()
  return (
    <ServiceFits
      elder={elder.id}
      matches={found && servicesForElder(found.short, found.requests)}
      said={
        <>
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
          ))}
          <Undoable requests={requests} />
        </>
      }
      note={isAllowed(elder.body.consents, 'shareInstitution') ? undefined : <p>{t('service.onlyName')}</p>}
      more={more}
      isBusy={busy}
      onWant={want}
      onBack={onBack}
    />
  )
}

function OwnProducts({ elder, onBack }: OwnProps) {
  const found = useProductFits(elder)
  return <ProductFits elder={elder.id} fits={found && productsForElder(found.short)} onBack={onBack} />
}
