/** A film, a sound or a set of pictures in a list: what it is, from which pack, and how it stands with its review. */
import { Clapperboard, Headphones, Images, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import { Marked } from '../../search/articles/marked.tsx'
import { Chip } from '../../ui/chip.tsx'

const pictureOf: Readonly<Record<PackItem['kind'], LucideIcon>> = {
  film: Clapperboard,
  sound: Headphones,
  pictures: Images,
}

export function FilmRow({
  item,
  line,
  marks = [],
  onOpen,
}: {
  readonly item: PackItem
  /** Why it is here. */
  readonly line?: string | undefined
  readonly marks?: readonly string[]
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('elderLearn')
  const { id, kind, title, pack, files } = item
  const Picture = pictureOf[kind]
  return (
    <li>
      <button type="button" className="learn-row" onClick={() => onOpen(id)}>
        <Picture aria-hidden className="learn-row-picture" />
        <span className="learn-row-words" data-block>
          <b lang="zh-CN">
            <Marked text={title} marks={marks} />
          </b>
          {line !== undefined && <span data-block>{line}</span>}
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
