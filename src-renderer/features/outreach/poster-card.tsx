/** Posters to hang up and pictures to send, of what the station says of itself in public. */
import './poster.css'
import { Image as ImageIcon, Printer } from 'lucide-react'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Poster, poster, type PosterSize } from '../../../src-domain/outreach/poster.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { writeExport } from '../../host/export-file.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DrawnPicture } from '../../ui/drawn-picture.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { PrintPortalContext } from '../../ui/print-sheet.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { classes } from '../../ui/tone.ts'
import { drawPoster } from './draw-poster.ts'

const papers = ['a4', 'a3'] as const
const pictures = ['tall', 'square', 'upright'] as const

export function PosterCard() {
  const { t } = useTranslation('outreach')
  const { stationName, stationPhone } = useKiosk()
  const settings = useStationSettings()
  const content = poster({ name: stationName, phone: stationPhone }, settings?.body ?? {})
  return (
    <Card icon={ImageIcon} title={t('poster.title')}>
      <div className="stack">
        <p>{t('poster.text')}</p>
        {(settings?.body.openingHours ?? '') === '' && <Notice tone="gold" title={t('poster.noHours')} />}
        {stationPhone === '' && <Notice tone="gold" title={t('poster.noPhone')} />}
        <PosterActions content={content} />
      </div>
    </Card>
  )
}

/** To paper, and to files that the family's apps show whole. */
export function PosterActions({
  content,
  picture,
}: {
  readonly content: Poster
  readonly picture?: ImageBitmap | undefined
}) {
  const { t } = useTranslation('outreach')
  const [isPrinting, setPrinting] = useState(false)
  const { busy, saved, failed, savePicture } = useSavedPicture(content, picture)
  const refusalText = useRefusalText()
  return (
    <>
      <div className="row">
        <Button icon={Printer} onPress={() => setPrinting(true)}>
          {t('poster.print')}
        </Button>
        {pictures.map((size) => (
          <Button key={size} icon={ImageIcon} busy={busy} onPress={() => void savePicture(size)}>
            {t(`poster.picture.${size}`)}
          </Button>
        ))}
      </div>
      {saved !== undefined && <Notice tone="green" title={t('poster.saved', { path: saved })} />}
      {failed !== undefined && (
        <Notice tone="red" urgent title={failed === 'drawing' ? t('poster.failed') : refusalText(failed)} />
      )}
      {isPrinting && <PrintDialog content={content} picture={picture} onClose={() => setPrinting(false)} />}
    </>
  )
}

/** On the page only while it is open: of two sheets the printer would print both. */
function PrintDialog({
  content,
  picture,
  onClose,
}: {
  readonly content: Poster
  readonly picture: ImageBitmap | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('outreach')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const besideTheApp = useContext(PrintPortalContext)
  const [paper, setPaper] = useState<(typeof papers)[number]>('a4')
  return (
    <Dialog
      title={t('poster.print')}
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} onPress={() => host.print()}>
          {ui('print')}
        </Button>
      }
    >
      <ChoiceField
        label={t('poster.paper')}
        columns={2}
        value={paper}
        choices={papers.map((value) => ({ value, label: t(`poster.size.${value}`) }))}
        onChange={setPaper}
      />
      {besideTheApp(
        <div className={classes('print-sheet', 'poster-sheet', paper === 'a3' && 'is-a3')} lang="zh-CN">
          <PosterFace content={content} picture={picture} />
        </div>,
      )}
    </Dialog>
  )
}

function PosterFace({
  content: { name, heading, offers, told, facts, scan, honest, code },
  picture,
}: {
  readonly content: Poster
  readonly picture: ImageBitmap | undefined
}) {
  const { t } = useTranslation('outreach')
  return (
    <>
      <h1>{name}</h1>
      <p className="poster-heading">{heading}</p>
      {picture !== undefined && (
        <DrawnPicture picture={picture} label={t('shelf.picture')} className="poster-picture" />
      )}
      {told !== undefined && <p className="poster-heading">{told}</p>}
      <ul>
        {offers.map((offer) => (
          <li key={offer}>{offer}</li>
        ))}
      </ul>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <div className="poster-end">
        <QrPicture text={code} label={t('poster.code')} />
        <div>
          <p>{scan}</p>
          <p>
            <b>{honest}</b>
          </p>
        </div>
      </div>
    </>
  )
}

function useSavedPicture(content: Poster, picture: ImageBitmap | undefined) {
  const host = useHost()
  const today = useToday()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<string | undefined>()
  const [failed, setFailed] = useState<Refusal | 'drawing' | undefined>()
  const savePicture = async (size: PosterSize): Promise<void> => {
    setBusy(true)
    setSaved(undefined)
    setFailed(undefined)
    try {
      const text = await drawPoster(content, size, picture)
      if (text === undefined) {
        setFailed('drawing')
        return
      }
      const written = await writeExport(host, `poster-${today.replaceAll('-', '')}-${size}.png`, text)
      if (!written.ok) setFailed(written.error)
      else setSaved(written.value?.path)
    } catch (error) {
      console.error('the picture was not saved', error)
      setFailed({ code: 'host.noAnswer' })
    } finally {
      setBusy(false)
    }
  }
  return { busy, saved, failed, savePicture }
}
