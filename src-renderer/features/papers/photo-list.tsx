/** The photos kept with a record, newest first: opened one at a time, and taken out for good. */
import { Image, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { isPaperPhoto, type PaperPhoto, paperPhotoKind } from '../../../src-domain/papers/paper-photo.ts'
import { type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { usePicture } from '../../media/use-picture.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx'
import { DrawnPicture } from '../../ui/drawn-picture.tsx'

export function PhotoList({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('papers')
  const format = useFormat()
  const today = useToday()
  const photos = useDocuments({ collection: 'records', kind: paperPhotoKind.kind, elder })?.filter(isPaperPhoto)
  const [open, setOpen] = useState<string | undefined>()
  if (photos === undefined || photos.length === 0) return null
  const shown = photos.find(({ id }) => id === open)
  return (
    <>
      <h3>{t('photo.list')}</h3>
      <ul className="archive-list">
        {photos
          .toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))
          .map((photo) => {
            const { id, body, occurredAt, offset, edits } = photo
            const name = t(`sort.${body.sort}`)
            return (
              <li key={id} className="archive-row">
                <div>
                  <b>{name}</b>
                  <p className="quiet">
                    {format.clauses([
                      ...(body.on === undefined ? [] : [t('photo.on', { on: format.date(body.on, today) })]),
                      t('photo.keptOn', { on: format.date(calendarDateOf(occurredAt, offset), today) }),
                    ])}
                  </p>
                  {body.media === undefined && (
                    <p className="quiet">
                      {t('photo.removedOn', {
                        on: format.date(calendarDateOf(edits?.['media']?.at ?? occurredAt, offset), today),
                      })}
                    </p>
                  )}
                </div>
                {body.media !== undefined && (
                  <Button small icon={Image} label={t('photo.showOf', { name })} onPress={() => setOpen(id)}>
                    {t('photo.show')}
                  </Button>
                )}
              </li>
            )
          })}
      </ul>
      {shown?.body.media?.[0] !== undefined && (
        <PhotoDialog photo={shown} file={shown.body.media[0]} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function PhotoDialog({
  photo,
  file,
  onClose,
}: {
  readonly photo: PaperPhoto
  readonly file: MediaFile
  readonly onClose: () => void
}) {
  const { t } = useTranslation('papers')
  const [asks, setAsks] = useState(false)
  const state = usePicture(file)
  if (asks) return <RemovePhoto photo={photo} onClose={() => setAsks(false)} />
  return (
    <Dialog
      title={t(`sort.${photo.body.sort}`)}
      wide
      onClose={onClose}
      actions={
        <Button icon={Trash2} onPress={() => setAsks(true)}>
          {t('photo.remove')}
        </Button>
      }
    >
      {typeof state === 'string' ? (
        <Notice tone={state === 'loading' ? 'blue' : 'gold'} title={t(`photo.${state}`)} />
      ) : (
        <DrawnPicture picture={state} label={t('photo.showOf', { name: t(`sort.${photo.body.sort}`) })} />
      )}
    </Dialog>
  )
}

function RemovePhoto({ photo, onClose }: { readonly photo: PaperPhoto; readonly onClose: () => void }) {
  const { t } = useTranslation('papers')
  const refusalText = useRefusalText()
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const { busy, refusals, save } = useSave()
  const remove = (): Promise<boolean> =>
    save(
      attempt(photo.id, () => [
        editDocument<Readonly<Record<string, unknown>>>(photo, { media: undefined }, act()) as Document,
        recordAudit({ action: 'change', subject: photo.elder, parts: ['papers'] }, act(), photo.elder) as Document,
      ]),
    )
  return (
    <ConfirmDialog
      title={t('photo.remove')}
      confirm={t('photo.removeDo')}
      danger
      busy={busy}
      onConfirm={() => void remove().then((isDone) => isDone && onClose())}
      onClose={onClose}
    >
      <p>{t('photo.removeAsk')}</p>
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
    </ConfirmDialog>
  )
}
