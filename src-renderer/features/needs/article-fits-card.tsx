/** What is worth reading for this elder, and why. Nothing here leads to goods (design.md §6). */
import './needs.css'
import { BookOpen, HandHeart } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { ElderProfile } from '../../../src-domain/recommendation/elder-profile.ts'
import type { ArticleFit } from '../../../src-domain/recommendation/recommend-articles.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FitList } from './fit-list.tsx'
import { FitRow } from './fit-row.tsx'
import { NotForMeDialog, type Unwanted, UnwantedList } from './not-for-me-dialog.tsx'
import { useArticleFits, useCarersFits } from './use-fits.ts'

export function ArticleFitsCard({
  elder,
  onOpen,
}: {
  readonly elder: Elder
  readonly onOpen: (article: string) => void
}) {
  const { t } = useTranslation(['needs', 'articles'])
  const words = useArticleWords()
  const found = useArticleFits(elder)
  const { role } = usePerson()
  const [unwanted, setUnwanted] = useState<Unwanted | undefined>()
  if (found === undefined) {
    return (
      <Card icon={BookOpen} title={t('articles.title')}>
        <Skeleton rows={4} />
      </Card>
    )
  }
  const { profile, short, whole } = found
  const refuse = ({ item: { article } }: ArticleFit) =>
    setUnwanted({ about: 'article', item: article.id, name: article.body.title, like: article.body.category })
  return (
    <Card icon={BookOpen} title={t('articles.title')} note={t('match.note')}>
      {short.length === 0 && <EmptyState title={t('articles.none')} />}
      <FitList
        short={short}
        whole={whole}
        keyOf={({ item }) => item.article.id}
        renderRow={(fit) => {
          const { id, body } = fit.item.article
          const { title, summary, lang } = words(body)
          return (
            <FitRow
              key={id}
              icon={BookOpen}
              name={title}
              nameLanguage={lang}
              score={fit.score}
              parts={fit.parts}
              notes={
                <p className="quiet" lang={lang}>
                  {summary}
                </p>
              }
              actions={
                <>
                  <Button small label={t('articles:open', { title })} onPress={() => onOpen(id)}>
                    {t('articles:read')}
                  </Button>
                  {may(role, 'requestService') && (
                    <Button small kind="quiet" label={`${t('notForMe.button')} ${title}`} onPress={() => refuse(fit)}>
                      {t('notForMe.button')}
                    </Button>
                  )}
                </>
              }
            />
          )
        }}
      />
      <ForCarers profile={profile} onOpen={onOpen} />
      <UnwantedList elder={elder.id} about="article" words={profile.refused.words} />
      {unwanted !== undefined && (
        <NotForMeDialog elder={elder.id} thing={unwanted} onClose={() => setUnwanted(undefined)} />
      )}
    </Card>
  )
}

/** 给照顾他的人: what is written for family and carers, by the same reasons. */
function ForCarers({
  profile,
  onOpen,
}: {
  readonly profile: ElderProfile
  readonly onOpen: (article: string) => void
}) {
  const { t } = useTranslation(['needs', 'articles'])
  const words = useArticleWords()
  const fits = useCarersFits(profile, 'staff')
  if (fits === undefined || fits.length === 0) return null
  return (
    <section className="fits-more">
      <h3>{t('articles.forCarers')}</h3>
      <ul>
        {fits.map(({ item, score, parts }) => {
          const { id, body } = item.article
          const { title, summary, lang } = words(body)
          return (
            <FitRow
              key={id}
              icon={HandHeart}
              name={title}
              nameLanguage={lang}
              score={score}
              parts={parts}
              notes={
                <p className="quiet" lang={lang}>
                  {summary}
                </p>
              }
              actions={
                <Button small label={t('articles:open', { title })} onPress={() => onOpen(id)}>
                  {t('articles:read')}
                </Button>
              }
            />
          )
        })}
      </ul>
    </section>
  )
}
