/** A picture of this station's own store as far as it was opened: itself, or in a word why it is not here. */
import { useTranslation } from 'react-i18next'
import { DrawnPicture } from './drawn-picture.tsx'

export function KeptPicture({
  opened,
  label,
}: {
  readonly opened: ImageBitmap | 'loading' | 'absent' | 'broken'
  readonly label: string
}) {
  const { t } = useTranslation('ui')
  if (opened === 'loading') return null
  if (typeof opened === 'string') return <p className="quiet">{t(`keptPicture.${opened}`)}</p>
  return <DrawnPicture picture={opened} label={label} className="kept-picture" />
}
