/**
 * What a press makes, made once. A save that failed may have left the document on the disk or in the journal already: pressed
 * again with the same answers it has to be that document, not a second one.
 */
import { useCallback, useRef } from 'react'

/** @returns what was made `of` the same before, else what `make` makes. */
export function useAttempt<Made>(): (of: unknown, make: () => Made) => Made {
  const kept = useRef<{ readonly of: string; readonly made: Made } | undefined>(undefined)
  return useCallback((of, make) => {
    const key = JSON.stringify(of)
    if (kept.current?.of !== key) kept.current = { of: key, made: make() }
    return kept.current.made
  }, [])
}
