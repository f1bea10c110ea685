/**
 * What of the library may be read before anybody typed a PIN. The library and what those who run it corrected or took back is public and
 * known to a sealed machine; what this station took back itself is sealed. So an open machine notes, in clear, which articles the station
 * hides: ids of public texts, about nobody. Without such a note, with one that is too old, and where the station shows only what was
 * signed (signatures are sealed too), nothing is shown.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { addDays, CalendarDate } from '../shared/instant.ts'
import type { Article } from './article.ts'
import { isFoundByAnybody } from './article-audience.ts'
import { articleRules, isExpired } from './article-rules.ts'

const StationHides = Type.Object(
  {
    recalled: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 2_000 }),
    hidesUnreviewed: Type.Boolean(),
    notedOn: CalendarDate,
  },
  { additionalProperties: false },
)
export type StationHides = Static<typeof StationHides>

/** What another machine took back meanwhile is not known here before a PIN; a week of that, and no more. Ours, since 2026-11-30. */
const trustedDays = 7

/** Undefined: nothing is shown. */
export function trustedHides(noted: string | null, today: CalendarDate): StationHides | undefined {
  const hides = parsed(noted)
  if (hides === undefined || hides.hidesUnreviewed) return undefined
  return hides.notedOn <= today && hides.notedOn > addDays(today, -trustedDays) ? hides : undefined
}

export const readBeforeAPin = (
  articles: readonly Article[],
  { recalled }: StationHides,
  today: CalendarDate,
): readonly Article[] =>
  articles.filter(
    ({ id, body }) =>
      isFoundByAnybody(body) &&
      body.recalled === undefined &&
      !recalled.includes(id) &&
      !isExpired(body, today) &&
      articleRules(body).length === 0,
  )

function parsed(noted: string | null): StationHides | undefined {
  if (noted === null) return undefined
  try {
    const said: unknown = JSON.parse(noted)
    return Value.Check(StationHides, said) ? said : undefined
  } catch {
    return undefined
  }
}
