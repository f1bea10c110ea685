/** What came in media packs, three at a time. */
import { Clapperboard, Headphones, Images, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { pageOf } from '../../ui/pages.ts'

const pictureOf: Readonly<Record<PackItem['kind'], LucideIcon>> = {
  film: Clapperboard,
  sound: Headphones,
  pictures: Images,
}

export function FilmList({
  items,
  page,
  onPage,
  onOpen,
  onBack,
}: {
  readonly items: readonly PackItem[]
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
          <FilmRow key={item.id} item={item} onOpen={onOpen} />
        ))}
      </ul>
    </ElderPage>
  )
}

function FilmRow({ item, onOpen }: { readonly item: PackItem; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('elderLearn')
  const { id, kind, title, pack, files } = item
  const Picture = pictureOf[kind]
  return (
    <li>
      <button type="button" className="learn-row" onClick={() => onOpen(id)}>
        <Picture aria-hidden className="learn-row-picture" />
        <span className="learn-row-words" data-block>
          <b lang="zh-CN">{title}</b>
          <span className="learn-row-marks" data-block>
            <span>{kind === 'pictures' ? t('films.pictures', { count: files.length }) : t(`films.${kind}`)}</span>
            {files.some(({ about }) => about?.reviewedBy === undefined) && (
              <Chip tone="stone">{t('article.notReviewed')}</Chip>
            )}
            {pack.body.name !== title && <span lang="zh-CN">{pack.body.name}</span>}
          </span>
        </span>
      </button>
    </li>
  )
}
