/**
 * A form being filled in that is kept as a log. Every step is one save; the screen shows it at once and says when it is on disk.
 * Steps taken faster than the disk build on each other, and what another kiosk adds meanwhile is merged in, not overwritten.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Act, Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'
import type { Refusal } from '../../src-domain/shared/result.ts'
import { useAct } from './use-act.ts'
import { useDocuments, useReplica } from './use-replica.ts'

export type DraftSaving =
  | { readonly state: 'saved' | 'saving' }
  | { readonly state: 'refused'; readonly refusals: readonly Refusal[] }

export type LogDraft<Draft> = {
  /** The one under way, also when it is over meanwhile; undefined while there is none. */
  readonly draft: Draft | undefined
  readonly isLoading: boolean
  readonly saving: DraftSaving
  readonly begin: (make: (by: Act) => Draft) => void
  readonly change: (step: (from: Draft, by: Act) => Draft) => void
  /** With every step taken so far, also those not drawn yet. */
  readonly latest: () => Draft | undefined
}

/** @param elder '' for a form about no one elder. @param isGoneOn which stored draft is gone on with, where none was begun here. */
export function useLogDraft<Draft extends Document<unknown>>(
  kind: DocumentKind,
  elder: string,
  isGoneOn: (draft: Draft) => boolean,
): LogDraft<Draft> {
  const replica = useReplica()
  const act = useAct()
  const stored = useDocuments({
    collection: kind.collection,
    kind: kind.kind,
    // What is about nobody has no entry in that index.
    ...(elder === '' ? {} : { elder }),
  })
  const [own, setOwn] = useState<Draft | undefined>()
  const [saving, setSaving] = useState<DraftSaving>({ state: 'saved' })
  const latest = useRef<Draft | undefined>(undefined)
  const pending = useRef(0)
  const merged = useCallback(
    (a: Draft, b: Draft): Draft => mergeDocuments(kind, a as Document, b as Document) as Document<unknown> as Draft,
    [kind],
  )

  // Of this kind: the query asked for it.
  const drafts = stored as readonly Document<unknown>[] as readonly Draft[] | undefined
  const fromStore = drafts?.find((one) => (own === undefined ? isGoneOn(one) : one.id === own.id))
  const draft = own !== undefined && fromStore !== undefined ? merged(own, fromStore) : (own ?? fromStore)
  useEffect(() => {
    // Never back to an older state: a step may have been taken since this one was drawn.
    const known = latest.current
    latest.current = known !== undefined && draft !== undefined && known.id === draft.id ? merged(known, draft) : draft
  }, [draft, merged])

  const save = useCallback(
    async (next: Draft) => {
      latest.current = next
      setOwn(next)
      pending.current += 1
      setSaving({ state: 'saving' })
      const result = await replica.save([next as Document])
      pending.current -= 1
      if (!result.ok) setSaving({ state: 'refused', refusals: result.error })
      else if (pending.current === 0) setSaving({ state: 'saved' })
    },
    [replica],
  )
  const change = useCallback(
    (step: (from: Draft, by: Act) => Draft) => {
      if (latest.current !== undefined) void save(step(latest.current, act()))
    },
    [save, act],
  )
  return {
    draft,
    isLoading: stored === undefined && own === undefined,
    saving,
    begin: (make) => void save(make(act())),
    change,
    latest: () => latest.current,
  }
}
