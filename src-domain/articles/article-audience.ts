/** Whom an article is written for, as the lists on the elder's face part them. */
import type { ArticleAudience, ArticleBody } from './article.ts'

/** Elders, all of them or those with a label of standards/09 §1. */
const ofElders: ReadonlySet<ArticleAudience> = new Set([
  'elder',
  'disabled',
  'veryOld',
  'ill',
  'livingAlone',
  'emptyNest',
  'vital',
])

export const isForElders = ({ audiences }: Pick<ArticleBody, 'audiences'>): boolean =>
  audiences.some((one) => ofElders.has(one))

/**
 * For whoever looks after somebody. Nearly every article names the family too; what is written for elders at large stands in the
 * elders' own lists alone.
 */
export const isForFamily = ({ audiences }: Pick<ArticleBody, 'audiences'>): boolean =>
  !audiences.includes('elder') && audiences.some((one) => one === 'family' || one === 'caregiver')

/**
 * What anybody at the machine may find by typing or by its kind: a daughter who looks for how to talk to her mother stands before the same
 * screen. 安宁疗护 is found with the family only (design.md §6).
 */
export const isFoundByAnybody = (body: Pick<ArticleBody, 'audiences' | 'needs'>): boolean =>
  (isForElders(body) || isForFamily(body)) && !body.needs.includes('palliative')
