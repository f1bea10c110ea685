/**
 * Groups that the list of elders counts and filters by: the labels of standards/09 §1, 高龄 by its three thresholds, the care group
 * 失能老人 (level 2 and more) apart from 轻度失能, and two that say who needs somebody now.
 */
import type { Segment, SegmentId } from '../needs/segments.ts'
import { may } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'

export const groupIds = [
  'disabled',
  'mildlyDisabled',
  'aged',
  'aged90',
  'aged100',
  'alone',
  'emptyNest',
  'ill',
  'multimorbid',
  'noCaregiver',
  'healthyActive',
  'notAssessed',
  'assessmentOverdue',
  /** A need of degree 3 or 4. */
  'needsHelp',
  /** A measurement because of which somebody has to be fetched. */
  'urgentReading',
] as const
export type GroupId = (typeof groupIds)[number]
export type GroupCounts = Readonly<Record<GroupId, number>>

export const noCounts = Object.fromEntries(groupIds.map((id) => [id, 0])) as GroupCounts

export function groupsOf(
  segments: readonly Segment[],
  { hasStrongNeed, hasUrgentReading }: { readonly hasStrongNeed: boolean; readonly hasUrgentReading: boolean },
): readonly GroupId[] {
  const groups = new Set<GroupId>(segments.map(({ id }) => id))
  const from = Number(segments.find(({ id }) => id === 'aged')?.params['from'] ?? 0)
  if (from >= 90) groups.add('aged90')
  if (from >= 100) groups.add('aged100')
  if (hasStrongNeed) groups.add('needsHelp')
  if (hasUrgentReading) groups.add('urgentReading')
  return groupIds.filter((id) => groups.has(id))
}

/** Follows from age and household alone; all others say something of health. */
const openToAll: ReadonlySet<GroupId | SegmentId> = new Set(['aged', 'aged90', 'aged100', 'alone', 'emptyNest'])

/** Which groups and labels this person may see. */
export const maySeeLabel = (role: Role, id: GroupId | SegmentId): boolean =>
  openToAll.has(id) || may(role, 'viewHealth')
