/**
 * A machine that nobody uses: one sentence about what it is for, and public cards by turns. Any touch ends it. It answers the finished
 * tap, not the finger coming down, or the tap's end would press a tile of the page that comes.
 */
import './attract.css'
import './stories.css'
import { BookOpen, CalendarDays, Clock, Hand, Leaf, type LucideIcon, MessageCircleHeart } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { type AttractCardKind, seasonArticle, servicesOfDay } from '../../../src-domain/outreach/attract-cards.ts'
import { storyOfDay } from '../../../src-domain/outreach/public-stories.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import { attractCardsOf, hidesUnreviewed } from '../../../src-domain/settings/station-settings.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStories } from '../../replica/use-stories.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { CallStaffButton } from '../../ui/elder-page.tsx'
import { Phrases } from '../../ui/phrases.tsx'
import { StoryPicture } from './story-picture.tsx'
import { useByline } from './use-byline.ts'

export type AttractCard = {
  readonly kind: AttractCardKind
  readonly title: string
  readonly lines: readonly string[]
  readonly note?: string
  readonly picture?: MediaFile
}

const icons: Readonly<Record<AttractCardKind, LucideIcon>> = {
  season: BookOpen,
  services: CalendarDays,
  story: MessageCircleHeart,
  hours: Clock,
}

/** Long enough to read the longest card aloud. */
const turnMs = 15_000

export function AttractScreen({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('outreach')
  const { stationName } = useKiosk()
  const cards = useAttractCards()
  const turn = useTurns(cards.length)
  useEffect(() => {
    window.addEventListener('click', onLeave)
    window.addEventListener('keydown', onLeave)
    return () => {
      window.removeEventListener('click', onLeave)
      window.removeEventListener('keydown', onLeave)
    }
  }, [onLeave])
  const card = cards[turn]
  return (
    <div className="attract">
      <main className="attract-main">
        <span className="attract-mark" aria-hidden>
          <Leaf />
        </span>
        <h1>
          <Phrases
            text={stationName === '' ? t('attract.hereNameless') : t('attract.here', { station: stationName })}
          />
        </h1>
        {card !== undefined && <OneCard key={`${card.kind} ${turn}`} card={card} />}
      </main>
      <footer className="attract-bar">
        <BigButton kind="primary" icon={Hand} onPress={onLeave}>
          {t('attract.touch')}
        </BigButton>
        <CallStaffButton />
      </footer>
    </div>
  )
}

function OneCard({ card: { kind, title, lines, note, picture } }: { readonly card: AttractCard }) {
  const Icon = icons[kind]
  return (
    <section className="attract-card">
      <h2>
        <Icon aria-hidden />
        {title}
      </h2>
      {picture !== undefined && <StoryPicture file={picture} />}
      {lines.map((line) => (
        <p key={line}>
          <Phrases text={line} />
        </p>
      ))}
      {note !== undefined && <p className="attract-note">{note}</p>}
    </section>
  )
}

/** Who asked for less motion gets one card and no change. */
function useTurns(count: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (count < 2 || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined
    const timer = setInterval(() => setTurn((now) => now + 1), turnMs)
    return () => clearInterval(timer)
  }, [count])
  return turn % Math.max(1, count)
}

function useAttractCards(): readonly AttractCard[] {
  const { t } = useTranslation('outreach')
  const words = useArticleWords()
  const format = useFormat()
  const today = useToday()
  const { stationPhone } = useKiosk()
  const settings = useStationSettings()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const stories = useStories()
  const byline = useByline()
  const organizations = useDocuments({ collection: 'organizations', kind: 'organization' })
  if (settings === undefined) return []
  const cards: Readonly<Record<AttractCardKind, () => AttractCard | undefined>> = {
    season: () => {
      const shown = hidesUnreviewed(settings) ? articles?.filter(({ body }) => isReviewed(body)) : articles
      const article = shown && recalls && seasonArticle(shown, recalls, today)
      if (article === undefined) return undefined
      const { title, summary } = words(article.body)
      return {
        kind: 'season',
        title: t('attract.season'),
        lines: [title, summary],
        note: isReviewed(article.body) ? t('attract.ask') : t('attract.notReviewed'),
      }
    },
    services: () => {
      const names = servicesOfDay((organizations ?? []).filter(isOrganization), today, 4)
      return names.length === 0
        ? undefined
        : { kind: 'services', title: t('attract.services'), lines: [format.list(names)], note: t('attract.book') }
    },
    story: () => {
      const story = stories && storyOfDay(stories.shown, today)
      if (story === undefined) return undefined
      const by = byline(story)
      return {
        kind: 'story',
        title: t('attract.story'),
        lines: [`“${story.short}”`],
        ...(by === undefined ? {} : { note: by }),
        ...(story.picture === undefined ? {} : { picture: story.picture }),
      }
    },
    hours: () => {
      const lines = [
        settings.body.openingHours ?? '',
        stationPhone === '' ? '' : t('attract.phone', { phone: stationPhone }),
      ].filter((line) => line !== '')
      return lines.length === 0 ? undefined : { kind: 'hours', title: t('attract.hours'), lines }
    },
  }
  return attractCardsOf(settings).flatMap((kind) => cards[kind]() ?? [])
}
