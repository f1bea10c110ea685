/** Why a thing is shown, in one reason: of what leads to it the part that gave most; what only speaks for it, where nothing else does. */
import type { Feature, Part, Reason } from './part.ts'

const leads: ReadonlySet<Feature> = new Set(['need', 'condition', 'audience', 'season', 'taste'])

export function leadingReason(parts: readonly Part[]): Reason | undefined {
  const said = parts.filter(({ points, reason }) => points > 0 && reason !== undefined)
  const led = said.filter(({ feature }) => leads.has(feature))
  return (led.length > 0 ? led : said).toSorted((a, b) => b.points - a.points)[0]?.reason
}
