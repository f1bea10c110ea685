/**
 * The result in words for the person it is about: what goes well, what we can help with. No score, no number of a level
 * and no hard word; keys only, the sentences stand in the texts of the screen (`assessment.plain.*`). Items about mind
 * and mood are never listed as a weakness (design.md §6): staff speak about those in person.
 */
import type { Assessment } from './assessment.ts'
import { type ItemCode, itemCodes, itemOf } from './instrument.ts'

export type PlainTopic =
  | 'eating'
  | 'washing'
  | 'dressing'
  | 'toilet'
  | 'moving'
  | 'walking'
  | 'stairs'
  | 'orientation'
  | 'talking'
  | 'seeing'
  | 'hearing'
  | 'errands'
  | 'travel'
  | 'company'

const itemsByTopic: Readonly<Record<PlainTopic, readonly ItemCode[]>> = {
  eating: ['B.1.1'],
  washing: ['B.1.2', 'B.1.3'],
  dressing: ['B.1.4', 'B.1.5'],
  toilet: ['B.1.6', 'B.1.7', 'B.1.8'],
  moving: ['B.2.1', 'B.2.2'],
  walking: ['B.2.3'],
  stairs: ['B.2.4'],
  orientation: ['B.3.1', 'B.3.2', 'B.3.3', 'B.3.4'],
  // Whoever hears badly is not praised for a talk.
  talking: ['B.3.5', 'B.3.6', 'B.4.2'],
  seeing: ['B.4.1'],
  hearing: ['B.4.2'],
  errands: ['B.4.3'],
  travel: ['B.4.4'],
  company: ['B.4.5'],
}

/** Said only as a strength. */
const strengthOnly: ReadonlySet<PlainTopic> = new Set(['orientation', 'talking', 'company'])

export type PlainResult = {
  /** `fine` level 0 · `littleHelp` 1 · `someHelp` 2 · `muchHelp` 3 · `alwaysHelp` 4 */
  readonly headline: 'fine' | 'littleHelp' | 'someHelp' | 'muchHelp' | 'alwaysHelp'
  /** At most four of each, the most telling first. */
  readonly goesWell: readonly PlainTopic[]
  readonly canHelp: readonly PlainTopic[]
  /** What got better since the last time; losses are for staff to tell. */
  readonly better: readonly PlainTopic[]
  readonly waitsForSignature: boolean
}

const headlines = ['fine', 'littleHelp', 'someHelp', 'muchHelp', 'alwaysHelp'] as const

export function plainResult(assessment: Assessment, previous: Assessment | undefined, isSigned: boolean): PlainResult {
  const lost = (topic: PlainTopic, of: Assessment) =>
    itemsByTopic[topic].reduce((sum, item) => sum + itemOf(item).max - (of.body.answers[item] ?? 0), 0)
  const share = (topic: PlainTopic) =>
    lost(topic, assessment) / itemsByTopic[topic].reduce((sum, item) => sum + itemOf(item).max, 0)
  const topics = Object.keys(itemsByTopic) as PlainTopic[]
  const best = topics.filter((topic) => lost(topic, assessment) === 0)
  const goesWell = best.length > 0 ? best : nearlyWell(topics, share)
  return {
    headline: headlines[assessment.body.result.final] ?? 'alwaysHelp',
    goesWell: goesWell.slice(0, 4),
    canHelp: topics
      .filter((topic) => !strengthOnly.has(topic) && lost(topic, assessment) > 0 && !goesWell.includes(topic))
      .toSorted((a, b) => share(b) - share(a))
      .slice(0, 4),
    better:
      previous === undefined
        ? []
        : topics.filter((topic) => lost(topic, assessment) < lost(topic, previous)).slice(0, 3),
    waitsForSignature: !isSigned,
  }
}

/** Nobody is told of weaknesses alone: where nothing is at full marks, the two that lost least, a quarter at most. */
function nearlyWell(topics: readonly PlainTopic[], share: (topic: PlainTopic) => number): readonly PlainTopic[] {
  return topics
    .filter((topic) => share(topic) <= 0.25)
    .toSorted((a, b) => share(a) - share(b))
    .slice(0, 2)
}

/** Items that no topic speaks of: behaviour, mood and consciousness are staff's to talk about. */
export const itemsNotTold: readonly ItemCode[] = itemCodes.filter(
  (item) => !Object.values(itemsByTopic).some((list) => list.includes(item)),
)
