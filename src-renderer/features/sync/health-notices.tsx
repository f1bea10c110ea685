/** What is wrong with the machine, before it hurts: said in the page, with what is safe and what to do. */
import { useTranslation } from 'react-i18next'
import { aheadLimit } from '../../../src-domain/shared/check-document.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { ReplicaHealth } from '../../replica/replica.ts'
import { useSyncStatus } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'

/** What nobody may work on without knowing. */
export const hasTrouble = (health: ReplicaHealth | undefined): boolean =>
  health !== undefined && (health.storageFull || health.secondWindow || health.clock.wrong || health.broken === true)

/** Whether there is anything to tell about the machine at all. */
export const hasSomethingToSay = (health: ReplicaHealth | undefined): boolean =>
  hasTrouble(health) ||
  health?.notPersisted === true ||
  health?.restoreLeft !== undefined ||
  health?.rebuilding !== undefined ||
  health?.rebuilt !== undefined ||
  health?.unreadable !== undefined ||
  health?.journalTorn === true

/** @param all also what needs no act now (not persisted). */
export function HealthNotices({
  health,
  all = false,
}: {
  readonly health: ReplicaHealth | undefined
  readonly all?: boolean
}) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const refusalText = useRefusalText()
  // Without a server the journal holds everything, and nothing is received again.
  const isAlone = useKiosk().link === 'alone'
  const status = useSyncStatus()
  if (health === undefined) return null
  const received = status?.receiving?.received
  const off = health.clock.offsetMilliseconds
  return (
    <>
      {health.secondWindow && (
        <Notice tone="red" title={t('health.secondWindow')} urgent>
          {t('health.secondWindowText')}
        </Notice>
      )}
      {health.storageFull && (
        <Notice tone="red" title={t('health.storageFull')} urgent>
          {t('health.storageFullText')}
        </Notice>
      )}
      {health.clock.wrong && (
        <Notice tone="gold" title={t('health.clock')}>
          {off === undefined
            ? t('health.clockUnknown')
            : Math.abs(off) > aheadLimit
              ? t('health.clockText', { duration: format.duration(nearestMinute(Math.abs(off))) })
              : t('health.clockAgrees')}
        </Notice>
      )}
      {health.restoreLeft !== undefined && (
        <Notice tone="gold" title={t('health.restoreLeft')}>
          {t('health.restoreLeftText', { reason: refusalText({ code: health.restoreLeft.code }) })}
        </Notice>
      )}
      {health.broken === true && (
        <Notice tone="red" title={t('health.broken')} urgent>
          {t('health.brokenText')}
        </Notice>
      )}
      {health.rebuilding !== undefined && (
        <Notice tone="gold" title={t('health.rebuilding')}>
          <p>{t('health.rebuildingText', { count: health.rebuilding.fromJournal })}</p>
          {received !== undefined && <p>{t('health.rebuildingReceived', { count: received })}</p>}
          {!isAlone && received === undefined && <p>{t('health.rebuildingWaits')}</p>}
        </Notice>
      )}
      {health.unreadable !== undefined && health.rebuilding === undefined && (
        <Notice tone="red" title={t('health.unreadable', { count: health.unreadable })}>
          {t('health.unreadableText')}
        </Notice>
      )}
      {health.rebuilt !== undefined && health.rebuilding === undefined && (
        <Notice tone="gold" title={t('health.rebuilt')}>
          {t(isAlone ? 'health.rebuiltAloneText' : 'health.rebuiltText', { count: health.rebuilt.fromJournal })}
        </Notice>
      )}
      {health.journalTorn === true && (
        <Notice tone="gold" title={t('health.torn')}>
          {t(health.rebuilt === undefined ? 'health.tornText' : 'health.tornAndRebuiltText')}
        </Notice>
      )}
      {all && health.notPersisted && (
        <Notice tone="blue" title={t('health.notPersisted')}>
          {t(isAlone ? 'health.notPersistedAloneText' : 'health.notPersistedText')}
        </Notice>
      )}
    </>
  )
}

/** The server's clock has whole seconds: two days off must not read as one. */
const nearestMinute = (milliseconds: number): number => Math.round(milliseconds / 60_000) * 60_000
