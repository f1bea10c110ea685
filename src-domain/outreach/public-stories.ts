/**
 * Which stories anybody may see now: worked out each time from the facts, the elders' consents and the catalog, so that what is taken back
 * is gone from every machine, shelf, poster and picture the moment it is known there.
 */
import { isAllowed } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import type { MediaFile } from '../media/media-file.ts'
import { type Document, oldestFirst } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import {
  type Byline,
  type ElderStory,
  isElderStory,
  isStoryEnded,
  isStoryReview,
  type StoryEnded,
  storyRefusals,
  type StoryReview,
} from './elder-story.ts'
import type { NamedProduct } from './named-products.ts'

export type StoryState = {
  readonly story: ElderStory
  readonly status: 'waiting' | 'sentBack' | 'reviewed' | 'ended'
  readonly decided?: StoryReview
  readonly ended?: StoryEnded
}

/** Newest first; one that was written anew is not among them. Of two decisions made apart the stricter counts. */
export function storyStates(documents: readonly Document[]): readonly StoryState[] {
  const stories = documents.filter(isElderStory)
  const corrected = new Set(stories.map(({ corrects }) => corrects))
  const reviews = documents.filter(isStoryReview).toSorted(oldestFirst)
  const endings = documents.filter(isStoryEnded)
  return stories
    .filter(({ id }) => !corrected.has(id))
    .toSorted(oldestFirst)
    .toReversed()
    .map((story) => {
      const ended = endings.find(({ body }) => body.story === story.id)
      const legal = reviews.filter(({ body, author }) => body.story === story.id && author !== story.author)
      const decided = legal.find(({ body }) => body.decision === 'sendBack') ?? legal[0]
      const status = decided?.body.decision === 'show' ? 'reviewed' : decided === undefined ? 'waiting' : 'sentBack'
      return {
        story,
        status: ended === undefined ? status : 'ended',
        ...(decided === undefined ? {} : { decided }),
        ...(ended === undefined ? {} : { ended }),
      }
    })
}

export type PublicStory = {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly words: string
  /** Undefined: it names nobody. */
  readonly by?: { readonly surname: string; readonly called: Exclude<Byline, 'none'> }
  readonly picture?: MediaFile
}

/** Consent to the record and to this purpose; nothing of who is noted as dead or gone is shown any more. */
export const mayTell = ({ body }: Pick<Elder, 'body'>): boolean =>
  body.archived === undefined && isAllowed(body.consents, 'stories')

/** @param elders those the stories are about; whose record is not known here is not shown. */
export function publicStories(
  documents: readonly Document[],
  elders: readonly Elder[],
  products: readonly NamedProduct[],
): readonly PublicStory[] {
  const known = new Map(elders.map((elder) => [elder.id, elder]))
  return storyStates(documents).flatMap(({ story, status }) => {
    const elder = known.get(story.elder)
    if (status !== 'reviewed' || elder === undefined || !mayTell(elder)) return []
    const { title, short, words, byline, media } = story.body
    // Judged again: what is sold here changes, and so may the name.
    if (storyRefusals(story.body, elder.body.name, products).length > 0) return []
    const [picture] = media ?? []
    return [
      {
        id: story.id,
        title,
        short,
        words,
        ...(byline === 'none' ? {} : { by: { surname: surnameOf(elder.body.name), called: byline } }),
        ...(picture === undefined ? {} : { picture }),
      },
    ]
  })
}

/** Another one every day. */
export const storyOfDay = (stories: readonly PublicStory[], today: CalendarDate): PublicStory | undefined =>
  stories[(Date.parse(`${today}T00:00:00Z`) / 86_400_000) % Math.max(1, stories.length)]

/** Surnames of two characters that are met today; all others are one. */
const longSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 轩辕 端木 百里 东郭 南宫 西门'.split(' '),
)

export function surnameOf(name: string): string {
  const characters = [...name.trim()]
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && longSurnames.has(two) ? two : (characters[0] ?? '')
}
