/** The 40 demo articles as documents; none is signed by a reviewer, and the source says what they are. */
import { type ArticleBody, articleKind } from '../articles/article.ts'
import { readingMinutesOf } from '../articles/article-rules.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { careArticles } from './articles-care.ts'
import { livingArticles } from './articles-living.ts'
import { medicineArticles } from './articles-medicine.ts'
import { preventionArticles } from './articles-prevention.ts'

const texts = [...medicineArticles, ...preventionArticles, ...careArticles, ...livingArticles]

export function demoArticles(today: CalendarDate, actOn: (day: CalendarDate) => Act): readonly Document<ArticleBody>[] {
  return texts.map(({ paragraphs, ...text }, i) => {
    const publishedOn = addDays(today, -(20 + i * 9))
    const body: ArticleBody = {
      audiences: ['elder'],
      services: [],
      conditions: [],
      needs: [],
      months: [],
      ...text,
      sections: [{ style: 'text', lines: [...paragraphs] }],
      sources: [{ name: '演示文本，未经医师审核' }],
      writtenOn: addDays(publishedOn, -7),
      publishedOn,
      expiresOn: addDays(publishedOn, 730),
      readingMinutes: readingMinutesOf(paragraphs),
    }
    return createDocument(articleKind, body, actOn(publishedOn))
  })
}
