/**
 * What an elder tells of the station in their own words (mission E1), written down by staff with the elder and read back. It stands under a
 * consent of its own; it is shown only after another person than its writer read it, and only while the consent stands. It never tells of
 * anything that is sold or taken (design.md §6, standards/08): no such words, no product, no link, no picture but one the elder gave. Without
 * a byline that the elder chose it names nobody. A story that is written anew corrects the one before.
 */
import Type, { type Static } from 'typebox'
import { MediaFile } from '../media/media-file.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import { namedIn, type NamedProduct } from './named-products.ts'
import { soldThing } from './sold-things.ts'

/** As the elder wants it: nobody, or the surname with one of the two words. */
export const bylines = ['none', 'aunt', 'uncle'] as const
export type Byline = (typeof bylines)[number]

export const ElderStoryBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 16 }),
    /** One sentence, for a machine at rest, a poster and a picture. */
    short: Type.String({ minLength: 1, maxLength: 60 }),
    words: Type.String({ minLength: 1, maxLength: 600 }),
    byline: Type.Enum([...bylines]),
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: 1 })),
  },
  { additionalProperties: false },
)
export type ElderStoryBody = Static<typeof ElderStoryBody>
export type ElderStory = Document<ElderStoryBody>

export const elderStoryKind = defineKind({
  kind: 'elder-story',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: ElderStoryBody,
  rules: ({ body, elder, author }): readonly Refusal[] => [
    ...(elder.startsWith('elders:') ? [] : [refusal('story.ofNobody', '/elder')]),
    // Staff write it with the elder and read it back.
    ...(author.startsWith('staff:') ? [] : [refusal('staff.notAllowed', '/author')]),
    ...((body.media ?? []).every(({ type }) => type.startsWith('image/'))
      ? []
      : [refusal('story.noPicture', '/body/media')]),
    ...textRefusals(body),
  ],
  migrations: [],
})

export const StoryReviewBody = Type.Object(
  {
    story: DocumentId,
    writer: Type.String({ minLength: 1, maxLength: 63 }),
    decision: Type.Enum(['show', 'sendBack']),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type StoryReviewBody = Static<typeof StoryReviewBody>
export type StoryReview = Document<StoryReviewBody>

export const storyReviewKind = defineKind({
  kind: 'story-review',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: StoryReviewBody,
  rules: ({ body, author, elder }): readonly Refusal[] => [
    ...(elder.startsWith('elders:') ? [] : [refusal('story.ofNobody', '/elder')]),
    ...(body.writer === author ? [refusal('story.own', '/author')] : []),
    ...(body.decision === 'sendBack' && (body.reason ?? '').trim() === ''
      ? [refusal('story.reasonMissing', '/body/reason')]
      : []),
  ],
  migrations: [],
})

/** Taken off for good, for whatever reason: one story, while the consent to others may stand. */
export const StoryEndedBody = Type.Object(
  { story: DocumentId, reason: Type.String({ minLength: 1, maxLength: 300 }) },
  { additionalProperties: false },
)
export type StoryEnded = Document<Static<typeof StoryEndedBody>>

export const storyEndedKind = defineKind({
  kind: 'story-ended',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: StoryEndedBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder.startsWith('elders:') ? [] : [refusal('story.ofNobody', '/elder')]),
    ...(body.reason.trim() === '' ? [refusal('story.reasonMissing', '/body/reason')] : []),
  ],
  migrations: [],
})

export const isElderStory = (document: { readonly kind: string }): document is ElderStory =>
  document.kind === elderStoryKind.kind
export const isStoryReview = (document: { readonly kind: string }): document is StoryReview =>
  document.kind === storyReviewKind.kind
export const isStoryEnded = (document: { readonly kind: string }): document is StoryEnded =>
  document.kind === storyEndedKind.kind

const texts = ['title', 'short', 'words'] as const

/** A way out of the story: an address, an account, a code to scan. */
const link = /https?:|www\.|\.(?:com|cn|net)\b|二维码|微信号|公众号|加微信|抖音号|快手号|小程序|淘宝|京东|拼多多|下单/i
/** A telephone, an identity or bank number. */
const number = /\d{7,}/

function textRefusals(body: Pick<ElderStoryBody, (typeof texts)[number]>): readonly Refusal[] {
  return texts.flatMap((field) => {
    const plain = body[field].normalize('NFKC').replaceAll(/[\s-]/g, '')
    const word = soldThing(body[field])
    const way = link.exec(plain)?.[0]
    return [
      ...(plain === '' ? [refusal('story.empty', `/body/${field}`)] : []),
      ...(word === undefined ? [] : [refusal('story.sells', `/body/${field}`, { word })]),
      ...(way === undefined ? [] : [refusal('story.link', `/body/${field}`, { word: way })]),
      ...(number.test(plain) ? [refusal('story.number', `/body/${field}`)] : []),
    ]
  })
}

/** What only they know who have the record and the catalog at hand: the elder's own name, and what is sold here. */
export function storyRefusals(
  body: Pick<ElderStoryBody, (typeof texts)[number]>,
  name: string,
  products: readonly NamedProduct[],
): readonly Refusal[] {
  return [
    ...textRefusals(body),
    ...texts.flatMap((field) => {
      const product = namedIn(body[field], products)
      return [
        ...(product === undefined ? [] : [refusal('story.sells', `/body/${field}`, { word: product })]),
        ...(name !== '' && body[field].replaceAll(/\s/g, '').includes(name)
          ? [refusal('story.name', `/body/${field}`)]
          : []),
      ]
    }),
  ]
}

export type StoryDraft = ElderStoryBody & {
  /** The finished words were read to the elder, who said that they are right. */
  readonly isReadBack: boolean
}

export function writeStory(
  { isReadBack, ...draft }: StoryDraft,
  elder: { readonly id: string; readonly name: string },
  products: readonly NamedProduct[],
  role: Role,
  act: Act,
  corrects?: string,
): Result<ElderStory, readonly Refusal[]> {
  const allowed = requirePermission(role, 'tellStory')
  if (!allowed.ok) return err([allowed.error])
  const body = { ...draft, title: draft.title.trim(), short: draft.short.trim(), words: draft.words.trim() }
  const refusals = [
    ...storyRefusals(body, elder.name, products),
    ...(isReadBack ? [] : [refusal('story.notReadBack', '/isReadBack')]),
  ]
  if (refusals.length > 0) return err(refusals)
  return ok(
    createDocument(elderStoryKind, body, act, { elder: elder.id, ...(corrects === undefined ? {} : { corrects }) }),
  )
}

export function reviewStory(
  story: Pick<ElderStory, 'id' | 'author' | 'elder'>,
  { decision, reason = '' }: { readonly decision: StoryReviewBody['decision']; readonly reason?: string },
  role: Role,
  act: Act,
): Result<StoryReview, Refusal> {
  const allowed = requirePermission(role, 'tellStory')
  if (!allowed.ok) return allowed
  if (story.author === act.author) return err(refusal('story.own', '/author'))
  const why = reason.trim()
  if (decision === 'sendBack' && why === '') return err(refusal('story.reasonMissing', '/body/reason'))
  const body = { story: story.id, writer: story.author, decision, ...(why === '' ? {} : { reason: why }) }
  return ok(createDocument(storyReviewKind, body, act, { elder: story.elder }))
}

export function endStory(
  story: Pick<ElderStory, 'id' | 'elder'>,
  reason: string,
  role: Role,
  act: Act,
): Result<StoryEnded, Refusal> {
  const allowed = requirePermission(role, 'tellStory')
  if (!allowed.ok) return allowed
  const why = reason.trim()
  if (why === '') return err(refusal('story.reasonMissing', '/body/reason'))
  return ok(createDocument(storyEndedKind, { story: story.id, reason: why }, act, { elder: story.elder }))
}
