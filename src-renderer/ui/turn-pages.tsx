/** A list shown a few at a time is turned by large buttons in the bar, and says which page it is. */
import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BarButton } from './elder-page.tsx'

/** "第 2 页，共 6 页", where there is more than one. */
export function useTurned(page: number, count: number, note?: string): string | undefined {
  const { t } = useTranslation('ui')
  const turned = count > 1 ? t('turn.page', { page: String(page + 1), count }) : undefined
  const told = [note, turned].filter((one) => one !== undefined)
  return told.length === 0 ? undefined : told.join(' ')
}

/** In the bar, where they are always within reach. */
export function TurnButtons({
  page,
  count,
  onPage,
}: {
  readonly page: number
  readonly count: number
  readonly onPage: (page: number) => void
}): ReactNode {
  const { t } = useTranslation('ui')
  if (count < 2) return undefined
  return (
    <>
      {page > 0 && (
        <BarButton icon={<ArrowLeft aria-hidden />} onPress={() => onPage(page - 1)}>
          {t('turn.previous')}
        </BarButton>
      )}
      {page < count - 1 && (
        <BarButton icon={<ArrowRight aria-hidden />} onPress={() => onPage(page + 1)}>
          {t('turn.next')}
        </BarButton>
      )}
    </>
  )
}
