/** How articles are used at this station, without the uses of elders who do not agree to it, or not any more. Undefined while it loads. */
import { useMemo } from 'react'
import { type ArticleUse, articleUses, countable } from '../../../src-domain/asking/article-use.ts'
import { useElders } from '../../replica/use-elders.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useQuestionFacts } from './use-questions.ts'

/** @param article of this one alone; absent, of all. */
export function useArticleUses(article?: string): readonly ArticleUse[] | undefined {
  const handed = useDocuments({ collection: 'feedback', kind: 'article-handed' })
  const ratings = useDocuments({ collection: 'feedback', kind: 'article-rating' })
  const questions = useQuestionFacts()
  const facts = useMemo(
    () =>
      handed &&
      ratings &&
      questions &&
      [...handed, ...ratings, ...questions].filter(
        ({ kind, body }) =>
          article === undefined || kind === 'answer-taken-back' || (body as { article?: string }).article === article,
      ),
    [handed, ratings, questions, article],
  )
  const elders = useElders(facts?.map(({ elder }) => elder) ?? [])
  return useMemo(() => facts && elders && articleUses(countable(facts, elders)), [facts, elders])
}
