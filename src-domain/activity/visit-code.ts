/**
 * Six digits that staff give an elder who has no card at hand: for ten minutes they open the elder's own face on any kiosk
 * of the station, once. A log, so that a code used on one kiosk is used up on all of them.
 *
 * Nobody has to type them: they stand for four of twelve pictures in their order. 12⁴ = 20,736 of these, of which the attempts that are
 * answered while a code lives (fifty, `visitCodeRule`) hit one that is given in 1 of 415 cases; three pictures, 1,728 of them, would be hit in
 * 1 of 35.
 */
import Type, { type Static } from 'typebox'
import { type Act, appendEvent, createDocument, type Document, defineKind } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** Milliseconds a code can be used. */
export const visitCodeLife = 10 * 60_000
export const visitCodeLength = 6

export const visitPictures = [
  'sun',
  'moon',
  'star',
  'fish',
  'bird',
  'cat',
  'flower',
  'tree',
  'house',
  'car',
  'apple',
  'umbrella',
] as const
export type VisitPicture = (typeof visitPictures)[number]
export const visitPictureLength = 4

/** The first is touched first. */
export function picturesOf(code: string): readonly VisitPicture[] {
  const base = visitPictures.length
  const number = Number(code) % base ** visitPictureLength
  return Array.from({ length: visitPictureLength }, (_, place) => {
    const digit = Math.floor(number / base ** (visitPictureLength - 1 - place)) % base
    return visitPictures[digit] ?? visitPictures[0]
  })
}

const pictureKey = (pictures: readonly VisitPicture[]): string => pictures.join(' ')

export const VisitCodeBody = Type.Object(
  { code: Type.String({ pattern: `^\\d{${visitCodeLength}}$` }) },
  { additionalProperties: false },
)
export type VisitCodeBody = Static<typeof VisitCodeBody>
export type VisitCode = Document<VisitCodeBody>

export const visitCodeKind = defineKind({
  kind: 'visit-code',
  collection: 'activity',
  merge: 'log',
  version: 1,
  body: VisitCodeBody,
  rules: ({ elder, events }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('visitCode.noElder', '/elder')] : []),
    ...(events ?? [])
      .filter((event) => event.type !== 'used')
      .map((event) => refusal('visitCode.unknownEvent', `/events/${event.id}`)),
  ],
  migrations: [],
})

export const isVisitCode = (document: { readonly kind: string }): document is VisitCode =>
  document.kind === visitCodeKind.kind

/** @param others every code there is: one that can be used now is not given to a second elder. */
export function giveVisitCode(elder: string, others: readonly VisitCode[], act: Act): VisitCode {
  const usable = others.filter((other) => isUsable(other, act.now))
  const taken = new Set(usable.map(({ body }) => pictureKey(picturesOf(body.code))))
  for (;;) {
    const code = drawCode(act.random)
    if (!taken.has(pictureKey(picturesOf(code)))) return createDocument(visitCodeKind, { code }, act, { elder })
  }
}

/** The code that was typed or touched, if it opens a record now. */
export const findVisitCode = (
  codes: readonly VisitCode[],
  given: string | readonly VisitPicture[],
  now: number,
): VisitCode | undefined =>
  codes.find(
    (code) =>
      isUsable(code, now) &&
      (typeof given === 'string'
        ? code.body.code === given
        : pictureKey(picturesOf(code.body.code)) === pictureKey(given)),
  )

export const spendVisitCode = (code: VisitCode, act: Act): VisitCode =>
  appendEvent(code, { id: uuidV7(act.now, act.random), type: 'used' }, act)

/** Codes of this elder that could still be used: with a new one they are void. */
export const voidVisitCodes = (elder: string, codes: readonly VisitCode[], act: Act): readonly VisitCode[] =>
  codes.filter((code) => code.elder === elder && isUsable(code, act.now)).map((code) => spendVisitCode(code, act))

const isUsable = ({ occurredAt, events }: VisitCode, now: number): boolean =>
  now < Date.parse(occurredAt) + visitCodeLife && !(events ?? []).some((event) => event.type === 'used')

/** Three bytes as one number; those that would favour small codes are drawn again. */
function drawCode(random: Act['random']): string {
  const count = 10 ** visitCodeLength
  const fair = Math.floor(2 ** 24 / count) * count
  for (;;) {
    const [a = 0, b = 0, c = 0] = random(3)
    const drawn = a * 65_536 + b * 256 + c
    if (drawn < fair) return String(drawn % count).padStart(visitCodeLength, '0')
  }
}
