/**
 * One film, sound or set of pictures from this kiosk's own store. Once opened it stays what it was, also when a newer edition of its pack
 * becomes whole meanwhile.
 */
import { Film as FilmPicture } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackFile } from '../../../src-domain/media/media-pack.ts'
import { fileIdOf } from '../../../src-domain/media/pack-about.ts'
import { type PackItem, titleOf } from '../../../src-domain/media/pack-shelf.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Packs } from '../../media/packs.ts'
import type { PackShelf } from '../../media/use-pack-shelf.ts'
import { usePackCaptions, usePackFile } from '../../media/use-pack-file.ts'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { FilmPlayer } from '../../ui/film-player.tsx'
import { useIdleHold, useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import type { NotedReading } from './use-noted-reading.ts'

/** Somebody who signed in and went away in the middle of a film is asked after so long; with nobody signed in it plays to its end. */
const longestUntouched = 10 * 60_000
/** Of a title, in what is noted (articles/article-handed.ts). */
const longestTitle = 40

type FilmPageProps = {
  readonly shelf: PackShelf | undefined
  readonly id: string
  /** Of pictures, from 0. */
  readonly picture: number
  readonly isOwn: boolean
  readonly reading: NotedReading
  readonly onPicture: (picture: number) => void
  readonly onBack: () => void
}

export function FilmPage({ shelf, id, picture, isOwn, reading, onPicture, onBack }: FilmPageProps) {
  const { t } = useTranslation('elderLearn')
  const [opened] = useState(() => {
    const item = shelf?.items.find((one) => one.id === id)
    return shelf === undefined || item === undefined ? undefined : { packs: shelf.packs, item }
  })
  if (opened === undefined) {
    return (
      <ElderPage title={t('films.gone')} onBack={onBack}>
        <EmptyState icon={FilmPicture} title={t('films.gone')} text={t('films.goneText')} />
      </ElderPage>
    )
  }
  const { packs, item } = opened
  return item.kind === 'pictures' ? (
    <Pictures packs={packs} item={item} at={picture} onTurn={onPicture} onBack={onBack} />
  ) : (
    <Film packs={packs} item={item} kind={item.kind} isOwn={isOwn} reading={reading} onBack={onBack} />
  )
}

function Film({
  packs,
  item,
  kind,
  isOwn,
  reading,
  onBack,
}: {
  readonly packs: Packs
  readonly item: PackItem
  readonly kind: 'film' | 'sound'
  readonly isOwn: boolean
  readonly reading: NotedReading
  readonly onBack: () => void
}) {
  const [isPlaying, setPlaying] = useState(false)
  useIdleHold(isPlaying && !isOwn)
  useSlowScreen(longestUntouched)
  const playing = (now: boolean) => {
    setPlaying(now)
    const [file] = item.files
    if (!now || file === undefined) return
    const { category, conditions } = file.about ?? {}
    const body = {
      title: item.title.slice(0, longestTitle),
      ...(category === undefined ? {} : { category }),
      ...(conditions === undefined ? {} : { conditions }),
    }
    reading.note([{ id: fileIdOf(file), updatedAt: item.pack.occurredAt, body }], kind === 'film' ? 'watched' : 'heard')
  }
  return (
    <ElderPage title={item.title} titleLang="zh-CN" onBack={onBack}>
      {item.files.slice(0, 1).map((file) => (
        <OpenedFilm key={file.sha256} packs={packs} item={item} kind={kind} file={file} onPlaying={playing} />
      ))}
      {item.files.slice(0, 1).map((file) => (
        <FileStanding key={file.sha256} file={file} />
      ))}
    </ElderPage>
  )
}

function OpenedFilm({
  packs,
  item,
  kind,
  file,
  onPlaying,
}: {
  readonly packs: Packs
  readonly item: PackItem
  readonly kind: 'film' | 'sound'
  readonly file: PackFile
  readonly onPlaying: (isPlaying: boolean) => void
}) {
  const found = usePackFile(packs, file)
  const captions = usePackCaptions(packs, item.captions)
  if (found === 'loading') return <Skeleton rows={4} />
  if (found === 'failed') return <Failed />
  return <FilmPlayer kind={kind} url={found.url} title={item.title} captions={captions} onPlaying={onPlaying} />
}

function Pictures({
  packs,
  item,
  at,
  onTurn,
  onBack,
}: {
  readonly packs: Packs
  readonly item: PackItem
  readonly at: number
  readonly onTurn: (picture: number) => void
  readonly onBack: () => void
}) {
  const { files } = item
  const file = files[at]
  useSlowScreen()
  return (
    <ElderPage
      title={item.title}
      titleLang="zh-CN"
      subtitle={useTurned(at, files.length)}
      step={String(at)}
      onBack={onBack}
      actions={<TurnButtons page={at} count={files.length} onPage={onTurn} />}
    >
      {file !== undefined && (
        <>
          <Picture key={file.sha256} packs={packs} file={file} />
          <FileStanding file={file} />
        </>
      )}
    </ElderPage>
  )
}

function Picture({ packs, file }: { readonly packs: Packs; readonly file: PackFile }) {
  const { t } = useTranslation('elderLearn')
  const found = usePackFile(packs, file)
  const [isBroken, setBroken] = useState(false)
  if (found === 'loading') return <Skeleton rows={4} />
  if (found === 'failed') return <Failed />
  if (isBroken) return <EmptyState icon={FilmPicture} title={t('films.cannotShow')} text={t('films.tryOther')} />
  return (
    <figure className="learn-photo">
      <img src={found.url} alt={titleOf(file)} onError={() => setBroken(true)} />
      <figcaption lang="zh-CN">{titleOf(file)}</figcaption>
    </figure>
  )
}

/** Who answers for it, where it comes from and until when; what is not said, is said to be missing. */
function FileStanding({ file: { about = {} } }: { readonly file: PackFile }) {
  const { t } = useTranslation('elderLearn')
  const format = useFormat()
  const { sources = [], reviewedBy, expiresOn } = about
  return (
    <>
      <div className="learn-standing">
        {reviewedBy === undefined ? (
          <Chip tone="gold">{t('article.notReviewed')}</Chip>
        ) : (
          <span>{t('films.reviewed', { ...reviewedBy, on: format.date(reviewedBy.on, '') })}</span>
        )}
      </div>
      <div className="learn-note">
        <p lang="zh-CN">
          {sources.length === 0
            ? t('films.noSource')
            : t('films.sources', { names: format.list(sources.map(({ name }) => name)) })}
        </p>
        {expiresOn !== undefined && <p>{t('films.until', { on: format.date(expiresOn, '') })}</p>}
      </div>
    </>
  )
}

/** Part of it was torn on the disk. */
function Failed() {
  const { t } = useTranslation('elderLearn')
  return <EmptyState icon={FilmPicture} title={t('films.failed')} text={t('films.tryOther')} />
}
