/** Where somebody is among articles and lessons, and the way back. Kept in memory alone: it goes with the visit. */
import { useState } from 'react'
import type { ArticleCategory } from '../../../src-domain/articles/article.ts'
import type { ArticleTopic } from '../../../src-domain/articles/article-topics.ts'

export type ListOf =
  | { readonly by: 'category'; readonly category: ArticleCategory }
  | { readonly by: 'topic'; readonly topic: ArticleTopic }
  | { readonly by: 'family' }

export type LearnPlace =
  | { readonly at: 'start'; readonly page: number }
  | { readonly at: 'ways' }
  | { readonly at: 'categories' }
  | { readonly at: 'topics' }
  | { readonly at: 'list'; readonly of: ListOf; readonly page: number }
  | { readonly at: 'find'; readonly typed: string; readonly page: number }
  | { readonly at: 'lessons'; readonly page: number }
  | { readonly at: 'illnesses'; readonly page: number }
  | { readonly at: 'illness'; readonly code: number }
  | { readonly at: 'article'; readonly id: string }
  | { readonly at: 'lesson'; readonly slug: string }
  | { readonly at: 'films'; readonly page: number }
  /** `picture`: of a set of pictures, from 0. */
  | { readonly at: 'film'; readonly id: string; readonly picture: number }

export type Places = {
  readonly here: LearnPlace
  readonly go: (place: LearnPlace) => void
  /** The same place on another page or with other words: no step of the way back. */
  readonly turn: (place: LearnPlace) => void
  readonly back: () => void
}

/** @param onLeave back from the first place. */
export function usePlaces(first: LearnPlace, onLeave: () => void): Places {
  const [way, setWay] = useState<readonly [LearnPlace, ...LearnPlace[]]>([first])
  const [here, ...before] = way
  return {
    here,
    go: (place) => setWay([place, ...way]),
    turn: (place) => setWay([place, ...before]),
    back: () => {
      const [last, ...earlier] = before
      if (last === undefined) onLeave()
      else setWay([last, ...earlier])
    },
  }
}
