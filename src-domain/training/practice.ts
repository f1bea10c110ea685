/**
 * What stays of a practice: that somebody went through a lesson to its end, alone or watched; and that a colleague saw that somebody
 * can do it (or not yet), a colleague or an elder. Both are facts. What was typed in a practice stays nowhere (practice-station.ts). A practice of an elder
 * stands about that elder, in the collection whose documents are judged by consent; a family's names nobody.
 */
import Type, { type Static } from 'typebox'
import { isAllowed } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import { audiences, type Lesson, type PracticeTrace, seenOf } from './lessons.ts'

const StaffId = Type.String({ pattern: '^staff:', maxLength: 60 })
/** A lesson of a newer program is no error. */
const LessonName = Type.String({ minLength: 1, maxLength: 40 })
const closed = { additionalProperties: false } as const

export const PracticeBody = Type.Object(
  {
    lesson: LessonName,
    audience: Type.Enum([...audiences]),
    /** Who of the staff; an elder stands in the envelope, a family nowhere. */
    learner: Type.Optional(StaffId),
    /** Who stood beside, as the learner said; absent: nobody. */
    watchedBy: Type.Optional(Type.Union([StaffId, Type.Literal('staff'), Type.Literal('family')])),
    /** Steps whose outcome can be told from what was written, and how many of them were done. */
    toSee: Type.Integer({ minimum: 0, maximum: 20 }),
    seen: Type.Integer({ minimum: 0, maximum: 20 }),
  },
  closed,
)
export type PracticeBody = Static<typeof PracticeBody>
export type Practice = Document<PracticeBody>

export const practiceKind = defineKind({
  kind: 'practice',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: PracticeBody,
  rules: ({ body: { audience, learner, watchedBy, toSee, seen }, elder }): readonly Refusal[] => [
    ...((audience === 'staff') === (learner === undefined) ? [refusal('document.body', '/body/learner')] : []),
    ...(audience !== 'elder' && elder !== '' ? [refusal('document.body', '/elder')] : []),
    ...(watchedBy !== undefined && watchedBy === learner ? [refusal('training.ownCompetence', '/body/watchedBy')] : []),
    ...(seen > toSee ? [refusal('document.body', '/body/seen')] : []),
  ],
  migrations: [],
})

export const CompetenceBody = Type.Object(
  {
    lesson: LessonName,
    /** Who of the staff; an elder stands in the envelope. */
    learner: Type.Optional(StaffId),
    level: Type.Enum(['can', 'again']),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
)
export type CompetenceBody = Static<typeof CompetenceBody>
export type Competence = Document<CompetenceBody>

export const competenceKind = defineKind({
  kind: 'competence',
  collection: 'feedback',
  merge: 'fact',
  version: 2,
  body: CompetenceBody,
  rules: ({ body, author, elder }): readonly Refusal[] => [
    ...(author === body.learner ? [refusal('training.ownCompetence', '/body/learner')] : []),
    ...((elder === '') === (body.learner === undefined) ? [refusal('document.body', '/body/learner')] : []),
  ],
  // Version 2 lets it be about an elder.
  migrations: [(body) => body],
})

/** Gone through and every step that can be told was done: only that counts as practised. */
export const isDone = ({ body }: Practice): boolean => body.seen >= body.toSee

export const isPractice = (document: { readonly kind: string }): document is Practice =>
  document.kind === practiceKind.kind
export const isCompetence = (document: { readonly kind: string }): document is Competence =>
  document.kind === competenceKind.kind

export type Learner =
  | { readonly audience: 'staff'; readonly staff: string }
  /** Without a record, or where the record is not agreed to, only that an elder practised. */
  | { readonly audience: 'elder'; readonly elder: Elder | undefined }
  | { readonly audience: 'family' }

/** Of a lesson that was gone through to its end. */
export function notePractice(
  {
    lesson,
    learner,
    watchedBy,
  }: Pick<PracticeBody, 'watchedBy'> & { readonly lesson: Lesson; readonly learner: Learner },
  trace: PracticeTrace,
  act: Act,
): Practice {
  const elder =
    learner.audience === 'elder' && learner.elder !== undefined && isAllowed(learner.elder.body.consents, 'record')
      ? learner.elder.id
      : ''
  return createDocument(
    practiceKind,
    {
      lesson: lesson.id,
      audience: learner.audience,
      ...(learner.audience === 'staff' ? { learner: learner.staff } : {}),
      ...(watchedBy === undefined ? {} : { watchedBy }),
      ...seenOf(lesson, trace),
    },
    act,
    { elder },
  )
}

/**
 * Who works here, and not the learner, says what was seen.
 * @param elder whose competence it is, where it is no colleague's.
 */
export function noteCompetence(role: Role, body: CompetenceBody, act: Act, elder = ''): Result<Competence, Refusal> {
  const allowed = requirePermission(role, 'noteCompetence')
  if (!allowed.ok) return allowed
  if (act.author === body.learner) return err(refusal('training.ownCompetence'))
  return ok(createDocument(competenceKind, body, act, { elder }))
}
