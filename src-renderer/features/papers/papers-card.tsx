/** Papers of an elder photographed into the health archive. Who may measure may copy from a paper. */
import { ScanText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import { PhotoList } from './photo-list.tsx'

export function PapersCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('papers')
  const { role } = usePerson()
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState<number | undefined>()
  if (!may(role, 'measure')) return null
  return (
    <Card icon={ScanText} title={t('title')}>
      <div className="stack">
        <p className="quiet">{t('text')}</p>
        {saved !== undefined && (
          <Notice tone="green" title={saved === 0 ? t('photo.savedOnly') : t('saved', { count: saved })} />
        )}
        <div className="row">
          <Button
            small
            icon={ScanText}
            onPress={() => {
              setSaved(undefined)
              setOpen(true)
            }}
          >
            {t('button')}
          </Button>
        </div>
        <PhotoList elder={elder.id} />
      </div>
      {isOpen && (
        <PaperDialog
          elder={elder}
          onClose={() => setOpen(false)}
          onSaved={(count) => {
            setSaved(count)
            setOpen(false)
          }}
        />
      )}
    </Card>
  )
}
