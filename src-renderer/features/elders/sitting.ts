/** Who asked for consent, when, and in which language. */
import type { ConsentSitting } from '../../../src-domain/consent/consent-form.ts'
import type { Act } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'

export const sittingNow = ({ now, author }: Act, language: ConsentSitting['language']): ConsentSitting => ({
  at: instantOf(now),
  author,
  language,
  newId: () => crypto.randomUUID(),
})
