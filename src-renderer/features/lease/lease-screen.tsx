/** How long ago the server was met, what still works, and how to renew: by the network, or by a file carried by hand. */
import './lease.css'
import { FileKey, LockKeyhole, RefreshCw } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { lease as words } from '../../i18n/zh-CN/lease.ts'
import { useReplicaHealth } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { useLease, useRenewal } from './use-lease.ts'

const still = Object.keys(words.stillList) as (keyof typeof words.stillList)[]
const stopped = Object.keys(words.stoppedList) as (keyof typeof words.stoppedList)[]

export function LeaseScreen({ actions }: { readonly actions?: ReactNode }) {
  const { t } = useTranslation('lease')
  const lease = useLease()
  const isLocked = lease.state === 'locked'
  return (
    <Page title={t(isLocked ? 'lockedTitle' : 'title')} actions={actions}>
      {isLocked ? (
        <Notice tone="red" title={t('lockedText', { count: lease.daysSince })} />
      ) : lease.state === 'warned' ? null : (
        <Notice tone="green" title={t('fine')} />
      )}
      {isLocked && (
        <div className="lease-lists">
          <Card title={t('still')}>
            <ul className="lease-list">
              {still.map((one) => (
                <li key={one}>{t(`stillList.${one}`)}</li>
              ))}
            </ul>
          </Card>
          <Card icon={LockKeyhole} title={t('stopped')}>
            <ul className="lease-list">
              {stopped.map((one) => (
                <li key={one}>{t(`stoppedList.${one}`)}</li>
              ))}
            </ul>
          </Card>
        </div>
      )}
      {lease.state !== 'none' && <Renewal />}
    </Page>
  )
}

function Renewal() {
  const { t } = useTranslation('lease')
  const { kiosk } = useKiosk()
  const isClockWrong = useReplicaHealth()?.clock.wrong === true
  const refusalText = useRefusalText()
  const { busy, isRenewed, refusal, renew, check } = useRenewal()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Card icon={FileKey} title={t('what')}>
      <div className="stack">
        <p>{t('network')}</p>
        <p>{t('fileText', { kiosk })}</p>
        {isClockWrong && <Notice tone="gold" title={t('clock')} />}
        {isRenewed && <Notice tone="green" title={t('renewed')} />}
        {refusal !== undefined && <Notice tone="red" urgent title={refusalText(refusal)} />}
        <div className="row">
          <Button icon={FileKey} kind="primary" busy={busy} onPress={() => picker.current?.click()}>
            {t('choose')}
          </Button>
          <Button icon={RefreshCw} onPress={() => void check()}>
            {t('retry')}
          </Button>
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t('choose')}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) void renew(file)
            target.value = ''
          }}
        />
      </div>
    </Card>
  )
}
