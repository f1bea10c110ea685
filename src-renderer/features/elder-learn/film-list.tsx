/** What came in media packs, three at a time; what suits this elder first, with its reason. */
import { useTranslation } from 'react-i18next'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { pageOf } from '../../ui/pages.ts'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { FilmRow } from './film-row.tsx'

export function FilmList({
  items,
  lines,
  page,
  onPage,
  onOpen,
  onBack,
}: {
  readonly items: readonly PackItem[]
  /** Why one is among the first, by its id. */
  readonly lines: ReadonlyMap<string, string>
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (id: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const at = pageOf(items, page)
  return (
    <ElderPage
      title={t('films.title')}
      subtitle={useTurned(at.page, at.count)}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={onPage} />}
    >
      {items.length === 0 && <EmptyState title={t('films.gone')} text={t('films.goneText')} />}
      <ul className="learn-rows">
        {at.shown.map((item) => (
          <FilmRow key={item.id} item={item} line={lines.get(item.id)} onOpen={onOpen} />
        ))}
      </ul>
    </ElderPage>
  )
}
