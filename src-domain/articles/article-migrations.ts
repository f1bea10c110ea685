/** How older bodies of an article are read. */
import { addDays } from '../shared/instant.ts'

/** Version 1 had paragraphs without sections, one source with the date of the text, no expiry and no links to services. */
export function articleToSections({
  paragraphs,
  source,
  audiences,
  ...body
}: Record<string, unknown>): Record<string, unknown> {
  const { name, date, givesDoses } = source as { name: string; date: string; givesDoses?: boolean }
  return {
    ...body,
    sections: [...sectionsOf(paragraphs as readonly string[])],
    sources: [{ name, ...(givesDoses === undefined ? {} : { givesDoses }) }],
    writtenOn: date,
    expiresOn: addDays(body['publishedOn'] as string, 730),
    audiences: (audiences as readonly string[]).map((one) => (one === 'all' ? 'elder' : one)),
    services: [],
  }
}

/** A section holds 30 lines, and there were up to 60 paragraphs. */
function* sectionsOf(paragraphs: readonly string[]): Generator<{ style: 'text'; lines: readonly string[] }> {
  for (let i = 0; i < paragraphs.length; i += 30) yield { style: 'text', lines: paragraphs.slice(i, i + 30) }
}
