/** The record to take away: as a file. Whoever agreed to the record may have a copy of what is on it. */
import { Download, FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { CopyDialog } from './copy-dialog.tsx'

export function TakeAwayCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('recordCopy')
  const { role } = usePerson()
  const [isOpen, setOpen] = useState(false)
  if (!may(role, 'exportRecord')) return null
  return (
    <Card icon={FolderOutput} title={t('card.title')}>
      <div className="stack">
        <p className="quiet">{t('card.text')}</p>
        <div className="row">
          <Button small icon={Download} onPress={() => setOpen(true)}>
            {t('card.file')}
          </Button>
        </div>
      </div>
      {isOpen && <CopyDialog elder={elder} onClose={() => setOpen(false)} />}
    </Card>
  )
}
