/** The form's view of a draft: an emptied field is gone, not empty. */
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import type { ElderBody } from '../../../src-domain/elders/elder.ts'
import type { ElderDraft } from '../../../src-domain/elders/elder-rules.ts'
import { isSame } from '../../../src-domain/shared/canonical.ts'
import {
  compactIdentityNumber,
  type IdentityNumber,
  parseIdentityNumber,
} from '../../../src-domain/shared/identity-number.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'

export type DraftChanges = { readonly [Field in keyof ElderDraft]?: ElderDraft[Field] | undefined }
export type ChangeDraft = (changes: DraftChanges) => void

export type ElderFormProps = {
  readonly draft: ElderDraft
  readonly onDraft: (draft: ElderDraft) => void
  readonly change: ChangeDraft
  /** The sentence for a field's pointer. */
  readonly error: (field: string) => string | undefined
  readonly today: CalendarDate
  /** The elder agreed to a text that names it (consent-texts.ts, version 3 of `record`). */
  readonly mayAskChannel: boolean
}

/** Of a number field: what is no number within its bounds is not stored. */
export const numberOf = (typed: number | string | undefined): number | undefined =>
  typeof typed === 'number' ? typed : undefined

export function changeDraft(draft: ElderDraft, changes: DraftChanges): ElderDraft {
  const next: Record<string, unknown> = { ...draft }
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined || value === '') delete next[field]
    else next[field] = value
  }
  return next as ElderDraft
}

/** A number that was just completed fills what is still empty: sex and birth date. What the number before filled goes with it. */
export function withNumber(draft: ElderDraft, text: string, today: CalendarDate): ElderDraft {
  const parsed = parseIdentityNumber(text, today)
  const changed = changeDraft(withoutNumberFacts(draft, text, today), {
    identityNumber: text,
    ...(text === '' ? {} : { noNumberReason: undefined, noNumberNote: undefined }),
  })
  return parsed.ok && parsed.value.certain ? withNumberFacts(changed, parsed.value, false) : changed
}

/** Sex and birth date as the number says. */
export function withNumberFacts(draft: ElderDraft, number: IdentityNumber, replace: boolean): ElderDraft {
  const takeDate = number.birthDate !== undefined && (replace || draft.birthDate === undefined)
  const takeSex = number.sex !== undefined && (replace || draft.sex === undefined)
  return changeDraft(draft, {
    ...(takeDate ? { birthDate: number.birthDate, birthDateSource: 'card' } : {}),
    ...(takeSex ? { sex: number.sex } : {}),
  })
}

function withoutNumberFacts(draft: ElderDraft, next: string, today: CalendarDate): ElderDraft {
  const { identityNumber = '', birthDate, birthDateSource, sex } = draft
  const before = parseIdentityNumber(identityNumber, today)
  if (!before.ok || compactIdentityNumber(next) === compactIdentityNumber(identityNumber)) return draft
  const isFromNumber = birthDateSource === 'card' && birthDate === before.value.birthDate
  if (!isFromNumber) return draft
  return changeDraft(draft, {
    birthDate: undefined,
    birthDateSource: undefined,
    ...(sex === before.value.sex ? { sex: undefined } : {}),
  })
}

/** A birth date typed by hand was not read from the number beside it: where it comes from is asked again. */
export function withBirthDate(draft: ElderDraft, birthDate: string): ElderDraft {
  const isOther = draft.birthDateSource === 'card' && draft.birthDate !== birthDate
  return changeDraft(draft, { birthDate, ...(isOther ? { birthDateSource: undefined } : {}) })
}

/** The guardian the consent was given by stands in the form; asked anew without one, the form has none of the consent's. */
export function withGuardian(draft: ElderDraft, before: Guardian | undefined, now: Guardian | undefined): ElderDraft {
  if (isSame(before, now)) return draft
  if (now !== undefined) return changeDraft(draft, { guardian: now })
  return isSame(draft.guardian, before) ? changeDraft(draft, { guardian: undefined }) : draft
}

/** What of a record the form edits. */
export function draftOf(body: ElderBody): ElderDraft {
  const { consents: _consents, cardCode: _card, archived: _archived, ...draft } = body
  return draft
}

/** Sentences by field pointer; the first of several stays. */
export function errorsByField(
  refusals: readonly Refusal[],
  say: (refusal: Refusal) => string,
): (field: string) => string | undefined {
  const byField = new Map<string, string>()
  for (const one of refusals) {
    const field = one.field ?? ''
    if (!byField.has(field)) byField.set(field, say(one))
  }
  return (field) => byField.get(field)
}
