/** Saves what was confirmed of a paper in one step, and beside it that somebody changed these parts of the record. */
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { conditionKind } from '../../../src-domain/archive/condition.ts'
import { medicationKind } from '../../../src-domain/archive/medication.ts'
import { createReading } from '../../../src-domain/archive/reading.ts'
import type { PaperBody } from '../../../src-domain/papers/paper-entries.ts'
import { type Act, createDocument, type Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'

export type ConfirmedPaper = readonly PaperBody[]

const partOf = { medicine: 'medicines', reading: 'measurements', condition: 'conditions' } as const

export function usePaperSave(elder: string): {
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  readonly save: (confirmed: ConfirmedPaper) => Promise<boolean>
} {
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const { busy, refusals, save } = useSave()
  return {
    busy,
    refusals,
    save: (confirmed) =>
      save(
        attempt(confirmed, () => {
          const now = act()
          const made = confirmed.map((one) => documentOf(one, elder, now))
          const parts = [...new Set(confirmed.map(({ what }) => partOf[what]))]
          return [...made, recordAudit({ action: 'change', subject: elder, parts }, act(), elder) as Document]
        }),
      ),
  }
}

function documentOf(one: PaperBody, elder: string, act: Act): Document {
  switch (one.what) {
    case 'medicine':
      return createDocument(medicationKind, one.body, act, { elder }) as Document
    case 'reading':
      return createReading(one.body, act, elder) as Document
    case 'condition':
      return createDocument(conditionKind, one.body, act, { elder }) as Document
  }
}
