/** What was typed and what was found for it, newest last; the worker starts with the first screen that searches. */
import { useEffect, useState } from 'react'
import { useReplica } from '../../replica/use-replica.ts'
import type { ArticlesFound } from './article-index.ts'
import type { Searched } from './article-text.ts'
import type { ArticleSearch } from './open-article-search.ts'

/** @returns undefined while nothing was typed, or nothing was answered yet. */
export function useArticleSearch(typed: string, articles: readonly Searched[] | undefined): ArticlesFound | undefined {
  const replica = useReplica()
  const [search, setSearch] = useState<ArticleSearch | undefined>()
  /** How often what there is has changed. */
  const [followed, setFollowed] = useState(0)
  const [found, setFound] = useState<ArticlesFound | undefined>()
  useEffect(() => {
    let opened: ArticleSearch | undefined
    let isOver = false
    const start = async () => {
      const { openArticleSearch } = await import('./open-article-search.ts')
      if (isOver) return
      opened = openArticleSearch(replica)
      setSearch(opened)
    }
    void start()
    return () => {
      isOver = true
      opened?.close()
      setSearch(undefined)
    }
  }, [replica])
  useEffect(() => {
    let isHere = true
    if (search !== undefined && articles !== undefined) {
      void search.follow(articles).then(() => isHere && setFollowed((count) => count + 1))
    }
    return () => {
      isHere = false
    }
  }, [search, articles])
  useEffect(() => {
    let isHere = true
    if (search !== undefined && followed > 0 && typed.trim() !== '') {
      void search.find(typed).then((answer) => isHere && setFound(answer))
    }
    return () => {
      isHere = false
    }
  }, [search, followed, typed])
  // What was found for the letters before stands until the next is there.
  return typed.trim() === '' ? undefined : found
}
