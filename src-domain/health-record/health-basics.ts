/**
 * What 个人基本信息表 and its cover ask that nothing else of the station holds, by the official code lists (official-lists.ts), one record
 * an elder. Each field is empty until somebody asked: "none" is an answer and stands alone. `edition` says whose lists the codes are,
 * for the form of 2011 had other ones. Illness of the elder, allergies, schooling, ways of paying and the like stand where they are
 * used, and are not asked twice.
 */
import Type, { type Static } from 'typebox'
import { type Act, defineKind, type Document } from '../shared/document.ts'
import { type Standing, saveStanding, standingOf } from '../shared/one-record.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { officialLists } from './official-lists.ts'

type List = keyof typeof officialLists

/** By the parts of the form. `list`: one code of it; `many`: any of it; `note`: what is to be written beside "有" or "其他". */
export const basicsParts = [
  {
    id: 'file',
    fields: [
      { id: 'archiveNumber', type: 'text' },
      { id: 'doctor', type: 'text' },
      { id: 'residence', type: 'one', list: 'residence' },
      { id: 'registeredAddress', type: 'text' },
      { id: 'employer', type: 'text' },
      { id: 'occupation', type: 'one', list: 'occupation' },
    ],
  },
  {
    id: 'blood',
    fields: [
      { id: 'bloodGroup', type: 'one', list: 'bloodGroup' },
      { id: 'rhesus', type: 'one', list: 'rhesus' },
    ],
  },
  {
    id: 'past',
    fields: [
      { id: 'exposure', type: 'many', list: 'exposure' },
      { id: 'surgery', type: 'one', list: 'noneOrSome', note: { id: 'surgeryNote', for: '2' } },
      { id: 'injury', type: 'one', list: 'noneOrSome', note: { id: 'injuryNote', for: '2' } },
      { id: 'transfusion', type: 'one', list: 'noneOrSome', note: { id: 'transfusionNote', for: '2' } },
    ],
  },
  {
    id: 'family',
    fields: [
      { id: 'father', type: 'many', list: 'familyIllness', note: { id: 'fatherNote', for: '12' } },
      { id: 'mother', type: 'many', list: 'familyIllness', note: { id: 'motherNote', for: '12' } },
      { id: 'siblings', type: 'many', list: 'familyIllness', note: { id: 'siblingsNote', for: '12' } },
      { id: 'children', type: 'many', list: 'familyIllness', note: { id: 'childrenNote', for: '12' } },
      { id: 'hereditary', type: 'one', list: 'noneOrSome', note: { id: 'hereditaryNote', for: '2' } },
    ],
  },
  {
    id: 'disability',
    fields: [{ id: 'disability', type: 'many', list: 'disability', note: { id: 'disabilityNote', for: '8' } }],
  },
  {
    id: 'home',
    fields: [
      { id: 'kitchen', type: 'one', list: 'kitchen' },
      { id: 'fuel', type: 'one', list: 'fuel' },
      { id: 'water', type: 'one', list: 'water' },
      { id: 'toilet', type: 'one', list: 'toilet' },
      { id: 'livestock', type: 'one', list: 'livestock' },
    ],
  },
] as const satisfies readonly { readonly id: string; readonly fields: readonly AnyField[] }[]

type AnyField = { readonly id: string } & (
  | { readonly type: 'text' }
  | {
      readonly type: 'one' | 'many'
      readonly list: List
      readonly note?: { readonly id: string; readonly for: string }
    }
)
type Part = (typeof basicsParts)[number]
export type BasicsField = Part['fields'][number]
type Of<T extends AnyField['type']> = Extract<BasicsField, { readonly type: T }>
export type BasicsText = Of<'text'>['id']
export type BasicsOne = Of<'one'>['id']
export type BasicsMany = Of<'many'>['id']
export type BasicsNote = Extract<BasicsField, { readonly note: object }>['note']['id']

export const basicsFields: readonly BasicsField[] = basicsParts.flatMap(({ fields }): readonly BasicsField[] => fields)
export const noteOf = (field: BasicsField): { readonly id: BasicsNote; readonly for: string } | undefined =>
  'note' in field ? field.note : undefined

const codesOf = (list: List): readonly string[] => officialLists[list].map(({ code }) => code)
const one = (list: List) => Type.Optional(Type.Enum([...codesOf(list)]))
const many = (list: List) =>
  Type.Optional(Type.Array(Type.Enum([...codesOf(list)]), { minItems: 1, maxItems: 20, uniqueItems: true }))
const text = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }))

export const HealthBasicsBody = Type.Object(
  {
    edition: Type.Enum(['2017']),
    /** 17 digits, without the dashes of the print. */
    archiveNumber: text(17),
    doctor: text(60),
    residence: one('residence'),
    registeredAddress: text(200),
    employer: text(100),
    occupation: one('occupation'),
    bloodGroup: one('bloodGroup'),
    rhesus: one('rhesus'),
    exposure: many('exposure'),
    surgery: one('noneOrSome'),
    surgeryNote: text(200),
    injury: one('noneOrSome'),
    injuryNote: text(200),
    transfusion: one('noneOrSome'),
    transfusionNote: text(200),
    father: many('familyIllness'),
    fatherNote: text(100),
    mother: many('familyIllness'),
    motherNote: text(100),
    siblings: many('familyIllness'),
    siblingsNote: text(100),
    children: many('familyIllness'),
    childrenNote: text(100),
    hereditary: one('noneOrSome'),
    hereditaryNote: text(200),
    disability: many('disability'),
    disabilityNote: text(100),
    kitchen: one('kitchen'),
    fuel: one('fuel'),
    water: one('water'),
    toilet: one('toilet'),
    livestock: one('livestock'),
  },
  { additionalProperties: false },
)
export type HealthBasicsBody = Static<typeof HealthBasicsBody>
export type HealthBasics = Document<HealthBasicsBody>

export const healthBasicsKind = defineKind({
  kind: 'health-basics',
  collection: 'records',
  merge: 'record',
  version: 1,
  body: HealthBasicsBody,
  rules: ({ elder, body }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...basicsRefusals(body).map((wrong) => ({ ...wrong, field: `/body${wrong.field ?? ''}` })),
  ],
  migrations: [],
})

export const isHealthBasics = (document: { readonly kind: string }): document is HealthBasics =>
  document.kind === healthBasicsKind.kind

/** "1" of every list of which several may be chosen is "none". */
export const noneCode = '1'

/** What may not stand; `field` is a pointer into the body. */
export function basicsRefusals(body: HealthBasicsBody): readonly Refusal[] {
  const number = body.archiveNumber
  return [
    ...(number === undefined || isArchiveNumber(number)
      ? []
      : [refusal('healthBasics.archiveNumber', '/archiveNumber')]),
    ...basicsFields.flatMap((field) =>
      field.type === 'many' && (body[field.id] ?? []).includes(noneCode) && (body[field.id] ?? []).length > 1
        ? [refusal('healthBasics.noneAndOthers', `/${field.id}`)]
        : [],
    ),
  ]
}

/** 6 digits of the county, 3 of the town, 3 of the village or committee (001–199, 901–999), 5 of the file (standards/02 §1). */
function isArchiveNumber(number: string): boolean {
  if (!/^\d{17}$/.test(number)) return false
  const committee = Number(number.slice(9, 12))
  return (committee >= 1 && committee <= 199 && committee !== 100) || committee >= 901
}

/** As the form prints it: □□□□□□－□□□－□□□－□□□□□. */
export const printedArchiveNumber = (number: string): string =>
  [number.slice(0, 6), number.slice(6, 9), number.slice(9, 12), number.slice(12)].join('－')

/** @param documents about one elder. */
export const healthBasicsOf = (documents: readonly Document[]): Standing<HealthBasicsBody> =>
  standingOf(documents.filter(isHealthBasics))

/** Undefined when nothing changed. */
export const saveHealthBasics = (
  standing: Standing<HealthBasicsBody>,
  body: HealthBasicsBody,
  elder: string,
  act: Act,
): HealthBasics | undefined => saveStanding(healthBasicsKind, standing, body, elder, act)

/** How many of the fields somebody asked about. */
export const basicsKnown = (body: HealthBasicsBody): number =>
  basicsFields.filter(({ id }) => body[id] !== undefined).length

/** What the form holds while it is filled in: nothing chosen is an empty text or an empty list. */
export type BasicsEntry = Readonly<Record<BasicsText | BasicsNote | BasicsOne, string>> &
  Readonly<Record<BasicsMany, readonly string[]>>

export function basicsEntryOf(body: Partial<HealthBasicsBody>): BasicsEntry {
  const entries = basicsFields.flatMap((field): (readonly [string, unknown])[] => {
    const note = noteOf(field)
    const known = body[field.id]
    return [
      [
        field.id,
        field.id === 'archiveNumber' && body.archiveNumber !== undefined
          ? printedArchiveNumber(body.archiveNumber)
          : (known ?? (field.type === 'many' ? [] : '')),
      ],
      ...(note === undefined ? [] : [[note.id, body[note.id] ?? ''] as const]),
    ]
  })
  return Object.fromEntries(entries) as BasicsEntry
}

/** What was typed as a body. A note whose "some" or "other" is not chosen any more goes with it. */
export function basicsFrom(entry: BasicsEntry): Result<HealthBasicsBody, readonly Refusal[]> {
  const filled = basicsFields.flatMap((field): (readonly [string, unknown])[] => {
    const value = entry[field.id]
    const said = typeof value === 'string' ? written(field.id, value) : [...value]
    if (said.length === 0) return []
    const note = noteOf(field)
    const beside = note === undefined ? '' : entry[note.id].trim()
    const hasNote = note !== undefined && beside !== '' && [said].flat().includes(note.for)
    return [[field.id, said], ...(hasNote ? [[note.id, beside] as const] : [])]
  })
  const body = { edition: '2017', ...Object.fromEntries(filled) } as HealthBasicsBody
  const wrong = basicsRefusals(body)
  return wrong.length > 0 ? err(wrong) : ok(body)
}

/** The number is typed with dashes or without. */
const written = (field: string, value: string): string =>
  field === 'archiveNumber' ? value.normalize('NFKC').replaceAll(/[\s\-‐-―−]/g, '') : value.trim()

/** A touch of "none" takes the others away, and a touch of another takes "none" away. */
export const chosenOf = (before: readonly string[], after: readonly string[]): readonly string[] =>
  after.includes(noneCode) && after.length > 1
    ? before.includes(noneCode)
      ? after.filter((code) => code !== noneCode)
      : [noneCode]
    : after
