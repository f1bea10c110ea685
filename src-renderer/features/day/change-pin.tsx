/** The first use of a PIN that somebody else gave: an own one, before anything else. */
import './day.css'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../src-domain/staff/expert-account.ts'
import { useSessionCommands } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { NewPin } from '../../ui/new-pin.tsx'
import { useOwnPin } from './use-own-pin.ts'

export function ChangePin({ person }: { readonly person: Account }) {
  const { t } = useTranslation('day')
  const { lock } = useSessionCommands()
  const refusalText = useRefusalText()
  const { busy, refusal, change } = useOwnPin(person)
  return (
    <main className="door">
      <div className="door-box">
        <header>
          <h1>{t('ownPin.title', { name: person.body.name })}</h1>
          <p className="quiet">{t('ownPin.text')}</p>
        </header>
        <NewPin disabled={busy} onChosen={(pin) => void change(pin)} />
        <div className="door-message" role="alert">
          {refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
        </div>
        <Button kind="quiet" onPress={lock}>
          {t('ownPin.later')}
        </Button>
      </div>
    </main>
  )
}
