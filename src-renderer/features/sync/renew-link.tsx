/**
 * A kiosk that its server does not take any more (revoked, or the server moved) is enrolled once more with a new one-time
 * code. What is on the machine stays; the host refuses the code of another station.
 */
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Refusal, refusal as refused } from '../../../src-domain/shared/result.ts'
import { useHost, useKiosk, useSession, useSessionCommands } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { FieldGrid, TextField } from '../../ui/fields.tsx'

export function RenewLink({ onRenewed }: { readonly onRenewed: () => void }) {
  const { t } = useTranslation(['sync', 'day'])
  const refusalText = useRefusalText()
  const [serverUrl, setServerUrl] = useState('')
  const [code, setCode] = useState('')
  const { renew, busy, refusal } = useRenewLink(onRenewed)
  // Below the heading of the panel, or right below that of the door.
  const Heading = useSession().phase === 'staff' ? 'h3' : 'h2'
  return (
    <AntdTheme face="staff">
      <section className="stack">
        <Heading>{t('renew.title')}</Heading>
        <p>{t('renew.text')}</p>
        <FieldGrid>
          <TextField
            label={t('day:setup.serverUrl')}
            hint={t('day:setup.serverUrlHint')}
            value={serverUrl}
            disabled={busy}
            onChange={setServerUrl}
          />
          <TextField
            label={t('day:setup.code')}
            hint={t('day:setup.codeHint')}
            value={code}
            disabled={busy}
            onChange={setCode}
          />
        </FieldGrid>
        <div role="alert">{refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}</div>
        <div className="row">
          <Button
            kind="primary"
            icon={Link2}
            busy={busy}
            disabled={serverUrl.trim() === '' || code.trim() === ''}
            onPress={() => void renew(serverUrl.trim(), code.trim())}
          >
            {t('renew.do')}
          </Button>
        </div>
      </section>
    </AntdTheme>
  )
}

function useRenewLink(onRenewed: () => void) {
  const host = useHost()
  const { kioskName } = useKiosk()
  const session = useSession()
  const { unlocked } = useSessionCommands()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const renew = async (serverUrl: string, code: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const enrolled = await host.call('setup.enrol', { serverUrl, code, kioskName })
      if (!enrolled.ok) return setRefusal(enrolled.error)
      // The kiosk has a new name at the server: everything signed from now on bears it.
      const { dataKey } = await host.call('keys.session', {})
      if (dataKey !== undefined && session.phase === 'staff') await unlocked({ dataKey, holder: session.person })
      onRenewed()
    } catch (error) {
      console.error('the kiosk was not enrolled again', error)
      setRefusal(refused('host.noAnswer'))
    } finally {
      setBusy(false)
    }
  }
  return { renew, busy, refusal }
}
