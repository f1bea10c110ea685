/** What elders told of the station, for everybody at the machine: each in its own words, with the picture that was given for it. */
import './stories.css'
import { MessageCircleHeart } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PublicStory } from '../../../src-domain/outreach/public-stories.ts'
import { useStories } from '../../replica/use-stories.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { StoryPicture } from './story-picture.tsx'
import { useByline } from './use-byline.ts'

export function StoryShelf({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('outreach')
  const stories = useStories()
  return (
    <ElderPage title={t('shelf.title')} subtitle={t('shelf.note')} onBack={onBack}>
      {stories === undefined && <Skeleton rows={5} />}
      {stories?.shown.length === 0 && <EmptyState icon={MessageCircleHeart} title={t('shelf.none')} />}
      <ul className="own-rows">
        {stories?.shown.map((story) => (
          <OneStory key={story.id} story={story} />
        ))}
      </ul>
    </ElderPage>
  )
}

function OneStory({ story }: { readonly story: PublicStory }) {
  const byline = useByline()
  const by = byline(story)
  return (
    <li className="own-row story-own" lang="zh-CN">
      <h2>{story.title}</h2>
      {story.picture !== undefined && <StoryPicture file={story.picture} />}
      <p className="story-words">{story.words}</p>
      {by !== undefined && <p className="quiet">{by}</p>}
    </li>
  )
}
