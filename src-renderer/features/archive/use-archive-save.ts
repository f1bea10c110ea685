/** Saves what a form of the archive made, and writes beside it that somebody changed this part of the record. */
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import type { archive } from '../../i18n/zh-CN/archive.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'

export type ArchivePart = keyof typeof archive.part
export type ArchiveSave = {
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  /** @param of what was filled in: pressed again with the same, it saves the same documents. */
  readonly save: (of: unknown, make: (act: Act) => readonly unknown[]) => Promise<boolean>
}

export function useArchiveSave(elder: string, part: ArchivePart): ArchiveSave {
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const { busy, refusals, save } = useSave()
  return {
    busy,
    refusals,
    save: (of, make) =>
      save(
        attempt(of, () => {
          const now = act()
          const made = make(now) as readonly Document[]
          return [...made, recordAudit({ action: 'change', subject: elder, parts: [part] }, act(), elder) as Document]
        }),
      ),
  }
}
