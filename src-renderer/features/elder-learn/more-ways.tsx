/** All other ways to something to read, see or hear: at most six. */
import { Clapperboard, GraduationCap, HandHeart, LayoutGrid, MessageCircleHeart, ScanSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PicturePage } from './picture-page.tsx'
import type { LearnPlace } from './places.ts'

export function MoreWays({
  hasFilms,
  onGo,
  onStories,
  onPractise,
  onBack,
}: {
  /** Something came in a media pack. */
  readonly hasFilms: boolean
  readonly onGo: (place: LearnPlace) => void
  readonly onStories?: (() => void) | undefined
  readonly onPractise?: (() => void) | undefined
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const ways = [
    { id: 'categories', icon: LayoutGrid, onPress: () => onGo({ at: 'categories' }) },
    { id: 'topics', icon: ScanSearch, onPress: () => onGo({ at: 'topics' }) },
    ...(hasFilms ? [{ id: 'films', icon: Clapperboard, onPress: () => onGo({ at: 'films', page: 0 }) } as const] : []),
    { id: 'family', icon: HandHeart, onPress: () => onGo({ at: 'list', of: { by: 'family' }, page: 0 }) },
    ...(onStories === undefined ? [] : [{ id: 'stories', icon: MessageCircleHeart, onPress: onStories } as const]),
    ...(onPractise === undefined ? [] : [{ id: 'practise', icon: GraduationCap, onPress: onPractise } as const]),
  ] as const
  return (
    <PicturePage
      title={t('more')}
      pictures={ways.map(({ id, icon, onPress }) => ({ id, icon, words: t(`ways.${id}`), onPress }))}
      onBack={onBack}
    />
  )
}
