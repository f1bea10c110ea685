/** What the station does to be known: elders' stories, invitations, and which way people came. Nothing in it sells. */
import './stories.css'
import { MessageCircleHeart, Signpost } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { type ChannelCounts, channelCounts } from '../../../src-domain/outreach/channels.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useStories } from '../../replica/use-stories.ts'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { InvitationsCard } from './invitations-card.tsx'
import { StoryRow } from './story-row.tsx'

export function OutreachScreen() {
  const { t } = useTranslation('outreach')
  return (
    <Page title={t('screen.title')} note={t('screen.note')}>
      <StoriesCard />
      <InvitationsCard />
      <ChannelsCard />
    </Page>
  )
}

function StoriesCard() {
  const { t } = useTranslation(['outreach', 'elders'])
  const stories = useStories()
  return (
    <Card icon={MessageCircleHeart} title={t('story.title')}>
      <p className="quiet">{t('story.howTo', { tab: t('elders:looks.tabs.consent') })}</p>
      {stories === undefined && <Skeleton rows={3} />}
      {stories?.states.length === 0 && <p>{t('story.none')}</p>}
      <ul>
        {stories?.states.map((state) => (
          <StoryRow key={state.story.id} state={state} stories={stories} />
        ))}
      </ul>
    </Card>
  )
}

function ChannelsCard() {
  const { t } = useTranslation(['outreach', 'elders'])
  const found = useChannelCounts()
  return (
    <Card icon={Signpost} title={t('channel.title')} note={t('channel.note')}>
      {found === undefined && <Skeleton rows={3} />}
      {found?.counts.length === 0 && <p>{t('channel.none')}</p>}
      {found !== undefined && found.counts.length > 0 && (
        <ul>
          {found.counts.map(({ channel, count }) => (
            <li key={channel} className="outreach-row">
              <span>{t(`elders:code.channel.${channel}`)}</span>
              <b>{t('channel.count', { count })}</b>
            </li>
          ))}
          <li className="outreach-row">
            <span>{t('channel.notSaid')}</span>
            <b>{t('channel.count', { count: found.notSaid })}</b>
          </li>
        </ul>
      )}
    </Card>
  )
}

/** Counted once as the page opens: a figure to look at, not to watch. */
function useChannelCounts(): ChannelCounts | undefined {
  const replica = useReplica()
  const [found, setFound] = useState<ChannelCounts | undefined>()
  useEffect(() => {
    let isHere = true
    void replica
      .find({ collection: 'elders', kind: 'elder' })
      .then((all) => isHere && setFound(channelCounts(all.filter(isElder))))
    return () => {
      isHere = false
    }
  }, [replica])
  return found
}
