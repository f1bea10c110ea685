/**
 * 「这有帮助吗」, two large buttons: each press is one fact, another answer takes its place, the same once more takes it back. Who is signed
 * in may also say that this is not for them.
 */
import { Ban, ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import {
  type ArticleRating,
  rateArticle,
  type RatingAnswer,
  standingRatings,
} from '../../../src-domain/articles/article-rating.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { refusedBy, sayNotForMe } from '../../../src-domain/recommendation/not-for-me.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'

export function ArticleRatingQuestion({
  elder,
  article,
}: {
  readonly elder: string | undefined
  readonly article: Article
}) {
  const { t } = useTranslation('elderLearn')
  const record = useDocument(elder)
  const isOpen = record !== undefined && record !== null && isElder(record) && isRecordOpen(record)
  // Without a yes to the record nothing is kept of somebody; of nobody nothing is known.
  if (elder !== undefined && !isOpen) return null
  return (
    <section className="learn-rating">
      <h2>{t('rating.question')}</h2>
      <Answers elder={elder} article={article} />
      {elder !== undefined && <NotForMe elder={elder} article={article} />}
    </section>
  )
}

const answers = [
  ['helped', ThumbsUp],
  ['notHelped', ThumbsDown],
] as const

function Answers({ elder, article }: { readonly elder: string | undefined; readonly article: Article }) {
  const { t } = useTranslation('elderLearn')
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const ratings = useDocuments(
    elder === undefined ? undefined : { collection: 'feedback', elder, kind: 'article-rating' },
  )
  /** Of this visit; of nobody it is the only one that is known. */
  const [own, setOwn] = useState<ArticleRating | undefined>()
  const standing = own ?? standingRatings(ratings ?? [], article.id).at(-1)
  const said = standing?.body.answer
  const say = async (answer: RatingAnswer) => {
    const rating = rateArticle(article, answer, { elder: elder ?? '', replaces: standing?.id }, act())
    if (await save([rating as Document])) setOwn(rating)
  }
  return (
    <>
      <div className="learn-answers">
        {answers.map(([answer, icon]) => (
          <BigButton
            key={answer}
            icon={icon}
            pressed={said === answer}
            busy={busy}
            onPress={() => void say(said === answer ? 'takenBack' : answer)}
          >
            {t(`rating.${answer}`)}
          </BigButton>
        ))}
      </div>
      <output className="learn-note">
        {own === undefined ? '' : own.body.answer === 'takenBack' ? t('rating.takenBack') : t('rating.thanks')}
      </output>
      {refusals.length > 0 && <Notice tone="red" urgent title={t('rating.failed')} />}
    </>
  )
}

function NotForMe({ elder, article }: { readonly elder: string; readonly article: Article }) {
  const { t } = useTranslation('elderLearn')
  const act = useAct()
  const today = useToday()
  const { busy, refusals, save } = useSave()
  const records = useDocuments({ collection: 'records', elder, kind: 'not-for-me' })
  const isRefused = refusedBy(records ?? [], today).isRefused(article.id)
  const say = () =>
    save([
      sayNotForMe(
        {
          about: 'article',
          item: article.id,
          name: article.body.title,
          like: article.body.category,
          fits: isRefused,
          saidBy: 'elder',
        },
        elder,
        act(),
      ) as Document,
    ])
  return (
    <>
      <BigButton icon={Ban} pressed={isRefused} busy={busy} onPress={() => void say()}>
        {isRefused ? t('rating.notForMeOn') : t('rating.notForMe')}
      </BigButton>
      {isRefused && <p className="learn-note">{t('rating.notForMeText')}</p>}
      {refusals.length > 0 && <Notice tone="red" urgent title={t('rating.failed')} />}
    </>
  )
}
