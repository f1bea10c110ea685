/** It is sent: what happens now, and ten minutes to take it back. */
import { ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AskedQuestion } from '../../../src-domain/asking/asked-question.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'
import { BarButton, ElderPage } from '../../ui/elder-page.tsx'
import { UndoBanner, undoMilliseconds } from '../../ui/undo-banner.tsx'
import { useTakeBack } from './use-take-back.tsx'

export function AskedScreen({
  question,
  onOwn,
  onBack,
}: {
  readonly question: AskedQuestion
  readonly onOwn: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderAsk')
  const replica = useReplica()
  const { takeBack, problems } = useTakeBack()
  const undo = async () => {
    if (await takeBack(question)) onBack()
  }
  return (
    <ElderPage
      title={t('asked.title')}
      onBack={onBack}
      actions={
        <BarButton icon={<ListChecks aria-hidden />} onPress={onOwn}>
          {t('own.open')}
        </BarButton>
      }
    >
      <div className="ask-page">
        <Notice tone="green" title={t('asked.sent')}>
          {t('asked.next')}
        </Notice>
        <UndoBanner
          text={t('asked.undo')}
          until={Date.parse(question.occurredAt) + undoMilliseconds}
          now={() => replica.now().now}
          onUndo={() => void undo()}
        />
        {problems}
      </div>
    </ElderPage>
  )
}
