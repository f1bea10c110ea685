/** Prints the health record. All about the elder is read when the dialog opens; what is in it is said before anything goes onto paper. */
import './record-copy.css'
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { type Covered, coveredByAll } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
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
import { recordsOfPerson } from './records-of-person.ts'

export function PrintRecordDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('recordCopy')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const paper = usePaper(elder)
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
          <Button kind="primary" icon={Printer} busy={busy} disabled={paper === undefined} onPress={() => void print()}>
            {ui('print')}
          </Button>
        </>
      }
    >
      {paper === undefined ? (
        <Skeleton rows={5} />
      ) : (
        <div className="stack">
          <p>{t('print.holds')}</p>
          <ol className="print-pages">
            {paper.pages.map(({ id }) => (
              <li key={id}>{isNamed(id) ? t(`print.page.${id}`) : id}</li>
            ))}
          </ol>
          {(!paper.covered.measuring || !paper.covered.assessment) && <Notice tone="blue" title={t('print.lacks')} />}
          <p>{t('print.empty')}</p>
          <p className="quiet">{t('print.form')}</p>
          <Notice tone="gold" title={t(isNotedDead(elder) ? 'print.paperOfDead' : 'print.paper')} />
          {refusals.map((one) => (
            <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
          ))}
        </div>
      )}
      {paper !== undefined && (
        <HealthRecordSheet name={elder.body.name} date={chineseDate(today)} pages={paper.pages} />
      )}
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

type Paper = { readonly pages: readonly Page[]; readonly covered: Covered }

/** Undefined while all of it is read. */
function usePaper(elder: Elder): Paper | undefined {
  const replica = useReplica()
  const today = useToday()
  const [paper, setPaper] = useState<Paper | undefined>()
  useEffect(() => {
    let isOpen = true
    const read = async () => {
      const found = await Promise.all(
        (['records', 'observations', 'feedback'] as const).map((collection) =>
          replica.find({ collection, elder: elder.id }),
        ),
      )
      const covered = coveredByAll((await recordsOfPerson(replica, elder.id)).map(({ body }) => body))
      if (isOpen) setPaper({ pages: healthRecord(elder, found.flat(), today, covered), covered })
    }
    void read()
    return () => {
      isOpen = false
    }
  }, [replica, elder, today])
  return paper
}
