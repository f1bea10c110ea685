/** Where an elder's archive leads to a file of measurements. Who may measure may import. */
import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'

export function ImportCard({ onImport }: { readonly onImport: () => void }) {
  const { t } = useTranslation('imports')
  const { role } = usePerson()
  if (!may(role, 'measure')) return null
  return (
    <Card icon={FileUp} title={t('card')}>
      <div className="stack">
        <p className="quiet">{t('cardText')}</p>
        <div className="row">
          <Button small icon={FileUp} onPress={onImport}>
            {t('button')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
