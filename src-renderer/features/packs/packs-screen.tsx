/** Films, sound and pictures that this machine may bring for everybody: what there is, how large, what is here, stop and delete. */
import { Clapperboard } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MediaPack, packsOnOffer } from '../../../src-domain/media/media-pack.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { PackState } from '../../media/packs.ts'
import { usePacks } from '../../media/use-packs.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'

type Asked = { readonly pack: MediaPack; readonly what: 'metered' | 'remove' }

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
  const offered = packsOnOffer(documents)
  return (
    <Page title={t('title')} note={t('note')}>
      {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
      {offered.length === 0 && <EmptyState icon={Clapperboard} title={t('none')} text={t('noneText')} />}
      {offered.map((pack) => (
        <OnePack
          key={pack.id}
          pack={pack}
          state={states.get(pack.id)}
          onLoad={() => void load(pack, false)}
          onMetered={() => setAsked({ pack, what: 'metered' })}
          onStop={() => void packs.stop(pack.id)}
          onRemove={() => setAsked({ pack, what: 'remove' })}
        />
      ))}
      {asked !== undefined && (
        <ConfirmDialog
          title={t(`${asked.what}.title`, { name: asked.pack.body.name })}
          confirm={t(`${asked.what}.confirm`)}
          danger={asked.what === 'remove'}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            if (asked.what === 'metered') return void load(asked.pack, true)
            setAsked(undefined)
            void packs.remove(asked.pack.id)
          }}
        >
          <p>{t(`${asked.what}.text`, { size: megabytes(asked.pack.body.bytes) })}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)

function OnePack({
  pack: { body },
  state,
  onLoad,
  onMetered,
  onStop,
  onRemove,
}: {
  readonly pack: MediaPack
  readonly state: PackState | undefined
  readonly onLoad: () => void
  readonly onMetered: () => void
  readonly onStop: () => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('packs')
  const format = useFormat()
  const refusalText = useRefusalText()
  const phase = state?.phase
  const isGoing = phase !== undefined && !['stopped', 'failed', 'whole'].includes(phase)
  const have = megabytes(state?.have ?? 0)
  const size = megabytes(body.bytes)
  return (
    <Card icon={Clapperboard} title={body.name} note={t('size', { size })}>
      <div className="stack">
        {body.about !== '' && <p>{body.about}</p>}
        <p className="quiet">{format.list(body.files.map(({ name }) => name))}</p>
        {phase === 'failed' ? (
          <Notice tone="red" title={refusalText({ code: state?.code ?? 'storage.failed' })} />
        ) : (
          <p aria-live="polite">{t(`phase.${phase ?? 'absent'}`, { have, size })}</p>
        )}
        {state !== undefined && phase !== 'whole' && (
          <progress aria-label={t('progress', { name: body.name })} value={state.have} max={body.bytes} />
        )}
        <div className="row">
          {!isGoing && phase !== 'whole' && (
            <Button kind="soft" onPress={onLoad}>
              {state === undefined ? t('load', { size }) : t('goOn')}
            </Button>
          )}
          {phase === 'metered' && <Button onPress={onMetered}>{t('loadNow')}</Button>}
          {isGoing && <Button onPress={onStop}>{t('stop')}</Button>}
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
