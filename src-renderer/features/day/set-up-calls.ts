/** What a first run asks of the host; the drill asks the same. */
import { parsePhone } from '../../../src-domain/shared/phone.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import type { Host } from '../../host/host.ts'
import { rowVersion } from '../../replica/rows.ts'

export type SetUpPlan = {
  readonly link: 'server' | 'alone'
  readonly serverUrl: string
  readonly code: string
  readonly stationName: string
  readonly stationPhone: string
  readonly kioskName: string
  readonly name: string
  /** The machine becomes what this backup is of. */
  readonly backup?: { readonly path: string; readonly code: string }
}

/** @param before the backup that was taken over already: whoever thinks better of it sets up a machine of its own. */
export async function takeBackup(
  host: Pick<Host, 'call'>,
  backup: SetUpPlan['backup'],
  before?: SetUpPlan['backup'],
): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Refusal }> {
  if (backup !== undefined) return host.call('backup.restore', { ...backup, rows: rowVersion })
  if (before !== undefined) await host.call('backup.restored', {})
  return { ok: true }
}

export function enrol(host: Pick<Host, 'call'>, plan: SetUpPlan, enrolled: SetUpPlan | undefined) {
  const kioskName = plan.kioskName.trim()
  if (plan.link === 'server') {
    const isUsed = enrolled?.link === 'server' && enrolled.serverUrl === plan.serverUrl && enrolled.code === plan.code
    if (isUsed) return host.call('kiosk.describe', { kioskName })
    return host.call('setup.enrol', { serverUrl: plan.serverUrl.trim(), code: plan.code.trim(), kioskName })
  }
  const phone = parsePhone(plan.stationPhone)
  const stationPhone = phone.ok ? phone.value.normalized : ''
  return host.call('setup.alone', { stationName: plan.stationName.trim(), stationPhone, kioskName })
}
