/** The picture of a story, or in a word why it is not here. */
import { useTranslation } from 'react-i18next'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { usePicture } from '../../media/use-picture.ts'
import { DrawnPicture } from '../../ui/drawn-picture.tsx'

export function StoryPicture({ file }: { readonly file: MediaFile }) {
  const { t } = useTranslation('outreach')
  const picture = usePicture(file)
  if (picture === 'loading') return null
  if (typeof picture === 'string') return <p className="quiet">{t(`shelf.${picture}`)}</p>
  return <DrawnPicture picture={picture} label={t('shelf.picture')} className="story-picture" />
}
