/** Films, sound and pictures that this machine may bring for everybody: what there is, how large, what is here, stop and delete. */
import './packs.css'
import { Clapperboard, HardDriveDownload, HardDriveUpload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaPack } from '../../../src-domain/media/media-pack.ts'
import { packsToList } from '../../../src-domain/media/pack-shelf.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { Packs, PackState } from '../../media/packs.ts'
import { knownPacks, usePacks } from '../../media/use-packs.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { megabytes } from './megabytes.ts'
import { PackFiles } from './pack-files.tsx'
import { PackLook } from './pack-look.tsx'
import { TakeInDialog } from './take-in-dialog.tsx'
import { WriteOutDialog } from './write-out-dialog.tsx'

type Asked =
  | { readonly pack: MediaPack; readonly what: 'metered' | 'remove' | 'writeOut' }
  | { readonly what: 'takeIn' }

export function PacksScreen() {
  const { t } = useTranslation('packs')
  const found = usePacks()
  const documents = useDocuments({ collection: 'articles', kind: 'media-pack' })
  const refusalText = useRefusalText()
  const [asked, setAsked] = useState<Asked | undefined>()
  const [refused, setRefused] = useState<Refusal | undefined>()
  if (found === 'failed') {
    return (
      <Page title={t('title')}>
        <Notice tone="red" urgent title={refusalText({ code: 'storage.failed' })} />
      </Page>
    )
  }
  if (found === undefined || documents === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={3} />
      </Page>
    )
  }
  const { packs, states } = found
  const load = async (pack: MediaPack, onMetered: boolean): Promise<void> => {
    const result = await packs.load(pack, { onMetered })
    setRefused(result.ok || result.error.code === 'pack.metered' ? undefined : result.error)
    setAsked(!result.ok && result.error.code === 'pack.metered' ? { pack, what: 'metered' } : undefined)
  }
  const known = knownPacks(documents, states)
  const listed = packsToList(known, (id) => states.has(id))
  const close = () => setAsked(undefined)
  return (
    <Page title={t('title')} note={t('note')}>
      <div className="row">
        <Button icon={HardDriveDownload} onPress={() => setAsked({ what: 'takeIn' })}>
          {t('takeIn.way')}
        </Button>
      </div>
      {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
      {listed.length === 0 && <EmptyState icon={Clapperboard} title={t('none')} text={t('noneText')} />}
      {listed.map(({ pack, isOlder }) => (
        <OnePack
          key={pack.id}
          packs={packs}
          pack={pack}
          isOlder={isOlder}
          state={states.get(pack.id)}
          onLoad={() => void load(pack, false)}
          onMetered={() => setAsked({ pack, what: 'metered' })}
          onStop={() => void packs.stop(pack.id)}
          onWriteOut={() => setAsked({ pack, what: 'writeOut' })}
          onRemove={() => setAsked({ pack, what: 'remove' })}
        />
      ))}
      {asked?.what === 'takeIn' && <TakeInDialog packs={packs} states={states} known={known} onClose={close} />}
      {asked?.what === 'writeOut' && <WriteOutDialog packs={packs} pack={asked.pack} onClose={close} />}
      {(asked?.what === 'metered' || asked?.what === 'remove') && (
        <ConfirmDialog
          title={t(`${asked.what}.title`, { name: asked.pack.body.name })}
          confirm={t(`${asked.what}.confirm`)}
          danger={asked.what === 'remove'}
          onClose={close}
          onConfirm={() => {
            if (asked.what === 'metered') return void load(asked.pack, true)
            close()
            void packs.remove(asked.pack.id)
          }}
        >
          <p>{t(`${asked.what}.text`, { size: megabytes(asked.pack.body.bytes) })}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

function OnePack({
  packs,
  pack,
  isOlder,
  state,
  onLoad,
  onMetered,
  onStop,
  onWriteOut,
  onRemove,
}: {
  readonly packs: Packs
  readonly pack: MediaPack
  readonly isOlder: boolean
  readonly state: PackState | undefined
  readonly onLoad: () => void
  readonly onMetered: () => void
  readonly onStop: () => void
  readonly onWriteOut: () => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('packs')
  const refusalText = useRefusalText()
  const { body } = pack
  const phase = state?.phase
  const isGoing = phase !== undefined && !['stopped', 'failed', 'whole'].includes(phase)
  const have = megabytes(state?.have ?? 0)
  const size = megabytes(body.bytes)
  return (
    <Card icon={Clapperboard} title={body.name} note={t('size', { size })}>
      <div className="stack">
        {isOlder && (
          <div className="row">
            <Chip tone="gold">{t('older')}</Chip>
          </div>
        )}
        {body.about !== '' && <p>{body.about}</p>}
        <PackFiles pack={pack} />
        {phase === 'failed' ? (
          <Notice tone="red" title={refusalText({ code: state?.code ?? 'storage.failed' })} />
        ) : (
          <p aria-live="polite">{t(`phase.${phase ?? 'absent'}`, { have, size })}</p>
        )}
        {phase === 'whole' && <PackLook packs={packs} pack={pack} />}
        {state !== undefined && phase !== 'whole' && (
          <progress aria-label={t('progress', { name: body.name })} value={state.have} max={body.bytes} />
        )}
        <div className="row">
          {!isGoing && !isOlder && phase !== 'whole' && (
            <Button kind="soft" onPress={onLoad}>
              {state === undefined ? t('load', { size }) : t('goOn')}
            </Button>
          )}
          {phase === 'metered' && <Button onPress={onMetered}>{t('loadNow')}</Button>}
          {isGoing && <Button onPress={onStop}>{t('stop')}</Button>}
          {phase === 'whole' && (
            <Button icon={HardDriveUpload} onPress={onWriteOut}>
              {t('writeOut.way')}
            </Button>
          )}
          {state !== undefined && (
            <Button kind="quiet" onPress={onRemove}>
              {t('delete')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
