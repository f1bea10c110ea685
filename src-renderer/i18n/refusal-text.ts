/** The sentence for a refusal; a code without one (from a newer server) still gets an honest one. */
import { useTranslation } from 'react-i18next'
import { zhCN } from './resources.ts'

/** `Refusal` of the domain, which this layer does not know. */
export type RefusalLike = {
  readonly code: string
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

const isKnown = (code: string): code is keyof typeof zhCN.refusal => code in zhCN.refusal

export function useRefusalText(): (refusal: RefusalLike) => string {
  const { t } = useTranslation('refusal')
  // The compiler cannot know which variables a code from afar carries.
  const translate = t as unknown as (key: string, params?: RefusalLike['params']) => string
  return (refusal) => (isKnown(refusal.code) ? translate(refusal.code, refusal.params) : translate('unknown'))
}
