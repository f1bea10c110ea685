/**
 * The starting library: what every station has from its first minute, with or without a server. It comes with the program and is not
 * written into the replica; a document of the same id that arrives from the knowledge scope, newer, takes its place
 * (article-shelf.ts). All of it is 「未经医师审核」: nobody signed. Loaded apart from the first page (replica/use-articles.ts).
 */
import { createDocument } from '../../shared/document.ts'
import { fingerprint } from '../../shared/fingerprint.ts'
import { uuidV7 } from '../../shared/ids.ts'
import { addMonths, type CalendarDate } from '../../shared/instant.ts'
import { type Article, type ArticleBody, type ArticleCategory, articleCategories, articleKind } from '../article.ts'
import { linesOf, readingMinutesOf } from '../article-rules.ts'
import { assistiveDevices } from './assistive-devices.ts'
import { caregiverRecovery } from './caregiver-recovery.ts'
import { dailyLivingTraining } from './daily-living-training.ts'
import { dietCautions } from './diet-cautions.ts'
import { diseasePrevention } from './disease-prevention.ts'
import { fitness } from './fitness.ts'
import { habits } from './habits.ts'
import { healthKnowledge } from './health-knowledge.ts'
import { librarySources } from './library-sources.ts'
import type { LibraryText } from './library-text.ts'
import { livingWithIllness } from './living-with-illness.ts'
import { medicationSafety } from './medication-safety.ts'
import { mentalHealth } from './mental-health.ts'
import { selfCheck } from './self-check.ts'
import { strengtheningFood } from './strengthening-food.ts'

export const libraryTexts: Readonly<Record<ArticleCategory, readonly LibraryText[]>> = {
  medicationSafety,
  healthKnowledge: [...livingWithIllness, ...healthKnowledge],
  mentalHealth,
  diseasePrevention,
  selfCheck,
  caregiverRecovery,
  dailyLivingTraining,
  assistiveDevices,
  fitness,
  dietCautions,
  habits,
  strengtheningFood,
}

const firstPublished: CalendarDate = '2026-11-30'

const drawnHere = '本项目自己画的示意图'

/** @param notAfter day that no date may lie after; for a demo whose clock stands earlier. */
export const libraryArticles = (notAfter?: CalendarDate): readonly Article[] =>
  articleCategories.flatMap((category) =>
    libraryTexts[category].map((text) => libraryArticle(category, text, notAfter)),
  )

/** Made from the slug alone: the same in every version of the program and on every machine. */
export function libraryId(slug: string): string {
  const name = fingerprint(`library/${slug}`) + fingerprint(`${slug}/library`)
  const bytes = Uint8Array.from({ length: 10 }, (_, i) => Number.parseInt(name.slice(i * 2, i * 2 + 2), 16))
  return `articles:${uuidV7(Date.parse('2026-11-01T00:00:00Z'), () => bytes)}`
}

function libraryArticle(category: ArticleCategory, written: LibraryText, notAfter = '9999-12-31'): Article {
  const { slug, sources, sections, drawings = [], revised, years = 2, english, ...rest } = written
  const earlier = (day: CalendarDate): CalendarDate => (day < notAfter ? day : notAfter)
  const publishedOn = earlier(firstPublished)
  const writtenOn = earlier(revised ?? firstPublished)
  const body: ArticleBody = {
    audiences: ['elder'],
    conditions: [],
    needs: [],
    services: [],
    months: [],
    ...rest,
    category,
    english: { ...english },
    sections: [...sections],
    ...(drawings.length === 0 ? {} : { pictures: drawings.map((one) => ({ ...one, source: drawnHere })) }),
    sources: sources.map((source) => librarySources[source]),
    writtenOn,
    publishedOn,
    expiresOn: addMonths(writtenOn, years * 12),
    readingMinutes: readingMinutesOf(linesOf({ sections: [...sections] })),
  }
  const act = { station: 'library', kiosk: 'library', author: 'system', offset: 480, random: () => new Uint8Array(10) }
  const document = createDocument(articleKind, body, { ...act, now: Date.parse(`${writtenOn}T00:00:00Z`) })
  return { ...document, id: libraryId(slug), occurredAt: `${publishedOn}T00:00:00.000Z` }
}
