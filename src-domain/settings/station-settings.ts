/**
 * What a station decides for itself, in one record: the points that the copies of GB/T 42195 leave open (standards/01 §5, §12),
 * the targets it goes by, what it says in public, where it stands, and what it is called. Name and telephone are shown before anybody
 * opened the station: each kiosk's host keeps a copy and takes over what stands here.
 */
import Type, { type Static } from 'typebox'
import { type ReadingTargets, readingTargetsById, readingTargetsIds } from '../archive/reading-targets.ts'
import { reassessMonthsChoices, usualReassessMonths } from '../assessments/assessment-history.ts'
import { defaultScoringOptions, type ScoringOptions } from '../assessments/scoring.ts'
import type { FollowUpRules } from '../follow-ups/follow-up-history.ts'
import { type AttractCardKind, attractCardKinds } from '../outreach/attract-cards.ts'
import type { Judging } from '../needs/need-facts.ts'
import { Place } from '../shared/place.ts'
import { type Act, createDocument, defineKind, type Document, type Edit, editDocument } from '../shared/document.ts'

export const SettingsBody = Type.Object(
  {
    stacking: Type.Optional(Type.Enum(['once', 'per-rule'])),
    riskCount: Type.Optional(Type.Enum(['sum', 'per-kind'])),
    /** Which line for "controlled" the institution goes by (archive/reading-targets.ts). */
    readingTargets: Type.Optional(Type.Enum(readingTargetsIds)),
    /** Months to the next routine follow-up of who is controlled (standards/02 §5: about three, from memory; at least four a year). */
    followUpMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    /** Months to the next regular assessment: no copy of GB/T 42195 has a number (assessments/assessment-history.ts). */
    reassessMonths: Type.Optional(Type.Enum([...reassessMonthsChoices])),
    /** What no physician signed is shown to no elder; absent: it is shown, with that word (design.md §6). */
    hidesUnreviewed: Type.Optional(Type.Boolean()),
    stationName: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** In its stored form (shared/phone.ts); empty where the station has none. */
    stationPhone: Type.Optional(Type.String({ maxLength: 40 })),
    /** Where the station stands: distances of elders who live near it are counted from here. */
    stationPlace: Type.Optional(Place),
    /** As it hangs on the door; empty where nobody wrote it down. The same for all that is said in public below. */
    openingHours: Type.Optional(Type.String({ maxLength: 80 })),
    /** Who runs the station, and the number under which it is registered or licensed. */
    runBy: Type.Optional(Type.String({ maxLength: 80 })),
    registration: Type.Optional(Type.String({ maxLength: 80 })),
    /** Whom to complain to besides the station: office and telephone. */
    complaintsTo: Type.Optional(Type.String({ maxLength: 80 })),
    /** What a machine at rest shows; absent: all there is. */
    attractCards: Type.Optional(Type.Array(Type.Enum([...attractCardKinds]), { maxItems: attractCardKinds.length })),
    /** Months after which a lesson is due again; no standard gives one (training/progress.ts). */
    practiceMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })),
    /** Consent is taken only by whom a colleague saw do it; absent: by everybody whose role may. */
    unlocksByCompetence: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SettingsBody = Static<typeof SettingsBody>
export type StationSettings = Document<SettingsBody>

export const settingsKind = defineKind({
  kind: 'station-settings',
  collection: 'staff',
  merge: 'record',
  version: 9,
  body: SettingsBody,
  // Version 1 had no name and no telephone, version 2 no targets and no months between follow-ups, version 3 nothing for the public,
  // version 4 no word about articles, version 5 no place, version 6 no elders' stories among the cards, version 7 nothing about training,
  // version 8 no months between assessments.
  migrations: [
    (body) => body,
    (body) => body,
    (body) => body,
    (body) => body,
    (body) => body,
    (body) => body,
    (body) => body,
    (body) => body,
  ],
})

export const isSettings = (document: { readonly kind: string }): document is StationSettings =>
  document.kind === settingsKind.kind

export type StandingSettings = {
  readonly body: SettingsBody
  readonly edits: Readonly<Partial<Record<keyof SettingsBody, Edit>>>
  /** All there are, oldest first: one, or one of each kiosk that set something apart. */
  readonly records: readonly StationSettings[]
}

/** Two kiosks that were apart may both have made a first record: field by field the later word counts, on every kiosk alike. */
export function settingsOf(documents: readonly Document[]): StandingSettings {
  const records = documents.filter(isSettings).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const body: Record<string, unknown> = {}
  const edits: Partial<Record<string, Edit>> = {}
  for (const record of records) {
    for (const [field, value] of Object.entries(record.body)) {
      const edit = record.edits?.[field]
      const standing = edits[field]
      if (edit === undefined || (standing !== undefined && standing.at >= edit.at)) continue
      body[field] = value
      edits[field] = edit
    }
  }
  return { body: body as SettingsBody, edits: edits as StandingSettings['edits'], records }
}

export const scoringOptionsOf = ({ body }: Pick<StandingSettings, 'body'>): ScoringOptions => ({
  stacking: body.stacking ?? defaultScoringOptions.stacking,
  riskCount: body.riskCount ?? defaultScoringOptions.riskCount,
})

export const readingTargetsOf = ({ body }: Pick<StandingSettings, 'body'>): ReadingTargets =>
  readingTargetsById[body.readingTargets ?? 'publicHealth2017']

/** What needs, labels and tasks of the station are judged by. */
export const judgingOf = (settings: Pick<StandingSettings, 'body'>): Required<Judging> => ({
  targets: readingTargetsOf(settings),
  reassessMonths: settings.body.reassessMonths ?? usualReassessMonths,
})

export const hidesUnreviewed = ({ body }: Pick<StandingSettings, 'body'>): boolean => body.hidesUnreviewed === true

export const followUpRulesOf = (settings: Pick<StandingSettings, 'body'>): FollowUpRules => ({
  targets: readingTargetsOf(settings),
  routineMonths: settings.body.followUpMonths ?? 3,
})

export const attractCardsOf = ({ body }: Pick<StandingSettings, 'body'>): readonly AttractCardKind[] =>
  body.attractCards ?? attractCardKinds

/** The change goes into the record whose word stands now, so that it is a change there too. */
export function changeSettings<Field extends keyof SettingsBody>(
  { edits, records }: Pick<StandingSettings, 'edits' | 'records'>,
  field: Field,
  value: SettingsBody[Field],
  act: Act,
): StationSettings {
  const standing = edits[field]
  const record = records.find((one) => one.edits?.[field] === standing) ?? records[0]
  const changes: SettingsBody = { [field]: value }
  return record === undefined ? createDocument(settingsKind, changes, act) : editDocument(record, changes, act)
}

/** Several fields at once; what comes out is to be saved together. */
export function changeAllSettings(
  settings: Pick<StandingSettings, 'edits' | 'records'>,
  changes: SettingsBody,
  act: Act,
): readonly StationSettings[] {
  const changed = new Map<string, StationSettings>()
  let standing = settings
  for (const field of Object.keys(changes) as (keyof SettingsBody)[]) {
    const next = changeSettings(standing, field, changes[field], act)
    changed.set(next.id, next)
    standing = settingsOf([...standing.records.filter(({ id }) => id !== next.id), next])
  }
  return [...changed.values()]
}
