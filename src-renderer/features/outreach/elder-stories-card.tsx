/** The stories of one elder, on the elder's page below the consents, where they are written together. */
import { MessageCircleHeart, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { mayTell } from '../../../src-domain/outreach/public-stories.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useStories } from '../../replica/use-stories.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { StoryRow } from './story-row.tsx'
import { WriteStory } from './write-story.tsx'

export function ElderStoriesCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const stories = useStories(elder.id)
  /** `true`: a new one; a story: that one anew. */
  const [writing, setWriting] = useState<string | true | undefined>()
  if (stories === undefined || !may(role, 'tellStory')) return null
  const isAgreed = mayTell(elder)
  const before = stories.states.find(({ story }) => story.id === writing)?.story
  return (
    <Card icon={MessageCircleHeart} title={t('story.ownTitle')}>
      <div className="stack">
        {isAgreed ? (
          <div>
            <Button icon={PenLine} onPress={() => setWriting(true)}>
              {t('story.write')}
            </Button>
          </div>
        ) : (
          <p className="quiet">{t('story.notAgreed')}</p>
        )}
        <ul>
          {stories.states.map((state) => (
            <StoryRow key={state.story.id} state={state} stories={stories} onAgain={() => setWriting(state.story.id)} />
          ))}
        </ul>
      </div>
      {writing !== undefined && isAgreed && (
        <AntdTheme face="staff">
          <WriteStory elder={elder} before={before} onClose={() => setWriting(undefined)} />
        </AntdTheme>
      )}
    </Card>
  )
}
