/** Who may do what, in one table. A screen asks `may`; a rule that refuses says `staff.notAllowed`. */
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { Role } from './staff.ts'

export const permissions = [
  'openDay',
  'closeDay',
  'viewElder',
  'registerElder',
  'editElder',
  'recordConsent',
  'archiveElder',
  'eraseElder',
  'transferElder',
  'viewHealth',
  'measure',
  'assess',
  'correctNeed',
  'requestService',
  'handOver',
  'answerCall',
  'settleConflict',
  'recallArticle',
  'liftRecall',
  'signArticle',
  'answerQuestion',
  'askExperts',
  'answerAsExpert',
  'writeArticle',
  'reviewArticle',
  'retireArticle',
  'tellStory',
  'invite',
  'noteCompetence',
  'printRecord',
  'exportRecord',
  'viewAudit',
  'manageStaff',
  'manageStation',
] as const
export type Permission = (typeof permissions)[number]

/**
 * Staff may hand an elder's record over as a file, as they may print it: the elder has a right to it, and a station in a village may have
 * one person on duty. It is one elder at a time, to whom the consent allows it, and stands among the looks.
 *
 * A volunteer keeps company and helps at the machine: no health data, nothing that binds or is signed, and so no handing over
 * either, which opens the elder's own page with everything on it.
 */
const volunteer: ReadonlySet<Permission> = new Set(['viewElder', 'answerCall'])

/**
 * An expert sees what staff put to the experts, in words that name nobody, answers it in the own name, and reads a station's drafts over.
 * No list of elders, no health, no calls.
 */
const expert: ReadonlySet<Permission> = new Set(['answerAsExpert', 'reviewArticle'])
/** In the own name, with the own papers: no administrator does it for somebody. */
const expertOnly: ReadonlySet<Permission> = new Set(['answerAsExpert'])
const administratorOnly: ReadonlySet<Permission> = new Set([
  'manageStaff',
  'manageStation',
  'archiveElder',
  'eraseElder',
  'transferElder',
  'liftRecall',
  'signArticle',
])

export function may(role: Role, permission: Permission): boolean {
  switch (role) {
    case 'administrator':
      return !expertOnly.has(permission)
    case 'staff':
      return !administratorOnly.has(permission) && !expertOnly.has(permission)
    case 'volunteer':
      return volunteer.has(permission)
    case 'expert':
      return expert.has(permission)
    default:
      return role satisfies never
  }
}

/** What a station may ask to have been seen first (src-domain/training/progress.ts). Money joins when there is any. */
export const taughtPermissions = ['recordConsent'] as const satisfies readonly Permission[]
export type TaughtPermission = (typeof taughtPermissions)[number]

/** @param locked what this person may do by role and not yet by what a colleague has seen. */
export function requireTaught(
  role: Role,
  permission: Permission,
  locked: ReadonlySet<Permission>,
): Result<void, Refusal> {
  if (!may(role, permission)) return err(refusal('staff.notAllowed', undefined, { permission }))
  return locked.has(permission) ? err(refusal('training.notSeenYet', undefined, { permission })) : ok(undefined)
}

export const requirePermission = (role: Role, permission: Permission): Result<void, Refusal> =>
  may(role, permission) ? ok(undefined) : err(refusal('staff.notAllowed', undefined, { permission }))
