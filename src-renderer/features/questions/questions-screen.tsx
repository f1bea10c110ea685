/** 「两处都改了」: everything of the station that waits for somebody to choose, and what was chosen before. */
import './questions.css'
import { CheckCheck, GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../../../src-domain/tasks/today-list.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { DocumentQuestions } from './document-questions.tsx'
import { MachineNames } from './machine-names.tsx'
import { SettledList } from './settled-list.tsx'

const shownAtOnce = 20

export function QuestionsScreen({
  conflicts,
  onOpenElder,
}: {
  /** What this person may see; undefined while loading. */
  readonly conflicts: readonly Conflict[] | undefined
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation('questions')
  const [said, setSaid] = useState<string | undefined>()
  const [length, setLength] = useState(shownAtOnce)
  const count = conflicts?.reduce((sum, { questions }) => sum + questions, 0) ?? 0
  return (
    <Page title={t('title')} note={conflicts === undefined ? undefined : t('count', { count })}>
      {said !== undefined && <Notice tone="green" title={said} />}
      {conflicts === undefined && <Skeleton rows={6} />}
      {conflicts?.length === 0 && (
        <Card>
          <EmptyState icon={CheckCheck} title={t('none')} text={t('noneText')} />
        </Card>
      )}
      {conflicts !== undefined && conflicts.length > 0 && <p className="questions-note">{t('note')}</p>}
      <MachineNames>
        {conflicts?.slice(0, length).map((conflict) => (
          <ConflictCard key={conflict.document} conflict={conflict} onSettled={setSaid} onOpenElder={onOpenElder} />
        ))}
      </MachineNames>
      {conflicts !== undefined && conflicts.length > length && (
        <Button onPress={() => setLength(length + shownAtOnce)}>
          {t('more', { count: Math.min(shownAtOnce, conflicts.length - length) })}
        </Button>
      )}
      <SettledList />
    </Page>
  )
}

function ConflictCard({
  conflict: { document: id, kind, elder, name },
  onSettled,
  onOpenElder,
}: {
  readonly conflict: Conflict
  readonly onSettled: (said: string) => void
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation(['questions', 'ui'])
  const format = useFormat()
  const document = useDocument(id)
  useElderLook(elder === '' ? undefined : elder, 'questions')
  const title = elder !== '' ? name : kind === 'station-settings' ? t('aboutStation') : t('aboutPerson', { name })
  if (document === null) return null
  return (
    <Card
      icon={GitCompareArrows}
      title={title}
      note={
        elder !== '' && (
          <Button small kind="quiet" label={`${t('ui:open')} ${name}`} onPress={() => onOpenElder(elder)}>
            {t('ui:open')}
          </Button>
        )
      }
    >
      {document === undefined ? (
        <Skeleton rows={2} />
      ) : (
        <DocumentQuestions document={document} onSettled={(what) => onSettled(format.labelled(title, what))} />
      )}
    </Card>
  )
}
