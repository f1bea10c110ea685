/** Elders' own stories as they stand at this moment: facts, the elders' consents, and what is sold here. */
import { useMemo } from 'react'
import type { Elder } from '../../src-domain/elders/elder.ts'
import {
  type PublicStory,
  publicStories,
  type StoryState,
  storyStates,
} from '../../src-domain/outreach/public-stories.ts'
import { isProduct } from '../../src-domain/recommendation/recommend-products.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { useElders } from './use-elders.ts'
import { useDocuments } from './use-replica.ts'

/** Of one elder, or of everybody; undefined while loading. */
function useStoryFacts(elder?: string): readonly Document[] | undefined {
  const of = elder === undefined ? {} : { elder }
  const stories = useDocuments({ collection: 'feedback', kind: 'elder-story', ...of })
  const reviews = useDocuments({ collection: 'feedback', kind: 'story-review', ...of })
  const endings = useDocuments({ collection: 'feedback', kind: 'story-ended', ...of })
  return useMemo(
    () =>
      stories === undefined || reviews === undefined || endings === undefined
        ? undefined
        : [...stories, ...reviews, ...endings],
    [stories, reviews, endings],
  )
}

export type Stories = {
  readonly states: readonly StoryState[]
  /** What anybody may see. */
  readonly shown: readonly PublicStory[]
  /** Of those they are about, as far as they are here. */
  readonly elders: ReadonlyMap<string, Elder>
}

const nothing: Stories = { states: [], shown: [], elders: new Map() }

/** @param elder those of one elder alone. */
export function useStories(elder?: string): Stories | undefined {
  const facts = useStoryFacts(elder)
  const elders = useElders(facts?.map((fact) => fact.elder) ?? [])
  // The catalog is read only where there is something to hold against it.
  const catalog = useDocuments(
    facts === undefined || facts.length === 0 ? undefined : { collection: 'products', kind: 'product' },
  )
  return useMemo(() => {
    if (facts === undefined) return undefined
    if (facts.length === 0) return nothing
    if (elders === undefined || catalog === undefined) return undefined
    const shown = publicStories(facts, [...elders.values()], catalog.filter(isProduct))
    return { states: storyStates(facts), shown, elders }
  }, [facts, elders, catalog])
}
