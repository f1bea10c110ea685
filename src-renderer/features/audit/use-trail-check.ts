/** Checks the whole audit trail of this kiosk, and exports it as one file. */
import { useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { makeBundle } from '../../../src-domain/activity/audit-bundle.ts'
import { checkTrail, type TrailReport } from '../../../src-domain/activity/audit-trail.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { writeExport } from '../../host/export-file.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import type { Replica } from '../../replica/replica.ts'
import { trailCrypto } from '../../replica/trail-crypto.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export type Checked = { readonly report: TrailReport; readonly entries: readonly Document[] }
export type Exported = { readonly path: string; readonly fingerprint: string }

export type TrailWork = {
  readonly busy: 'checking' | 'exporting' | undefined
  readonly checked: Checked | undefined
  readonly exported: Exported | undefined
  /** `checking`, `exporting`: what no rule foresaw; the console says what. */
  readonly failed: 'checking' | 'exporting' | Refusal | undefined
  readonly check: () => Promise<void>
  readonly exportAll: (people: Readonly<Record<string, string>>) => Promise<void>
}

export function useTrailCheck(): TrailWork {
  const host = useHost()
  const replica = useReplica()
  const { station, stationName } = useKiosk()
  const act = useAct()
  const [busy, setBusy] = useState<TrailWork['busy']>()
  const [checked, setChecked] = useState<Checked | undefined>()
  const [exported, setExported] = useState<Exported | undefined>()
  const [failed, setFailed] = useState<TrailWork['failed']>()
  const during = async (what: 'checking' | 'exporting', work: () => Promise<Refusal | undefined>): Promise<void> => {
    setBusy(what)
    setFailed(undefined)
    try {
      setFailed(await work())
    } catch (error) {
      console.error('the audit trail', error)
      setFailed(what)
    } finally {
      setBusy(undefined)
    }
  }
  return {
    busy,
    checked,
    exported,
    failed,
    check: () =>
      during('checking', async () => {
        const entries = await wholeTrail(replica)
        const current = replica.auditChain()
        const report = await checkTrail(entries, trailCrypto, current === undefined ? [] : [current.head])
        setChecked({ report, entries })
        return undefined
      }),
    exportAll: (people) =>
      during('exporting', async () => {
        setExported(undefined)
        const now = act()
        const saved = await replica.save([recordAudit({ action: 'auditExport', subject: '' }, now) as Document])
        if (!saved.ok) return saved.error[0]
        const current = replica.auditChain()
        if (current === undefined) throw new Error('the export was written into no chain')
        const exportedAt = instantOf(now.now)
        const about = { station, stationName, exportedAt, people }
        const { text, fingerprint } = await makeBundle(await wholeTrail(replica), about, current.signer, trailCrypto)
        const file = `audit-${station}-${exportedAt.replaceAll(/\D/g, '').slice(0, 14)}.jsonl`
        const written = await writeExport(host, file, text)
        if (!written.ok) return written.error
        if (written.value !== undefined) setExported({ path: written.value.path, fingerprint })
        return undefined
      }),
  }
}

const wholeTrail = (replica: Replica): Promise<readonly Document[]> =>
  replica.find({ collection: 'activity', kind: 'audit' })
