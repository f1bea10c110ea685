/** On an elder's page: what two people changed at once in the record, in what was noted, and in bookings. */
import './questions.css'
import { GitCompareArrows } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { questionCount } from '../../../src-domain/questions/questions.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { MachineNames } from './machine-names.tsx'
import { DocumentQuestions } from './document-questions.tsx'

export function QuestionsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('questions')
  const noted = useDocuments({ collection: 'records', elder: elder.id })
  const booked = useDocuments({ collection: 'services', elder: elder.id })
  const [said, setSaid] = useState<string | undefined>()
  const documents = useMemo(
    () => [elder as Document, ...(noted ?? []), ...(booked ?? [])].filter((one) => questionCount(one) > 0),
    [elder, noted, booked],
  )
  if (documents.length === 0 && said === undefined) return null
  return (
    <Card icon={GitCompareArrows} title={t('title')}>
      <div className="stack">
        {said !== undefined && <Notice tone="green" title={said} />}
        {documents.length > 0 && <p>{t('note')}</p>}
        <MachineNames>
          {documents.map((document) => (
            <DocumentQuestions key={document.id} document={document} onSettled={setSaid} />
          ))}
        </MachineNames>
      </div>
    </Card>
  )
}
