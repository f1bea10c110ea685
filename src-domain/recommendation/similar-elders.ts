/**
 * What other elders of this station, who had the same need, thought of the same service: from their answers after it. Alike is
 * who asked for it with the same need, so that nobody's health is looked at for somebody else; who they were is not told.
 */
import type { NeedDimension } from '../needs/dimensions.ts'
import { isService } from '../services/service.ts'
import { serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import { type Answer, answerIn } from './elder-profile.ts'
import { itemKey } from './not-for-me.ts'
import { similarMinimum } from './weights.ts'

/** Of everybody but `elder`; undefined where too few answered. */
export type SimilarAnswers = (
  item: string,
  dimension: NeedDimension,
  elder: string,
) => { readonly count: number; readonly satisfied: number } | undefined

export const nobodyAsked: SimilarAnswers = () => undefined

/**
 * @param services of the whole station. An elder counts once, with the newest answer.
 * @param isOpen whether this elder's record may still be used
 */
export function similarAnswers(services: readonly Document[], isOpen: (elder: string) => boolean): SimilarAnswers {
  const answers = new Map<string, Map<string, Answer>>()
  const asked = services.filter(isService).filter(({ elder }) => isOpen(elder))
  for (const request of asked.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))) {
    const answer = answerIn(serviceState(request).steps)
    if (answer === undefined) continue
    const { organization, service, dimension } = request.body
    const key = `${itemKey(organization, service)} ${dimension}`
    const byElder = answers.get(key) ?? new Map<string, Answer>()
    answers.set(key, byElder.set(request.elder, answer))
  }
  return (item, dimension, elder) => {
    const byElder = answers.get(`${item} ${dimension}`)
    if (byElder === undefined) return undefined
    const others = [...byElder].filter(([one]) => one !== elder)
    return others.length < similarMinimum
      ? undefined
      : { count: others.length, satisfied: others.filter(([, answer]) => answer === 'satisfied').length }
  }
}
