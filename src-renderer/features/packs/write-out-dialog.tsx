/** A whole pack written into a file on a stick, or into this machine's folder of exports. */
import { HardDriveUpload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaPack } from '../../../src-domain/media/media-pack.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useSticks } from '../../host/use-sticks.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { writePackOut } from '../../media/carry-packs.ts'
import type { Packs } from '../../media/packs.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { megabytes } from './megabytes.ts'

const thisMachine = ''

export function WriteOutDialog({
  packs,
  pack,
  onClose,
}: {
  readonly packs: Packs
  readonly pack: MediaPack
  readonly onClose: () => void
}) {
  const { t } = useTranslation('packs')
  const host = useHost()
  const { kiosk } = useKiosk()
  const replica = useReplica()
  const refusalText = useRefusalText()
  const sticks = useSticks()
  const [chosen, setChosen] = useState<string | undefined>()
  const [share, setShare] = useState<number | undefined>()
  const [written, setWritten] = useState<string | undefined>()
  const [refused, setRefused] = useState<Refusal | undefined>()
  const writing = useRef<AbortController>(undefined)
  // Whoever leaves the page takes the stick with them: nothing half written stays on it.
  useEffect(() => () => writing.current?.abort(), [])
  const folder = chosen ?? sticks[0] ?? thisMachine
  const write = async () => {
    const stopping = new AbortController()
    writing.current = stopping
    setShare(0)
    setRefused(undefined)
    setWritten(undefined)
    const result = await writePackOut(host, packs, {
      pack,
      ...(folder === thisMachine ? {} : { folder }),
      kiosk,
      now: replica.now().now,
      onShare: setShare,
      signal: stopping.signal,
    })
    setShare(undefined)
    if (result.ok) setWritten(result.value.path)
    else if (result.error.code !== 'pack.stopped') setRefused(result.error)
  }
  const isBusy = share !== undefined
  return (
    <Dialog
      title={t('writeOut.title', { name: pack.body.name })}
      onClose={onClose}
      actions={
        isBusy ? (
          <Button onPress={() => writing.current?.abort()}>{t('stop')}</Button>
        ) : (
          <Button kind="primary" icon={HardDriveUpload} onPress={() => void write()}>
            {t('writeOut.write', { size: megabytes(pack.body.bytes) })}
          </Button>
        )
      }
    >
      <div className="stack">
        <p>{t('writeOut.note')}</p>
        <SelectField
          label={t('writeOut.where')}
          hint={t(sticks.length === 0 ? 'writeOut.noStick' : 'writeOut.stickHint')}
          value={folder}
          onChange={setChosen}
          choices={[
            ...sticks.map((stick) => ({ value: stick, label: t('writeOut.stick', { folder: stick }) })),
            { value: thisMachine, label: t('writeOut.machine') },
          ]}
        />
        {isBusy && <progress aria-label={t('writeOut.progress')} value={share} max={1} />}
        {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
        {written !== undefined && (
          <Notice tone="green" title={t('writeOut.done')}>
            {written}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
