/** Many things to point at, each a picture with its words; nothing has to be typed. */
import { Keyboard, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BarButton, ElderPage } from '../../ui/elder-page.tsx'
import { Phrases } from '../../ui/phrases.tsx'

export type PointedAt = {
  readonly id: string
  readonly icon: LucideIcon
  readonly words: string
  readonly onPress: () => void
}

export function PicturePage({
  title,
  pictures,
  onFind,
  onBack,
}: {
  readonly title: string
  readonly pictures: readonly PointedAt[]
  /** The second way: in words. */
  readonly onFind?: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  return (
    <ElderPage
      title={title}
      onBack={onBack}
      actions={
        onFind && (
          <BarButton icon={<Keyboard aria-hidden />} onPress={onFind}>
            {t('find.way')}
          </BarButton>
        )
      }
    >
      <ul className="learn-pictures">
        {pictures.map(({ id, icon: Picture, words, onPress }) => (
          <li key={id}>
            <button type="button" className="learn-picture" onClick={onPress}>
              <Picture aria-hidden />
              <span data-block>
                <Phrases text={words} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </ElderPage>
  )
}
