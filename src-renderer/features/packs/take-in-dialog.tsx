/** Media packs on the sticks that are plugged in: what each holds, whose it is, what of it is here already, and taking it in. */
import { HardDriveDownload, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaPack } from '../../../src-domain/media/media-pack.ts'
import { acknowledgePack, receiptToCarry } from '../../../src-domain/media/pack-receipt.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import type { PackOnStick } from '../../host/host.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { leaveReceipt, takePackIn } from '../../media/carry-packs.ts'
import type { Packs, PackState } from '../../media/packs.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { megabytes } from './megabytes.ts'

type Found = { readonly sticks: number; readonly files: readonly PackOnStick[] }

export function TakeInDialog({
  packs,
  states,
  known,
  onClose,
}: {
  readonly packs: Packs
  readonly states: ReadonlyMap<string, PackState>
  readonly known: readonly MediaPack[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('packs')
  const host = useHost()
  const refusalText = useRefusalText()
  const takeIn = useTakeIn(packs)
  const [found, setFound] = useState<Found | undefined>()
  const [busy, setBusy] = useState<PackOnStick | undefined>()
  const [refused, setRefused] = useState<Refusal | undefined>()
  const [done, setDone] = useState<{ readonly name: string; readonly hasReceipt: boolean } | undefined>()
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    let isOpen = true
    host.call('packFile.list', {}).then(
      (listed) => {
        if (!isOpen) return
        setFound(listed.ok ? listed.value : undefined)
        if (!listed.ok) setRefused(listed.error)
      },
      () => isOpen && setRefused({ code: 'host.noAnswer' }),
    )
    return () => {
      isOpen = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- looked for again when somebody asks for it
  }, [host, looks])
  const lookAgain = () => {
    setFound(undefined)
    setRefused(undefined)
    setLooks(looks + 1)
  }
  const take = async (file: PackOnStick) => {
    setBusy(file)
    setRefused(undefined)
    setDone(undefined)
    const taken = await takeIn(file)
    setBusy(undefined)
    if (taken.ok) setDone({ name: file.about?.name ?? file.name, hasReceipt: taken.value })
    else if (taken.error.code !== 'pack.stopped') setRefused(taken.error)
  }
  return (
    <Dialog
      wide
      title={t('takeIn.title')}
      onClose={onClose}
      actions={
        <Button icon={RefreshCw} disabled={busy !== undefined} onPress={lookAgain}>
          {t('takeIn.again')}
        </Button>
      }
    >
      <div className="stack">
        <p className="quiet">{t('takeIn.note')}</p>
        {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
        {done !== undefined && (
          <Notice tone="green" title={t('takeIn.done', { name: done.name })}>
            {done.hasReceipt && t('takeIn.receipt')}
          </Notice>
        )}
        {found === undefined && refused === undefined && <output>{t('takeIn.looking')}</output>}
        {found?.files.length === 0 && (
          <Notice tone="gold" title={t(found.sticks === 0 ? 'takeIn.noStick' : 'takeIn.nothing')} />
        )}
        <ul className="stack">
          {found?.files.map((file) => (
            <OneFile
              key={file.path}
              file={file}
              state={file.about && states.get(file.about.id)}
              isOlder={isOlder(file, known, states)}
              isBusy={busy !== undefined}
              onTake={() => void take(file)}
              onStop={() => void packs.stop(file.about?.id ?? '')}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** Takes one in and writes down that it was. @returns whether a receipt lies on the stick. */
function useTakeIn(packs: Packs) {
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const { stationName: station, kioskName: machine } = useKiosk()
  return async ({ path, name }: PackOnStick) => {
    const taken = await takePackIn(host, packs, path)
    if (!taken.ok) return taken
    const receipt = acknowledgePack(taken.value, name, act())
    await replica.save([receipt])
    const file = `pack-receipt-${receipt.kiosk.slice(0, 20)}-${taken.value.pack.id.slice(-12)}.json`
    const text = receiptToCarry(receipt, { station, machine })
    return { ok: true, value: await leaveReceipt(host, path, { file, text }) } as const
  }
}

/** A newer edition of it is whole here. */
const isOlder = (
  { about }: PackOnStick,
  known: readonly MediaPack[],
  states: ReadonlyMap<string, PackState>,
): boolean =>
  about !== undefined &&
  known.some(
    ({ id, body, occurredAt }) =>
      body.name === about.name && occurredAt > about.madeAt && states.get(id)?.phase === 'whole',
  )

function OneFile({
  file: { name, problem, about },
  state,
  isOlder: isOlderHere,
  isBusy,
  onTake,
  onStop,
}: {
  readonly file: PackOnStick
  readonly state: PackState | undefined
  readonly isOlder: boolean
  readonly isBusy: boolean
  readonly onTake: () => void
  readonly onStop: () => void
}) {
  const { t } = useTranslation('packs')
  const format = useFormat()
  const refusalText = useRefusalText()
  if (about === undefined) {
    return (
      <li className="pack-on-stick">
        <b>{name}</b>
        <Notice tone="red" title={refusalText({ code: problem ?? 'pack.fileTorn' })} />
      </li>
    )
  }
  const size = megabytes(about.bytes)
  const isComing = state?.phase === 'bringing'
  const isWhole = state?.phase === 'whole'
  return (
    <li className="pack-on-stick">
      <b>{about.name}</b>
      {about.about !== '' && <p>{about.about}</p>}
      <p className="quiet">
        {t('takeIn.about', { size, count: about.files, on: format.date(about.madeAt.slice(0, 10)), file: name })}
      </p>
      <p className="quiet">
        {format.list(about.names)}
        {about.files > about.names.length && t('takeIn.more')}
      </p>
      <div className="row">
        <Chip tone="green">{t('takeIn.ours')}</Chip>
        {isOlderHere && <Chip tone="gold">{t('takeIn.older')}</Chip>}
        {isWhole && <Chip tone="green">{t('takeIn.whole')}</Chip>}
      </div>
      {isComing && (
        <>
          <p aria-live="polite">{t('phase.bringing', { have: megabytes(state.have), size })}</p>
          <progress aria-label={t('progress', { name: about.name })} value={state.have} max={about.bytes} />
          <div className="row">
            <Button onPress={onStop}>{t('stop')}</Button>
          </div>
        </>
      )}
      {!isComing && !isWhole && (
        <div className="row">
          {state !== undefined && state.have > 0 && (
            <span>{t('takeIn.have', { have: megabytes(state.have), size })}</span>
          )}
          <Button icon={HardDriveDownload} disabled={isBusy} onPress={onTake}>
            {t('takeIn.take', { size })}
          </Button>
        </div>
      )}
    </li>
  )
}
