/**
 * Makes the file with one elder's record. Everything about the elder is read only now, and whether it may be handed over is judged by the
 * record as it stands now. That it was handed over is written down before the first piece of it is.
 */
import { useEffect, useRef, useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { coveredByAll, isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { allowedParts, type ExportPart, partName, type RecipientKind } from '../../../src-domain/fhir/export-scope.ts'
import { bundleHead, bundleResources, entryOf } from '../../../src-domain/fhir/fhir-bundle.ts'
import { judgingOf, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../../src-domain/shared/result.ts'
import { writeExport } from '../../host/export-file.ts'
import { useHost } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { recordsOfPerson } from './records-of-person.ts'

export type CopyWish = {
  readonly recipient: RecipientKind
  readonly parts: readonly ExportPart[]
  /** To whom, as the elder reads it among the looks. */
  readonly reason: string
  /** A stick; absent: this machine. */
  readonly folder?: string
}

export type CopyFile = {
  readonly path: string
  readonly file: string
  readonly folder?: string
  readonly entries: number
}

export type CopyState =
  | { readonly phase: 'asking'; readonly refused?: Refusal; readonly isGivenUp?: boolean }
  /** `share`: how far, from 0 to 1. */
  | { readonly phase: 'busy'; readonly share: number }
  | { readonly phase: 'done'; readonly copy: CopyFile; readonly refused?: Refusal }
  | { readonly phase: 'discarded' }

export type CopyWork = {
  readonly state: CopyState
  readonly start: (wish: CopyWish) => Promise<void>
  readonly cancel: () => void
  readonly discard: () => Promise<void>
}

const collections = ['records', 'observations', 'services', 'feedback'] as const

export function useCopy(elder: string): CopyWork {
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const [state, setState] = useState<CopyState>({ phase: 'asking' })
  const isWanted = useRef(true)
  // Who leaves the page does not want the rest of a file either.
  useEffect(
    () => () => {
      isWanted.current = false
    },
    [],
  )
  const make = async (wish: CopyWish): Promise<Result<CopyFile | undefined, Refusal>> => {
    const documents: Document[] = []
    for (const [done, collection] of collections.entries()) {
      documents.push(...(await replica.find({ collection, elder })))
      if (!(await showShare((done + 1) / 5))) return ok(undefined)
    }
    const settings = await replica.find({ collection: 'staff', kind: 'station-settings' })
    const [record, ...joined] = await recordsOfPerson(replica, elder)
    const { parts, recipient } = wish
    const allows = ({ body }: Elder): boolean => {
      const allowed = allowedParts(body.consents, recipient)
      return parts.length > 0 && parts.every((part) => allowed.includes(part))
    }
    if (record === undefined || !allows(record)) return err(refusal('copy.notAgreed'))
    if (!joined.every(allows)) return err(refusal('copy.joinedNotAgreed'))
    // Needs and services rest on more than the parts that were chosen.
    const covered = coveredByAll([record, ...joined].map(({ body }) => body))
    const usable = documents.filter((document) => isCovered(covered, document))
    const now = act()
    const judging = judgingOf(settingsOf(settings))
    const entries: string[] = []
    for (const resource of bundleResources(record, usable, { recipient, parts }, { ...now, ...judging })) {
      entries.push(JSON.stringify(entryOf(resource)))
      const share = Math.min(1, entries.length / Math.max(1, usable.length))
      if (entries.length % 200 === 0 && !(await showShare(0.6 + share / 5))) return ok(undefined)
    }
    if (!(await showShare(0.8))) return ok(undefined)
    const head = JSON.stringify(bundleHead(record, { recipient, parts }, now))
    const text = `${head.slice(0, -1)},"entry":[${entries.join(',')}]}`
    const fact = recordAudit(
      {
        action: 'export',
        subject: elder,
        parts: parts.map((part) => `copy-${partName(part, recipient)}`),
        reason: wish.reason.slice(0, 200),
      },
      now,
      elder,
    )
    const saved = await replica.save([fact as Document])
    if (!saved.ok) return err(saved.error[0] ?? refusal('copy.notAgreed'))
    const stamp = instantOf(now.now + now.offset * 60_000)
      .replaceAll(/\D/g, '')
      .slice(0, 14)
    const file = `record-${stamp}-${elder.slice(-12)}.json`
    const place = wish.folder === undefined ? {} : { folder: wish.folder }
    const written = await writeExport(host, file, text, {
      ...place,
      isWanted: () => isWanted.current,
      onShare: (share) => void showShare(0.8 + share / 5),
    })
    if (!written.ok) return written
    return ok(written.value && { ...written.value, file, ...place, entries: entries.length })
  }
  /** Lets the screen draw in between. @returns whether it is still wanted. */
  const showShare = async (share: number): Promise<boolean> => {
    if (isWanted.current) setState({ phase: 'busy', share })
    await new Promise((drawn) => setTimeout(drawn))
    return isWanted.current
  }
  return {
    state,
    start: async (wish) => {
      isWanted.current = true
      setState({ phase: 'busy', share: 0 })
      const made = await make(wish).catch((error: unknown) => {
        console.error('a copy of a record', error)
        return err(refusal('export.failed'))
      })
      if (!made.ok) setState({ phase: 'asking', refused: made.error })
      else if (made.value === undefined) setState({ phase: 'asking', isGivenUp: true })
      else setState({ phase: 'done', copy: made.value })
    },
    cancel: () => {
      isWanted.current = false
    },
    discard: async () => {
      if (state.phase !== 'done') return
      const { copy } = state
      const place = copy.folder === undefined ? {} : { folder: copy.folder }
      const gone = await host.call('export.discard', { file: copy.file, ...place })
      setState(gone.ok ? { phase: 'discarded' } : { phase: 'done', copy, refused: refusal(gone.error.code) })
    },
  }
}
