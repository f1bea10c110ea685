/** Saves what was made, and writes down at the record of whoever it is about that something was done. */
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import { ok, type Refusal, type Result } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'

/** @param elder '' where it is about nobody. */
export function useKeep(elder: string) {
  const act = useAct()
  const attempt = useAttempt<Result<readonly Document[], Refusal>>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  /** @param of what it is made of, for the same document when it is tried again. */
  const keep = <T,>(of: unknown, make: (act: Act) => Result<T, Refusal>): Promise<boolean> => {
    const made = attempt(of, () => {
      const now = act()
      const one = make(now)
      if (!one.ok) return one
      const document = one.value as Document
      if (elder === '') return ok([document])
      const audit = recordAudit({ action: 'change', subject: document.id, parts: ['asked'] }, now, elder)
      return ok([document, audit as Document])
    })
    return save(made.ok ? made.value : made.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={`${refusal.code} ${refusal.field ?? ''}`} tone="red" urgent title={refusalText(refusal)} />
  ))
  return { busy, problems, keep }
}
