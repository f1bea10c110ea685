/**
 * Articles, lessons and films on the elder's face, also without a card: what suits whom it is for, then everything by pictures, and words only as a
 * second way. One decision a screen; nothing of it outlives the visit but what is noted of a signed-in elder's reading.
 */
import './elder-learn.css'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { isForElders, isForFamily, isFoundByAnybody } from '../../../src-domain/articles/article-audience.ts'
import { articleTopicIds, isAbout } from '../../../src-domain/articles/article-topics.ts'
import { illnessAdvice } from '../../../src-domain/articles/illness-advice.ts'
import { lessonsToShow } from '../../../src-domain/articles/lessons/lessons-to-show.ts'
import { filmsForAnybody, filmTopics } from '../../../src-domain/media/film-topics.ts'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import type { ElderProfile } from '../../../src-domain/recommendation/elder-profile.ts'
import type { ArticleFit } from '../../../src-domain/recommendation/recommend-articles.ts'
import { recommendFilms } from '../../../src-domain/recommendation/recommend-films.ts'
import { usePackShelf } from '../../media/use-pack-shelf.ts'
import { useHidesUnreviewed } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { useArticleLists } from '../../search/catalog-provider.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleList } from './article-list.tsx'
import { ArticleReader } from './article-reader.tsx'
import { CategoriesPage } from './categories-page.tsx'
import { FilmList } from './film-list.tsx'
import { FilmPage } from './film-page.tsx'
import { FindPage } from './find-page.tsx'
import { IllnessList } from './illness-list.tsx'
import { IllnessPage } from './illness-page.tsx'
import { LearnStart } from './learn-start.tsx'
import { LessonList } from './lesson-list.tsx'
import { LessonPlayer } from './lesson-player.tsx'
import { MoreWays } from './more-ways.tsx'
import { PicturePage } from './picture-page.tsx'
import { topicPictures } from './pictures.ts'
import { type LearnPlace, type ListOf, usePlaces } from './places.ts'
import { useNotedReading } from './use-noted-reading.ts'
import { useWhy } from './use-why.ts'

export type ElderLearnProps = {
  /** Undefined: nobody is signed in, and nothing is noted. */
  readonly elder: string | undefined
  /** What suits this elder, or of nobody what suits the month; undefined while it is worked out. */
  readonly fits: readonly ArticleFit[] | undefined
  /** Of this elder, for what suits among the films. */
  readonly profile?: ElderProfile | undefined
  /** What those who look after this elder are led to: it comes first in their list. */
  readonly forCarers?: readonly ArticleFit[] | undefined
  /** Numbers in table A.4 that this elder is noted with; undefined of nobody, and while it is worked out. */
  readonly illnesses?: ReadonlySet<number> | undefined
  readonly start?: LearnPlace | undefined
  /** 「问一个问题」; without it there is no such button. */
  readonly onAsk?: (() => void) | undefined
  /** 「大家的故事」; without it there is no such button. */
  readonly onStories?: (() => void) | undefined
  /** 「学用这台机器」. */
  readonly onPractise?: (() => void) | undefined
  readonly onBack: () => void
}

export function ElderLearn({
  elder,
  fits,
  illnesses,
  profile,
  forCarers = [],
  start = { at: 'start', page: 0 },
  onAsk,
  onStories,
  onPractise,
  onBack,
}: ElderLearnProps) {
  const { t } = useTranslation('elderLearn')
  const { here, go, turn, back } = usePlaces(start, onBack)
  const lists = useArticleLists()
  const articles = lists?.readable()
  const forElders = useMemo(() => articles?.filter(({ body }) => isForElders(body)), [articles])
  const findable = useMemo(() => articles?.filter(({ body }) => isFoundByAnybody(body)), [articles])
  const advice = useMemo(
    () => (illnesses === undefined || forElders === undefined ? undefined : illnessAdvice(illnesses, forElders)),
    [illnesses, forElders],
  )
  const reading = useNotedReading(elder)
  const shelf = usePackShelf()
  const films = useMemo(() => filmsForAnybody(shelf?.items ?? []), [shelf])
  const why = useWhy()
  const filmFits = useMemo(() => (profile === undefined ? [] : recommendFilms(profile, films)), [profile, films])
  const hidesUnreviewed = useHidesUnreviewed()
  const signatures = useDocuments({ collection: 'activity', kind: 'article-signature' })
  const today = useToday()
  if (
    articles === undefined ||
    forElders === undefined ||
    findable === undefined ||
    hidesUnreviewed === undefined ||
    signatures === undefined
  ) {
    return (
      <ElderPage title={t('title')} onBack={back}>
        <Skeleton rows={5} />
      </ElderPage>
    )
  }
  const carersLines = new Map(forCarers.map(({ item }) => [item.article.id, t('forCarers')]))
  const lessons = lessonsToShow(articles, { signatures, hidesUnreviewed, today })
  const open = (id: string) => go({ at: 'article', id })
  const openFilm = (id: string) => go({ at: 'film', id, picture: 0 })
  const ofList = (of: ListOf) => {
    switch (of.by) {
      case 'category':
        return findable.filter(({ body }) => body.category === of.category)
      case 'topic':
        return forElders.filter(({ body }) => isAbout(body, of.topic))
      case 'family':
        return suitedFirst(
          articles.filter(({ body }) => isForFamily(body)),
          forCarers,
        )
      default:
        return of satisfies never
    }
  }
  const titleOf = (of: ListOf): string =>
    of.by === 'category' ? t(`category.${of.category}`) : of.by === 'topic' ? t(`topic.${of.topic}`) : t('familyTitle')
  switch (here.at) {
    case 'start':
      return (
        <LearnStart
          isOwn={elder !== undefined}
          fits={fits}
          read={reading.read}
          hasAdvice={advice !== undefined && advice.some(({ leading }) => leading !== undefined)}
          page={here.page}
          onPage={(page) => turn({ at: 'start', page })}
          onOpen={open}
          onGo={go}
          onAsk={onAsk}
          onBack={back}
        />
      )
    case 'ways':
      return (
        <MoreWays hasFilms={films.length > 0} onGo={go} onStories={onStories} onPractise={onPractise} onBack={back} />
      )
    case 'categories':
      return (
        <CategoriesPage
          onCategory={(category) => go({ at: 'list', of: { by: 'category', category }, page: 0 })}
          onBack={back}
        />
      )
    case 'topics':
      return (
        <PicturePage
          title={t('topicsTitle')}
          pictures={articleTopicIds.map((topic) => ({
            id: topic,
            icon: topicPictures[topic],
            words: t(`topic.${topic}`),
            onPress: () => go({ at: 'list', of: { by: 'topic', topic }, page: 0 }),
          }))}
          onFind={() => go({ at: 'find', typed: '', page: 0 })}
          onBack={back}
        />
      )
    case 'list':
      return (
        <ArticleList
          title={titleOf(here.of)}
          note={here.of.by === 'family' ? t('familyNote') : undefined}
          articles={ofList(here.of)}
          films={films.filter((item) => isFilmIn(item, here.of))}
          lines={here.of.by === 'family' ? carersLines : undefined}
          read={reading.read}
          page={here.page}
          onPage={(page) => turn({ ...here, page })}
          onOpen={open}
          onOpenFilm={openFilm}
          onBack={back}
        />
      )
    case 'find':
      return (
        <FindPage
          articles={findable}
          films={films}
          typed={here.typed}
          page={here.page}
          onTyped={(typed) => turn({ at: 'find', typed, page: 0 })}
          onPage={(page) => turn({ ...here, page })}
          onOpen={open}
          onOpenFilm={openFilm}
          onBack={back}
        />
      )
    case 'lessons':
      return (
        <LessonList
          lessons={lessons}
          page={here.page}
          onPage={(page) => turn({ at: 'lessons', page })}
          onOpen={(slug) => go({ at: 'lesson', slug })}
          onBack={back}
        />
      )
    case 'illnesses':
      return advice === undefined ? (
        <ElderPage title={t('illness.title')} onBack={back}>
          <Skeleton rows={3} />
        </ElderPage>
      ) : (
        <IllnessList
          illnesses={advice}
          page={here.page}
          onPage={(page) => turn({ at: 'illnesses', page })}
          onOpen={(code) => go({ at: 'illness', code })}
          onBack={back}
        />
      )
    case 'illness':
      return (
        <IllnessPage
          key={here.code}
          illness={advice?.find(({ code }) => code === here.code)}
          reading={reading}
          onOpen={open}
          onBack={back}
        />
      )
    case 'article':
      return (
        <ArticleReader
          key={here.id}
          elder={elder}
          article={articles.find(({ id }) => id === here.id)}
          reading={reading}
          onBack={back}
        />
      )
    case 'lesson':
      return (
        <LessonPlayer
          key={here.slug}
          lesson={lessons.find(({ lesson }) => lesson.slug === here.slug)}
          reading={reading}
          onBack={back}
        />
      )
    case 'films':
      return (
        <FilmList
          items={[
            ...filmFits.map(({ item }) => item),
            ...films.filter((item) => !filmFits.some((fit) => fit.item === item)),
          ]}
          lines={new Map(filmFits.map(({ item, parts }) => [item.id, why(parts)]))}
          page={here.page}
          onPage={(page) => turn({ at: 'films', page })}
          onOpen={openFilm}
          onBack={back}
        />
      )
    case 'film':
      return (
        <FilmPage
          key={here.id}
          shelf={shelf}
          id={here.id}
          picture={here.picture}
          isOwn={elder !== undefined}
          reading={reading}
          onPicture={(picture) => turn({ ...here, picture })}
          onBack={back}
        />
      )
    default:
      return here satisfies never
  }
}

function isFilmIn(item: PackItem, of: ListOf): boolean {
  const topics = filmTopics(item)
  switch (of.by) {
    case 'category':
      return topics.category === of.category
    case 'topic':
      return isForElders(topics) && isAbout(topics, of.topic)
    case 'family':
      return isForFamily(topics)
    default:
      return of satisfies never
  }
}

/** The last days of life at the end: an elder may be looking on. */
function suitedFirst(articles: readonly Article[], fits: readonly ArticleFit[]): readonly Article[] {
  const suited = fits.flatMap(({ item }) => articles.find(({ id }) => id === item.article.id) ?? [])
  const others = articles.filter((one) => !suited.includes(one))
  const isLast = ({ body }: Article): boolean => !isFoundByAnybody(body)
  return [...suited, ...others.filter((one) => !isLast(one)), ...others.filter(isLast)]
}
