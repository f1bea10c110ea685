/** Written down with the elder: title, one sentence, the whole in the elder's words, how to be named, a picture, and read back. */
import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { type Byline, bylines, type ElderStory, writeStory } from '../../../src-domain/outreach/elder-story.ts'
import { isProduct } from '../../../src-domain/recommendation/recommend-products.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { ok, type Refusal, refusal, type Result } from '../../../src-domain/shared/result.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useMedia } from '../../media/use-media.ts'
import { photoToKeep } from '../../ocr/photo-to-keep.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { CheckField, ChoiceField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { TakePicture } from '../../ui/take-picture.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

export function WriteStory({
  elder,
  before,
  onClose,
}: {
  readonly elder: Elder
  /** Written anew; it stands until this one is kept, and this one is read by a colleague again. */
  readonly before: ElderStory | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const act = useAct()
  const attempt = useAttempt<Result<readonly Document[], readonly Refusal[]>>()
  const { busy, refusals, save } = useSave()
  const { leave } = useUnsaved()
  const catalog = useDocuments({ collection: 'products', kind: 'product' })
  const { title = '', short = '', words = '', byline = 'none' } = before?.body ?? {}
  const { typed, type, saved } = useTyped<{ title: string; short: string; words: string; byline: Byline }>(
    `story ${elder.id} ${before?.id ?? ''}`,
    { title, short, words, byline },
  )
  const [isReadBack, setReadBack] = useState(false)
  const [photo, setPhoto] = useState<Blob | MediaFile | undefined>(before?.body.media?.[0])
  const [wrong, setWrong] = useState<readonly Refusal[]>([])
  const [isSealing, setSealing] = useState(false)
  const keepPhoto = useKeptPhoto()
  const refusalText = useRefusalText()
  const errorOf = (field: string): string | undefined => {
    const found = wrong.find((one) => one.field === `/body/${field}`)
    return found && refusalText(found)
  }
  const edit: typeof type = (changes) => {
    setWrong([])
    // What is written anew has to be read to the elder again.
    if (!('byline' in changes)) setReadBack(false)
    type(changes)
  }
  const finish = async () => {
    if (catalog === undefined) return
    setSealing(true)
    const kept = await keepPhoto(photo).finally(() => setSealing(false))
    if (!kept.ok) {
      setWrong([kept.error])
      return
    }
    const media = kept.value
    const made = attempt([typed, isReadBack, media], () => {
      const now = act()
      const who = { id: elder.id, name: elder.body.name }
      const draft = { ...typed, isReadBack, ...(media === undefined ? {} : { media: [media] }) }
      const story = writeStory(draft, who, catalog.filter(isProduct), role, now, before?.id)
      if (!story.ok) return story
      const audit = recordAudit({ action: 'change', subject: elder.id, parts: ['stories'] }, now, elder.id)
      return ok([story.value as Document, audit as Document])
    })
    if (!made.ok) {
      setWrong(made.error)
      return
    }
    if (!(await save(made.value))) return
    saved()
    onClose()
  }
  const fields = ['title', 'short', 'words', 'isReadBack']
  const others = [...refusals, ...wrong.filter(({ field }) => !fields.some((one) => field?.endsWith(`/${one}`)))]
  return (
    <ConfirmDialog
      title={t('story.write')}
      confirm={t('story.save')}
      wide
      busy={busy || isSealing}
      disabled={catalog === undefined}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <TextField
          label={t('story.field.title')}
          hint={t('story.field.titleHint')}
          required
          maxLength={16}
          value={typed.title}
          error={errorOf('title')}
          onChange={(text) => edit({ title: text })}
        />
        <TextField
          label={t('story.field.short')}
          hint={t('story.field.shortHint')}
          required
          maxLength={60}
          value={typed.short}
          error={errorOf('short')}
          onChange={(text) => edit({ short: text })}
        />
        <TextAreaField
          label={t('story.field.words')}
          hint={t('story.field.wordsHint')}
          required
          rows={6}
          maxLength={600}
          value={typed.words}
          error={errorOf('words')}
          onChange={(text) => edit({ words: text })}
        />
        <ChoiceField
          label={t('story.field.byline')}
          value={typed.byline}
          choices={bylines.map((value) => ({ value, label: t(`story.byline.${value}`) }))}
          onChange={(chosen) => edit({ byline: chosen })}
        />
        <section className="stack" aria-label={t('story.field.picture')}>
          <b>{t('story.field.picture')}</b>
          <p className="quiet">{t('story.field.pictureHint')}</p>
          {photo === undefined ? (
            <TakePicture frame="sheet" onPicture={setPhoto} />
          ) : (
            <div className="row">
              <span>{t('story.field.hasPicture')}</span>
              <Button small icon={Trash2} onPress={() => setPhoto(undefined)}>
                {t('story.field.noPicture')}
              </Button>
            </div>
          )}
        </section>
        <CheckField
          label={t('story.field.readBack')}
          value={isReadBack}
          error={
            wrong.some(({ code }) => code === 'story.notReadBack')
              ? refusalText(refusal('story.notReadBack', '/isReadBack'))
              : undefined
          }
          onChange={(said) => {
            setWrong([])
            setReadBack(said)
          }}
        />
        {others.map((one) => (
          <Notice key={`${one.code} ${one.field ?? ''}`} tone="red" urgent title={refusalText(one)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}

/** Seals a photo once: pressed again after a refusal it is the same file. */
function useKeptPhoto(): (photo: Blob | MediaFile | undefined) => Promise<Result<MediaFile | undefined, Refusal>> {
  const media = useMedia()
  const kept = useRef<{ readonly of: Blob; readonly file: MediaFile } | undefined>(undefined)
  return async (photo) => {
    if (!(photo instanceof Blob)) return ok(photo)
    if (kept.current?.of === photo) return ok(kept.current.file)
    try {
      const sealed = await (await media()).keep(await photoToKeep(photo, 0), 'image/jpeg')
      if (!sealed.ok) return sealed
      kept.current = { of: photo, file: sealed.value }
      return sealed
    } catch {
      return { ok: false, error: refusal('story.noPicture', '/body/media') }
    }
  }
}
