/**
 * What a station decides for itself, in one record. Today: the two points that the copies of GB/T 42195 leave open
 * (standards/01 §5). A field nobody set has its default; each assessment records what it was scored with.
 */
import Type, { type Static } from 'typebox'
import { defaultScoringOptions, type ScoringOptions } from '../assessments/scoring.ts'
import { type Act, createDocument, defineKind, type Document, editDocument } from '../shared/document.ts'

export const SettingsBody = Type.Object(
  {
    stacking: Type.Optional(Type.Enum(['once', 'per-rule'])),
    riskCount: Type.Optional(Type.Enum(['sum', 'per-kind'])),
  },
  { additionalProperties: false },
)
export type SettingsBody = Static<typeof SettingsBody>
export type StationSettings = Document<SettingsBody>

export const settingsKind = defineKind({
  kind: 'station-settings',
  collection: 'staff',
  merge: 'record',
  version: 1,
  body: SettingsBody,
  migrations: [],
})

const isSettings = (document: { readonly kind: string }): document is StationSettings =>
  document.kind === settingsKind.kind

/** Two kiosks that were apart may both have made the first one: the older counts, on every kiosk alike. */
export const settingsOf = (documents: readonly Document[]): StationSettings | undefined =>
  documents.filter(isSettings).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]

export const scoringOptionsOf = (settings: StationSettings | undefined): ScoringOptions => ({
  stacking: settings?.body.stacking ?? defaultScoringOptions.stacking,
  riskCount: settings?.body.riskCount ?? defaultScoringOptions.riskCount,
})

export const changeSettings = (
  settings: StationSettings | undefined,
  changes: Partial<SettingsBody>,
  act: Act,
): StationSettings =>
  settings === undefined
    ? createDocument(settingsKind, changes as SettingsBody, act)
    : editDocument(settings, changes, act)
