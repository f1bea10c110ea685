/** What stands in the place of an elder's page after erasing: who did it, when, at whose wish; and the receipt for paper. */
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Erasure, isErasure } from '../../../src-domain/erasure/erasure.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { NamedFacts } from '../../ui/named-facts.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import './erasure.css'

/** The first erasure of this elder; undefined when there is none, or not yet known. */
export function useErasure(elder: string | undefined): Erasure | undefined {
  const found = useDocuments(elder === undefined ? undefined : { collection: 'activity', kind: 'erasure', elder })
  return found?.filter(isErasure).at(-1)
}

export function ErasedPage({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useTranslation('erasure')
  const { t: ui } = useTranslation('ui')
  const { role } = usePerson()
  const host = useHost()
  const kiosk = useKiosk()
  const format = useFormat()
  const today = useToday()
  const facts = useReceiptFacts(erasure)
  return (
    <Page
      title={t('erased.title')}
      actions={
        may(role, 'printRecord') && (
          <Button kind="primary" icon={Printer} onPress={() => host.print()}>
            {ui('print')}
          </Button>
        )
      }
    >
      <div className="erased-page">
        <Notice tone="green" title={t('erased.done')}>
          {t('erased.others')}
        </Notice>
        <Card title={t('receipt.title')}>
          <NamedFacts facts={facts} />
          <p className="quiet">{t('receipt.stays')}</p>
        </Card>
      </div>
      <PrintSheet title={t('receipt.title')} station={kiosk.stationName} date={format.date(today, '')}>
        <p>{t('receipt.text', { station: kiosk.stationName })}</p>
        <NamedFacts facts={facts} />
        <p>{t('receipt.stays')}</p>
        <p>{t('receipt.paper')}</p>
        <div className="receipt-lines">
          <div>{t('receipt.name')}</div>
          <div>{t('receipt.signature')}</div>
        </div>
      </PrintSheet>
    </Page>
  )
}

type Fact = readonly [label: string, value: string]

function useReceiptFacts({ id, author, occurredAt, offset, body }: Erasure): readonly Fact[] {
  const { t } = useTranslation('erasure')
  const format = useFormat()
  const names = useStaffNames()
  const given = body.consents.filter((act) => act.given).length
  return [
    [t('receipt.when'), format.date(calendarDateOf(occurredAt, offset), '')],
    [t('receipt.who'), names?.get(author) ?? '…'],
    [t('receipt.wish'), t(`wish.${body.wish}`)],
    [t('receipt.documents'), t('receipt.count', { count: body.documents })],
    [t('receipt.consents'), t('receipt.consentCount', { count: body.consents.length, given })],
    [t('receipt.number'), id.slice(-12)],
  ]
}
