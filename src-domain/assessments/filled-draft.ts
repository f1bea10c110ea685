/** A whole form filled in answer by answer: for tests and for the demo data, which make assessments the way people do. */
import type { Act } from '../shared/document.ts'
import { type AssessmentDraft, answerItem, type DraftField, fillField, startDraft } from './assessment-draft.ts'
import { healthFieldIds, healthFields, riskEventIds } from './form-tables.ts'
import { itemCodes, itemOf } from './instrument.ts'
import type { Answers } from './scoring.ts'

/** Items not named get full marks, fields not named "无"; every event lies one second after the last. */
export function filledDraft(
  elder: string,
  given: {
    readonly answers?: Answers
    readonly fields?: Partial<Record<DraftField, unknown>>
    readonly corrects?: string
  },
  date: string,
  act: Act,
): AssessmentDraft {
  let step = 0
  const next = (): Act => ({ ...act, now: act.now + 1_000 * (step += 1) })
  let draft = startDraft(elder, 'national', date, act, given.corrects)
  for (const item of itemCodes) draft = answerItem(draft, item, given.answers?.[item] ?? itemOf(item).max, next())
  const fields: Record<string, unknown> = {
    reason: 'first',
    place: '站内',
    informant: { name: '本人', relation: 'self' },
    diseases: [],
    medicines: [],
    ...Object.fromEntries(riskEventIds.map((id) => [`events.${id}`, 0])),
    ...Object.fromEntries(healthFieldIds.map((id) => [`health.${id}`, healthFields[id].multiple ? ['none'] : 'none'])),
    ...given.fields,
  }
  for (const [field, value] of Object.entries(fields)) draft = fillField(draft, field as DraftField, value, next())
  return draft
}
