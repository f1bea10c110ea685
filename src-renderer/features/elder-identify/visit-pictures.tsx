/** The twelve pictures of a visit: touched by the elder, shown in their order to staff. */
import {
  Apple,
  Bird,
  Car,
  Cat,
  Fish,
  Flower2,
  House,
  type LucideIcon,
  Moon,
  Star,
  Sun,
  TreeDeciduous,
  Umbrella,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type VisitPicture, visitPictureLength, visitPictures } from '../../../src-domain/activity/visit-code.ts'

const icons: Readonly<Record<VisitPicture, LucideIcon>> = {
  sun: Sun,
  moon: Moon,
  star: Star,
  fish: Fish,
  bird: Bird,
  cat: Cat,
  flower: Flower2,
  tree: TreeDeciduous,
  house: House,
  car: Car,
  apple: Apple,
  umbrella: Umbrella,
}

export function VisitPicturesShown({ pictures }: { readonly pictures: readonly VisitPicture[] }) {
  const { t } = useTranslation('elderIdentify')
  return (
    <ol className="visit-pictures">
      {pictures.map((picture, place) => {
        const Icon = icons[picture]
        return (
          // oxlint-disable-next-line react/no-array-index-key -- one picture may come twice, and its place is what it is
          <li key={place}>
            <Icon aria-hidden />
            {t(`picture.${picture}`)}
          </li>
        )
      })}
    </ol>
  )
}

/** Touched so far above, as in a keypad; the last one is answered at once. */
export function PicturePad({
  touched,
  disabled,
  onTouch,
  onClear,
}: {
  readonly touched: readonly VisitPicture[]
  readonly disabled: boolean
  readonly onTouch: (picture: VisitPicture) => void
  readonly onClear: () => void
}) {
  const { t } = useTranslation(['elderIdentify', 'ui'])
  return (
    <>
      <output className="picture-places" aria-label={t('pictureCount', { count: touched.length })}>
        {Array.from({ length: visitPictureLength }, (_, place) => {
          const picture = touched[place]
          const Icon = picture === undefined ? undefined : icons[picture]
          return <i key={place}>{Icon !== undefined && <Icon aria-hidden />}</i>
        })}
        <button type="button" className="picture-clear" disabled={touched.length === 0} onClick={onClear}>
          {t('ui:keypad.clear')}
        </button>
      </output>
      <div className="picture-pad">
        {visitPictures.map((picture) => {
          const Icon = icons[picture]
          return (
            <button type="button" key={picture} disabled={disabled} onClick={() => onTouch(picture)}>
              <Icon aria-hidden />
              {t(`picture.${picture}`)}
            </button>
          )
        })}
      </div>
    </>
  )
}
