/** The machines of the station, when the server last heard of each, and "this machine is lost". The list is the server's own. */
import { MonitorX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isKioskLoss, reportLoss } from '../../../src-domain/kiosks/kiosk-loss.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import './settings.css'

type ListedKiosk = {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly renewedAt?: string
  readonly revokedAt?: string
}

export function KiosksCard() {
  const { t } = useTranslation('settings')
  const kiosk = useKiosk()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const kiosks = useKiosks()
  const reported = useReported()
  const [asking, setAsking] = useState<ListedKiosk | undefined>()
  if (kiosk.link === 'alone') return null
  return (
    <Card icon={MonitorX} title={t('kiosks.title')}>
      <p>{t('kiosks.text')}</p>
      {kiosks === undefined && <Skeleton rows={2} />}
      {kiosks === 'unreachable' && <Notice tone="gold" title={t('kiosks.offline')} />}
      {Array.isArray(kiosks) && (
        <ul className="kiosk-list">
          {(kiosks as readonly ListedKiosk[]).map((one) => (
            <KioskLine
              key={one.id}
              kiosk={one}
              isThis={one.id === kiosk.kiosk}
              isReported={reported.has(one.id)}
              onReport={() => setAsking(one)}
            />
          ))}
        </ul>
      )}
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      <div className="kiosk-neighbours">
        <NeighbourSwitch />
      </div>
      {asking !== undefined && (
        <ConfirmDialog
          title={t('kiosks.askTitle', { name: asking.name })}
          confirm={t('kiosks.report')}
          danger
          busy={busy}
          onClose={() => setAsking(undefined)}
          onConfirm={() => void save([reportLoss(asking.id, act())]).then((isSaved) => isSaved && setAsking(undefined))}
        >
          <p>{t('kiosks.askText')}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}

function KioskLine({
  kiosk,
  isThis,
  isReported,
  onReport,
}: {
  readonly kiosk: ListedKiosk
  readonly isThis: boolean
  readonly isReported: boolean
  readonly onReport: () => void
}) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { offset } = useReplica().now()
  const at = (instant: string): string => format.dateTime(instant, offset)
  return (
    <li>
      <div>
        <b>{kiosk.name}</b>
        <p className="quiet">
          {kiosk.revokedAt !== undefined
            ? t('kiosks.revoked', { at: at(kiosk.revokedAt) })
            : kiosk.renewedAt === undefined
              ? t('kiosks.added', { at: at(kiosk.createdAt) })
              : t('kiosks.seen', { at: at(kiosk.renewedAt) })}
        </p>
      </div>
      {isThis && <Chip tone="green">{t('kiosks.this')}</Chip>}
      {isReported && kiosk.revokedAt === undefined && <Chip tone="gold">{t('kiosks.reported')}</Chip>}
      {!isThis && !isReported && kiosk.revokedAt === undefined && (
        <Button small onPress={onReport}>
          {t('kiosks.report')}
        </Button>
      )}
    </li>
  )
}

/** Whether this machine talks with the others on the local network; kept by its host. */
function NeighbourSwitch() {
  const { t } = useTranslation('settings')
  const host = useHost()
  const [isAllowed, setAllowed] = useState<boolean | undefined>()
  useEffect(() => {
    host.call('lan.allowed', {}).then(
      (answer) => setAllowed(answer.isAllowed),
      () => undefined,
    )
  }, [host])
  if (isAllowed === undefined) return null
  const choose = (value: 'on' | 'off'): void => {
    const next = value === 'on'
    // Shown as it is only when the host has written it down.
    host.call('lan.allow', { isAllowed: next }).then(
      (told) => (told.ok ? setAllowed(next) : undefined),
      () => undefined,
    )
  }
  return (
    <ChoiceField
      label={t('kiosks.neighbours.label')}
      hint={t('kiosks.neighbours.hint')}
      value={isAllowed ? 'on' : 'off'}
      choices={[
        { value: 'on', label: t('kiosks.neighbours.on') },
        { value: 'off', label: t('kiosks.neighbours.off') },
      ]}
      onChange={choose}
    />
  )
}

/** Said here or elsewhere, whether or not the server has heard of it. */
function useReported(): ReadonlySet<string> {
  const losses = useDocuments({ collection: 'activity', kind: 'kiosk-loss' })
  return new Set(losses?.filter(isKioskLoss).map(({ body }) => body.kiosk))
}

function useKiosks(): readonly ListedKiosk[] | 'unreachable' | undefined {
  const host = useHost()
  const { station } = useKiosk()
  const [kiosks, setKiosks] = useState<readonly ListedKiosk[] | 'unreachable' | undefined>()
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      const response = await host.sync(`/sync/station-${station}/_kiosks`, { signal: stop.signal })
      if (!response.ok) throw new Error(`status ${response.status}`)
      const answer = (await response.json()) as { readonly kiosks?: unknown }
      setKiosks(Array.isArray(answer.kiosks) ? answer.kiosks.filter(isListed) : 'unreachable')
    }
    read().catch(() => {
      if (!stop.signal.aborted) setKiosks('unreachable')
    })
    return () => stop.abort()
  }, [host, station])
  return kiosks
}

const isListed = (value: unknown): value is ListedKiosk => {
  const { id, name, createdAt } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof id === 'string' && typeof name === 'string' && typeof createdAt === 'string'
}
