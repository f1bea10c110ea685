/**
 * Articles, lessons and films on the elder's face, also without a card: what suits whom it is for, then everything by pictures, and words only as a
 * second way. One decision a screen; nothing of it outlives the visit but what is noted of a signed-in elder's reading.
 */
import './elder-learn.css'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { articleCategories } from '../../../src-domain/articles/article.ts'
import { isForElders, isForFamily, isFoundByAnybody } from '../../../src-domain/articles/article-audience.ts'
import { articleTopicIds, isAbout } from '../../../src-domain/articles/article-topics.ts'
import { lessonsToShow } from '../../../src-domain/articles/lessons/lessons-to-show.ts'
import type { ArticleFit } from '../../../src-domain/recommendation/recommend-articles.ts'
import { usePackShelf } from '../../media/use-pack-shelf.ts'
import { useHidesUnreviewed } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { useArticleLists } from '../../search/catalog-provider.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleList } from './article-list.tsx'
import { ArticleReader } from './article-reader.tsx'
import { FilmList } from './film-list.tsx'
import { FilmPage } from './film-page.tsx'
import { FindPage } from './find-page.tsx'
import { LearnStart } from './learn-start.tsx'
import { LessonList } from './lesson-list.tsx'
import { LessonPlayer } from './lesson-player.tsx'
import { PicturePage } from './picture-page.tsx'
import { categoryPictures, topicPictures } from './pictures.ts'
import { type LearnPlace, type ListOf, usePlaces } from './places.ts'
import { useNotedReading } from './use-noted-reading.ts'

export type ElderLearnProps = {
  /** Undefined: nobody is signed in, and nothing is noted. */
  readonly elder: string | undefined
  /** What suits this elder, or of nobody what suits the month; undefined while it is worked out. */
  readonly fits: readonly ArticleFit[] | undefined
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
  const reading = useNotedReading(elder)
  const films = usePackShelf()
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
  const lessons = lessonsToShow(articles, { signatures, hidesUnreviewed, today })
  const open = (id: string) => go({ at: 'article', id })
  const ofList = (of: ListOf) => {
    switch (of.by) {
      case 'category':
        return findable.filter(({ body }) => body.category === of.category)
      case 'topic':
        return forElders.filter(({ body }) => isAbout(body, of.topic))
      case 'family':
        return articles.filter(({ body }) => isForFamily(body))
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
          hasFilms={films !== undefined && films.items.length > 0}
          page={here.page}
          onPage={(page) => turn({ at: 'start', page })}
          onOpen={open}
          onGo={go}
          onAsk={onAsk}
          onStories={onStories}
          onPractise={onPractise}
          onBack={back}
        />
      )
    case 'categories':
      return (
        <PicturePage
          title={t('categoriesTitle')}
          pictures={articleCategories.map((category) => ({
            id: category,
            icon: categoryPictures[category],
            words: t(`category.${category}`),
            onPress: () => go({ at: 'list', of: { by: 'category', category }, page: 0 }),
          }))}
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
          read={reading.read}
          page={here.page}
          onPage={(page) => turn({ ...here, page })}
          onOpen={open}
          onBack={back}
        />
      )
    case 'find':
      return (
        <FindPage
          articles={findable}
          typed={here.typed}
          page={here.page}
          onTyped={(typed) => turn({ at: 'find', typed, page: 0 })}
          onPage={(page) => turn({ ...here, page })}
          onOpen={open}
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
          items={films?.items ?? []}
          page={here.page}
          onPage={(page) => turn({ at: 'films', page })}
          onOpen={(id) => go({ at: 'film', id, picture: 0 })}
          onBack={back}
        />
      )
    case 'film':
      return (
        <FilmPage
          key={here.id}
          shelf={films}
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
