/** The record to take away, on paper or as a file. Whoever agreed to the record may have a copy of what is on it. */
import { Download, FolderOutput, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { PrintRecordDialog } from './print-record-dialog.tsx'

export function TakeAwayCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('recordCopy')
  const { role } = usePerson()
  const [open, setOpen] = useState<'file' | 'paper' | undefined>()
  const close = () => setOpen(undefined)
  if (!may(role, 'exportRecord') && !may(role, 'printRecord')) return null
  return (
    <Card icon={FolderOutput} title={t('card.title')}>
      <div className="stack">
        <p className="quiet">{t(isNotedDead(elder) ? 'card.deadText' : 'card.text')}</p>
        <div className="row">
          {may(role, 'printRecord') && (
            <Button small icon={Printer} onPress={() => setOpen('paper')}>
              {t('card.paper')}
            </Button>
          )}
          {may(role, 'exportRecord') && !isNotedDead(elder) && (
            <Button small icon={Download} onPress={() => setOpen('file')}>
              {t('card.file')}
            </Button>
          )}
        </div>
      </div>
      {open === 'file' && <CopyDialog elder={elder} onClose={close} />}
      {open === 'paper' && <PrintRecordDialog elder={elder} onClose={close} />}
    </Card>
  )
}
