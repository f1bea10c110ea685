/** What may suit the elder, on the elder's own face: the feature that works out needs finds it, one that shows it. Fetched when it is opened. */
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../src-domain/elders/elder-rules.ts'
import { productsForElder, servicesForElder } from '../../src-domain/recommendation/shown-to-elder.ts'
import { ProductFits } from '../features/elder-fits/product-fits.tsx'
import { ServiceFits } from '../features/elder-fits/service-fits.tsx'
import { useProductFits, useServiceFits } from '../features/needs/use-fits.ts'
import { useDocument } from '../replica/use-replica.ts'

export type FitsOf = 'services' | 'products'

export function ElderFitsScreen({
  elder,
  of,
  onBack,
}: {
  readonly elder: string
  readonly of: FitsOf
  readonly onBack: () => void
}) {
  const record = useDocument(elder)
  const List = of === 'services' ? OwnServices : OwnProducts
  if (record !== undefined && record !== null && isElder(record) && isRecordOpen(record))
    return <List elder={record} onBack={onBack} />
  // Of a record that is closed nothing is worked out.
  return of === 'services' ? (
    <ServiceFits elder={elder} matches={record === undefined ? undefined : []} onBack={onBack} />
  ) : (
    <ProductFits elder={elder} fits={record === undefined ? undefined : []} onBack={onBack} />
  )
}

type OwnProps = { readonly elder: Elder; readonly onBack: () => void }

function OwnServices({ elder, onBack }: OwnProps) {
  const found = useServiceFits(elder)
  return (
    <ServiceFits elder={elder.id} matches={found && servicesForElder(found.short, found.requests)} onBack={onBack} />
  )
}

function OwnProducts({ elder, onBack }: OwnProps) {
  const found = useProductFits(elder)
  return <ProductFits elder={elder.id} fits={found && productsForElder(found.short)} onBack={onBack} />
}
