/**
 * The first screen: three articles that suit this elder, or of nobody the month, each with its reason; then what is asked for most, and the way
 * to all the rest (more-ways.tsx), so that nobody has to choose among a dozen.
 */
import { HeartPulse, LayoutGrid, MessageCircleQuestion, Presentation, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { unreadFirst } from '../../../src-domain/articles/article-reading.ts'
import type { ArticleFit } from '../../../src-domain/recommendation/recommend-articles.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleRow } from './article-list.tsx'
import { pageOf } from '../../ui/pages.ts'
import type { LearnPlace } from './places.ts'
import { useWhy } from './use-why.ts'

export function LearnStart({
  isOwn,
  fits,
  read,
  hasAdvice,
  page,
  onPage,
  onOpen,
  onGo,
  onAsk,
  onBack,
}: {
  readonly isOwn: boolean
  readonly fits: readonly ArticleFit[] | undefined
  readonly read: ReadonlySet<string>
  /** Something is written about an illness this elder is noted with. */
  readonly hasAdvice: boolean
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (id: string) => void
  readonly onGo: (place: LearnPlace) => void
  readonly onAsk?: (() => void) | undefined
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const why = useWhy()
  const shelf = pageOf(
    unreadFirst(fits ?? [], ({ item }) => item.article.id, read),
    page,
  )
  const ways = [
    ...(hasAdvice
      ? [{ id: 'illness', icon: HeartPulse, onPress: () => onGo({ at: 'illnesses', page: 0 }) } as const]
      : []),
    { id: 'lessons', icon: Presentation, onPress: () => onGo({ at: 'lessons', page: 0 }) },
    ...(onAsk === undefined ? [] : [{ id: 'ask', icon: MessageCircleQuestion, onPress: onAsk } as const]),
    { id: 'others', icon: LayoutGrid, onPress: () => onGo({ at: 'ways' }) },
  ] as const
  return (
    <ElderPage title={t('title')} step={String(shelf.page)} onBack={onBack}>
      <div className="learn-start">
        <section className="learn-shelf">
          <div className="learn-shelf-head">
            <h2>{isOwn ? t('forYou') : t('forSeason')}</h2>
            {shelf.count > 1 && (
              <BigButton icon={RefreshCw} onPress={() => onPage((shelf.page + 1) % shelf.count)}>
                {t('others')}
              </BigButton>
            )}
          </div>
          {fits === undefined && <Skeleton rows={3} />}
          {fits?.length === 0 && <p>{t('empty')}</p>}
          <ul className="learn-rows">
            {shelf.shown.map((fit) => (
              <ArticleRow
                key={fit.item.article.id}
                article={fit.item.article}
                line={why(fit.parts)}
                isRead={read.has(fit.item.article.id)}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
        <section className="learn-ways" aria-label={t('ways.label')}>
          {ways.map(({ id, icon, onPress }) => (
            <BigButton key={id} icon={icon} wide onPress={onPress}>
              {t(`ways.${id}`)}
            </BigButton>
          ))}
        </section>
      </div>
    </ElderPage>
  )
}
