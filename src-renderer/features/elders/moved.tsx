/** That an elder came from another station, or went to one. */
import './elders.css'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { isMoved, type Moved } from '../../../src-domain/transfer/transfer.ts'
import { useHost, useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { NamedFacts } from '../../ui/named-facts.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'

/** The last move of an elder in one direction; undefined when there was none, or while it is read. */
export function useMoved(elder: string | undefined, way: 'left' | 'arrived'): Moved | undefined {
  const found = useDocuments(elder === undefined ? undefined : { collection: 'activity', kind: 'moved', elder })
  return found
    ?.filter(isMoved)
    .filter(({ body }) => body.way === way)
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
    .at(-1)
}

export function ArrivedNote({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('transfer')
  const format = useFormat()
  const moved = useMoved(elder, 'arrived')
  if (moved === undefined) return null
  const date = format.date(calendarDateOf(moved.occurredAt, moved.offset), '')
  const { otherName, documents, receipt } = moved.body
  return (
    <Notice tone="blue" title={t('arrived', { date, station: otherName })}>
      {t('arrivedText', { count: documents, number: receipt })}
    </Notice>
  )
}

export function LeftPage({ moved }: { readonly moved: Moved }) {
  const { t } = useTranslation('transfer')
  const { role } = usePerson()
  const host = useHost()
  const { stationName } = useKiosk()
  const format = useFormat()
  const today = useToday()
  const date = format.date(calendarDateOf(moved.occurredAt, moved.offset), '')
  const { otherName, documents, receipt } = moved.body
  const facts = [
    [t('left.when'), date],
    [t('left.where'), otherName],
    [t('left.documents'), t('left.count', { count: documents })],
    [t('left.number'), receipt],
  ] as const
  const list = <NamedFacts facts={facts} />
  return (
    <Page
      title={t('left.title')}
      actions={
        may(role, 'printRecord') && (
          <Button kind="primary" icon={Printer} onPress={() => host.print()}>
            {t('slip.print')}
          </Button>
        )
      }
    >
      <div className="stack">
        <Notice tone="blue" title={t('left.text', { date, station: otherName })}>
          {t('left.stays')}
        </Notice>
        <Card title={t('left.slip')}>{list}</Card>
      </div>
      <PrintSheet title={t('left.slip')} station={stationName} isPersonal date={format.date(today, '')}>
        {list}
      </PrintSheet>
    </Page>
  )
}
