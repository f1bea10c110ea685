/** Saves what a press made, and keeps for the screen that it is under way and what was refused. */
import { useState } from 'react'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Refusal } from '../../src-domain/shared/result.ts'
import { useReplica } from './use-replica.ts'

export type Saving = {
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  /** True when all of them are saved. A rule that made no document hands its refusal instead. */
  readonly save: (made: readonly Document[] | Refusal) => Promise<boolean>
}

export function useSave(): Saving {
  const replica = useReplica()
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const save: Saving['save'] = async (made) => {
    if (isRefusal(made)) {
      setRefusals([made])
      return false
    }
    setBusy(true)
    setRefusals([])
    try {
      const saved = await replica.save(made)
      if (!saved.ok) setRefusals(saved.error)
      return saved.ok
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusals, save }
}

const isRefusal = (made: readonly Document[] | Refusal): made is Refusal => 'code' in made
