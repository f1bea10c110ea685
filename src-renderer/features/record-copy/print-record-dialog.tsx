/** Prints the health record. All about the elder is read when the dialog opens; what is in it is said before anything goes onto paper. */
import './record-copy.css'
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { healthRecord } from '../../../src-domain/health-record/health-record.ts'
import { chineseDate, type Page } from '../../../src-domain/health-record/record-page.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useHost } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { HealthRecordSheet } from './health-record-sheet.tsx'

export function PrintRecordDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('recordCopy')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const pages = usePages(elder)
  const covered = coveredBy(elder.body.consents)
  const print = async () => {
    const entry = recordAudit({ action: 'print', subject: elder.id, parts: ['copy-healthRecord'] }, act(), elder.id)
    if (await save([entry as Document])) host.print()
  }
  return (
    <Dialog
      wide
      title={t('print.title', { name: elder.body.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('print.no')}</Button>
          <Button kind="primary" icon={Printer} busy={busy} disabled={pages === undefined} onPress={() => void print()}>
            {ui('print')}
          </Button>
        </>
      }
    >
      {pages === undefined ? (
        <Skeleton rows={5} />
      ) : (
        <div className="stack">
          <p>{t('print.holds')}</p>
          <ol className="print-pages">
            {pages.map(({ id }) => (
              <li key={id}>{isNamed(id) ? t(`print.page.${id}`) : id}</li>
            ))}
          </ol>
          {(!covered.measuring || !covered.assessment) && <Notice tone="blue" title={t('print.lacks')} />}
          <p>{t('print.empty')}</p>
          <p className="quiet">{t('print.form')}</p>
          <Notice tone="gold" title={t('print.paper')} />
          {refusals.map((one) => (
            <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
          ))}
        </div>
      )}
      {pages !== undefined && <HealthRecordSheet name={elder.body.name} date={chineseDate(today)} pages={pages} />}
    </Dialog>
  )
}

const pageNames = [
  'cover',
  'basic',
  'checkUp',
  'hypertension',
  'diabetes',
  'medicines',
  'allergies',
  'measurements',
  'assessments',
] as const
const isNamed = (id: string): id is (typeof pageNames)[number] => (pageNames as readonly string[]).includes(id)

/** Undefined while all of it is read. */
function usePages(elder: Elder): readonly Page[] | undefined {
  const replica = useReplica()
  const today = useToday()
  const [pages, setPages] = useState<readonly Page[] | undefined>()
  useEffect(() => {
    let isOpen = true
    void Promise.all(
      (['records', 'observations'] as const).map((collection) => replica.find({ collection, elder: elder.id })),
    ).then((found) => isOpen && setPages(healthRecord(elder, found.flat(), today)))
    return () => {
      isOpen = false
    }
  }, [replica, elder, today])
  return pages
}
