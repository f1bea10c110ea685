/** What of a whole pack staff can look at before elders do: its films, sounds and pictures, in a dialog. */
import { CirclePlay } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaPack, PackFile } from '../../../src-domain/media/media-pack.ts'
import { itemsOf, type PackItem, titleOf } from '../../../src-domain/media/pack-shelf.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Packs } from '../../media/packs.ts'
import { usePackCaptions, usePackFile } from '../../media/use-pack-file.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FilmPlayer } from '../../ui/film-player.tsx'

export function PackLook({ packs, pack }: { readonly packs: Packs; readonly pack: MediaPack }) {
  const { t } = useTranslation('packs')
  const format = useFormat()
  const [looked, setLooked] = useState<PackItem | undefined>()
  const kept = pack.body.files.filter(({ type }) => type === 'application/pdf').map(({ name }) => name)
  return (
    <>
      <div className="row">
        {itemsOf(pack).map((item) => (
          <Button key={item.id} icon={CirclePlay} onPress={() => setLooked(item)}>
            {item.kind === 'pictures'
              ? t('look.pictures', { count: item.files.length })
              : t(item.kind === 'sound' ? 'look.sound' : 'look.one', { name: item.title })}
          </Button>
        ))}
      </div>
      {kept.length > 0 && <p className="quiet">{t('look.notShown', { names: format.list(kept) })}</p>}
      {looked !== undefined && (
        <Dialog wide title={looked.title} onClose={() => setLooked(undefined)}>
          <Opened packs={packs} item={looked} />
        </Dialog>
      )}
    </>
  )
}

function Opened({ packs, item }: { readonly packs: Packs; readonly item: PackItem }) {
  const { t } = useTranslation('packs')
  const [at, setAt] = useState(0)
  const file = item.files[at]
  if (file === undefined) return null
  return (
    <div className="stack">
      <OpenedFile key={file.name} packs={packs} item={item} file={file} />
      {item.files.length > 1 && (
        <div className="row">
          <Button disabled={at === 0} onPress={() => setAt(at - 1)}>
            {t('look.previous')}
          </Button>
          <span>{t('look.at', { at: String(at + 1), count: item.files.length })}</span>
          <Button disabled={at === item.files.length - 1} onPress={() => setAt(at + 1)}>
            {t('look.next')}
          </Button>
        </div>
      )}
    </div>
  )
}

function OpenedFile({
  packs,
  item,
  file,
}: {
  readonly packs: Packs
  readonly item: PackItem
  readonly file: PackFile
}) {
  const { t } = useTranslation('packs')
  const found = usePackFile(packs, file)
  const captions = usePackCaptions(packs, item.captions)
  const [isBroken, setBroken] = useState(false)
  if (found === 'loading') return <output>{t('look.loading')}</output>
  if (found === 'failed') return <Notice tone="red" title={t('look.torn')} />
  if (item.kind !== 'pictures') {
    return <FilmPlayer kind={item.kind} url={found.url} title={item.title} captions={captions} />
  }
  if (isBroken) return <Notice tone="red" title={t('look.broken')} />
  return <img className="pack-picture" src={found.url} alt={titleOf(file)} onError={() => setBroken(true)} />
}
