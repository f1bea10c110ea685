/** Before a record is saved: whether it may be somebody who is known already, and whether staff have asked. */
import { useState } from 'react'
import type { ElderDraft } from '../../../src-domain/elders/elder-rules.ts'
import { type FoundDuplicate, useDuplicateSearch } from './use-duplicates.ts'

export type DuplicateCheck = {
  /** Undefined while the register is still read. */
  readonly duplicates: readonly FoundDuplicate[] | undefined
  readonly isSettled: boolean
  /** Holds for these records only: another one that turns up is asked about anew. */
  readonly settle: () => void
  /** The next person is asked about anew. */
  readonly forget: () => void
  /** Nobody else has turned up, or staff say that it is somebody else. The same number is never settled by asking. */
  readonly isClear: boolean
}

/** @param own the record that is edited, or that a save may have stored already: it is no duplicate of itself. */
export function useDuplicateCheck(draft: ElderDraft, own?: string): DuplicateCheck {
  const [settledFor, setSettledFor] = useState('')
  const duplicates = useDuplicateSearch(draft)?.filter((one) => one.id !== own)
  const likely = duplicates === undefined ? '' : keyOf(duplicates)
  const isSettled = likely !== '' && settledFor === likely
  return {
    duplicates,
    isSettled,
    settle: () => setSettledFor(likely),
    forget: () => setSettledFor(''),
    isClear: duplicates !== undefined && (duplicates.length === 0 || isSettled),
  }
}

const keyOf = (duplicates: readonly FoundDuplicate[]): string =>
  duplicates.some((one) => one.certainty === 'certain') ? '' : duplicates.map((one) => one.id).join(' ')
