/** The pictures behind one part of an article: taken or chosen, made small, sealed, and told in words. */
import { ImagePlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { largestPicture } from '../../../src-domain/articles/article-picture.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { type Refusal, refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useMedia } from '../../media/use-media.ts'
import { usePicture } from '../../media/use-picture.ts'
import { pictureOfArticle } from '../../ocr/picture-of-article.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { FieldGrid, TextField } from '../../ui/fields.tsx'
import { KeptPicture } from '../../ui/kept-picture.tsx'
import { TakePicture } from '../../ui/take-picture.tsx'
import type { TypedPicture } from './draft-form.ts'

export function SectionPictures({
  pictures,
  isFull,
  onChange,
}: {
  readonly pictures: readonly TypedPicture[]
  /** The article has as many as it may. */
  readonly isFull: boolean
  readonly onChange: (pictures: readonly TypedPicture[]) => void
}) {
  const { t } = useTranslation('asking')
  const refusalText = useRefusalText()
  const keep = useKeeping()
  const [isTaking, setTaking] = useState(false)
  const [refused, setRefused] = useState<Refusal | undefined>()
  const take = async (photo: Blob) => {
    const kept = await keep(photo)
    if ('code' in kept) {
      setRefused(kept)
      return
    }
    setRefused(undefined)
    setTaking(false)
    onChange([...pictures, { file: kept, alt: '', source: t('form.pictureOwn') }])
  }
  const change = (at: number, changes: Partial<TypedPicture>) =>
    onChange(pictures.map((one, i) => (i === at ? { ...one, ...changes } : one)))
  return (
    <>
      {pictures.map(({ file, alt, source }, i) => (
        <div key={file.parts.join()} className="stack">
          <Shown file={file} label={alt === '' ? t('form.pictureAlt') : alt} />
          <FieldGrid>
            <TextField
              label={t('form.pictureAlt')}
              hint={t('form.pictureAltHint')}
              required
              maxLength={120}
              value={alt}
              onChange={(said) => change(i, { alt: said })}
            />
            <TextField
              label={t('form.pictureSource')}
              required
              maxLength={120}
              value={source}
              onChange={(said) => change(i, { source: said })}
            />
          </FieldGrid>
          <div className="row">
            <Button small kind="quiet" icon={Trash2} onPress={() => onChange(pictures.filter((_, k) => k !== i))}>
              {t('form.removePicture')}
            </Button>
          </div>
        </div>
      ))}
      {isTaking && <p className="quiet">{t('form.pictureNote')}</p>}
      {isTaking && <TakePicture frame="sheet" onPicture={(photo) => void take(photo)} />}
      {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
      {!isTaking && !isFull && (
        <div className="row">
          <Button small icon={ImagePlus} onPress={() => setTaking(true)}>
            {t('form.addPicture')}
          </Button>
        </div>
      )}
    </>
  )
}

function Shown({ file, label }: { readonly file: MediaFile; readonly label: string }) {
  return <KeptPicture opened={usePicture(file)} label={label} />
}

function useKeeping(): (photo: Blob) => Promise<MediaFile | Refusal> {
  const media = useMedia()
  return async (photo) => {
    try {
      const small = await pictureOfArticle(photo)
      if (small.byteLength > largestPicture) {
        return refusal('article.pictureTooLarge', '/body/media', { most: largestPicture / 1024 })
      }
      const sealed = await (await media()).keep(small, 'image/jpeg')
      return sealed.ok ? sealed.value : sealed.error
    } catch {
      return refusal('article.pictureMissing', '/body/media')
    }
  }
}
