/** One elder's preferences while they are told: every touch is saved at once, and each can be taken back. */
import { useState } from 'react'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import {
  type PreferencesBody,
  preferencesOf,
  savePreferences,
  type StandingPreferences,
} from '../../../src-domain/preferences/preferences.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'

export type Telling = {
  readonly isAllowed: boolean
  readonly standing: StandingPreferences
  /** As it is on the screen; ahead of what is stored by what is being saved. */
  readonly body: PreferencesBody
  readonly refusals: readonly Refusal[]
  readonly tell: (body: PreferencesBody) => void
  /** Undefined when nothing was told here yet. */
  readonly undo: (() => void) | undefined
}

/** Undefined while loading. */
export function usePreferences(elder: string): Telling | undefined {
  const act = useAct()
  const record = useDocument(elder)
  const records = useDocuments({ collection: 'records', elder, kind: 'preferences' })
  const { refusals, save } = useSave()
  const [before, setBefore] = useState<readonly PreferencesBody[]>([])
  const [own, setOwn] = useState<PreferencesBody | undefined>()
  /** What this screen made last: a touch must not start from what was stored before the one before it. */
  const [made, setMade] = useState<Document | undefined>()
  if (record === undefined || records === undefined) return undefined
  const standing = preferencesOf(made === undefined ? records : [...records.filter(({ id }) => id !== made.id), made])
  const body = own ?? standing.body
  const keep = (next: PreferencesBody) => {
    const document = savePreferences(standing, next, elder, act()) as Document | undefined
    setOwn(next)
    if (document === undefined) return
    setMade(document)
    void save([document]).then((isSaved) => {
      if (isSaved) return
      // What could not be kept is not shown as kept.
      setMade(made)
      setOwn(undefined)
    })
  }
  return {
    isAllowed: record !== null && isElder(record) && isAllowed(record.body.consents, 'preferences'),
    standing,
    body,
    refusals,
    tell: (next) => {
      setBefore([...before, body])
      keep(next)
    },
    undo:
      before.length === 0
        ? undefined
        : () => {
            const last = before.at(-1)
            setBefore(before.slice(0, -1))
            if (last !== undefined) keep(last)
          },
  }
}
