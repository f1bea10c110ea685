/**
 * Family and consent: what the elder agreed to, since when and how; withdrawn by two presses, asked again with text and
 * proof. What two machines noted apart is shown, the stricter holds.
 */
import './elders.css'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ConsentAct,
  type ConsentPurpose,
  consentPurposes,
  type ConsentState,
  consentState,
  isTakenBack,
} from '../../../src-domain/consent/consent.ts'
import { consentTexts, isCurrentText } from '../../../src-domain/consent/consent-texts.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { may, requireTaught } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useLocked } from '../../replica/use-locked.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Card } from '../../ui/page.tsx'
import { SignatureDrawing } from '../../ui/signature-pad.tsx'
import { AskConsentDialog } from './ask-consent-dialog.tsx'
import { ContactsCard } from './facts-card.tsx'
import { useConsents } from './use-consents.ts'
import { useElderWords } from './use-elder-words.ts'

export function ConsentTab({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const isOpen = isRecordOpen(elder)
  const { role } = usePerson()
  const taught = requireTaught(role, 'recordConsent', useLocked())
  const mayAsk = taught.ok || taught.error.code === 'staff.notAllowed'
  const { busy, refusals, withdraw, record } = useConsents(elder)
  const [asking, setAsking] = useState<ConsentPurpose | undefined>()
  const [withdrawing, setWithdrawing] = useState<ConsentPurpose | undefined>()
  return (
    <div className="elder-columns">
      <Card icon={ShieldCheck} title={t('field.consents')} flush>
        <ul className="consent-states">
          {consentPurposes.map((purpose) => (
            <ConsentStateRow
              key={purpose}
              purpose={purpose}
              state={consentState(elder.body.consents, purpose)}
              acts={elder.body.consents}
              offset={elder.offset}
              onAsk={isNotedDead(elder) || !mayAsk ? undefined : () => setAsking(purpose)}
              onWithdraw={isNotedDead(elder) ? undefined : () => setWithdrawing(purpose)}
            />
          ))}
        </ul>
        {!mayAsk && <Notice tone="gold" title={refusalText(taught.error)} />}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
        ))}
      </Card>
      {isOpen && <ContactsCard elder={elder} />}
      {asking !== undefined && (
        <AskConsentDialog
          purpose={asking}
          guardian={isOpen ? elder.body.guardian : undefined}
          busy={busy}
          onClose={() => setAsking(undefined)}
          onSave={async (inputs) => {
            if (await record(inputs)) setAsking(undefined)
          }}
        />
      )}
      {withdrawing !== undefined && (
        <ConfirmDialog
          title={t('consent.withdrawTitle', { title: consentTexts[withdrawing].wording[currentLanguage()].title })}
          confirm={t('consent.withdraw')}
          danger
          busy={busy}
          onClose={() => setWithdrawing(undefined)}
          onConfirm={() => {
            const purpose = withdrawing
            void withdraw(purpose).then((isDone) => {
              if (isDone) setWithdrawing(undefined)
            })
          }}
        >
          <p>{t('consent.withdrawText')}</p>
          {withdrawing === 'record' && <p>{t('consent.withdrawRecordText')}</p>}
        </ConfirmDialog>
      )}
    </div>
  )
}

function ConsentStateRow({
  purpose,
  state,
  acts,
  offset,
  onAsk,
  onWithdraw,
}: {
  readonly purpose: ConsentPurpose
  readonly state: ConsentState
  readonly acts: readonly ConsentAct[]
  /** Minutes east of UTC at the station: the day a person remembers. */
  readonly offset: number
  /** Undefined: nobody can be asked any more. */
  readonly onAsk: (() => void) | undefined
  readonly onWithdraw: (() => void) | undefined
}) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const { role } = usePerson()
  const words = useElderWords()
  const { act } = state
  const date = act === undefined ? '' : format.date(calendarDateOf(act.at, offset), '')
  // Without the record no other yes counts, and nothing else is asked.
  const rests = purpose !== 'record' && consentState(acts, 'record').state !== 'given'
  const isApart = state.heads.length > 1 && new Set(state.heads.map((head) => head.given)).size > 1
  return (
    <li>
      <div>
        <b>{consentTexts[purpose].wording[currentLanguage()].title}</b>
        {act !== undefined && (
          <p className="quiet">
            {act.given
              ? t('consent.givenOn', { date, method: t(`consent.method.${act.method}`) })
              : t(isTakenBack(act, acts) ? 'consent.withdrawnOn' : 'consent.refusedOn', { date })}
            {act.given && act.witness !== undefined && ` · ${act.witness.name}`}
            {act.given &&
              act.guardian !== undefined &&
              ` · ${format.withAside(
                act.guardian.name,
                format.list([words.guardianRelation(act.guardian.relation), act.guardian.evidence]),
              )}`}
          </p>
        )}
        {act?.given === true && !isCurrentText(purpose, act.textVersion) && (
          <p className="quiet">{t('consent.outdated')}</p>
        )}
        {isApart && <p>{t('consent.apart')}</p>}
      </div>
      <GivenSignature act={act} acts={acts} />
      <StateChip state={state.state} rests={rests} isTakenBack={act !== undefined && isTakenBack(act, acts)} />
      {may(role, 'recordConsent') &&
        (state.state === 'given'
          ? onWithdraw !== undefined && (
              <Button small onPress={onWithdraw}>
                {t('consent.withdraw')}
              </Button>
            )
          : onAsk !== undefined &&
            !rests && (
              <Button small onPress={onAsk}>
                {t('consent.ask')}
              </Button>
            ))}
    </li>
  )
}

/** @param rests nothing was taken back here, but the record itself is closed. */
function StateChip({
  state,
  rests,
  isTakenBack: isBack,
}: {
  readonly state: ConsentState['state']
  readonly rests: boolean
  readonly isTakenBack: boolean
}) {
  const { t } = useTranslation('elders')
  if (state === 'given') {
    return rests ? <Chip tone="gold">{t('consent.resting')}</Chip> : <Chip tone="green">{t('consent.given')}</Chip>
  }
  return state === 'none' ? (
    <Chip tone="stone">{t('consent.none')}</Chip>
  ) : (
    <Chip tone="gold">{t(isBack ? 'consent.takenBack' : 'consent.withdrawn')}</Chip>
  )
}

function GivenSignature({ act, acts }: { readonly act: ConsentAct | undefined; readonly acts: readonly ConsentAct[] }) {
  const signature = act?.signature ?? acts.find((other) => other.id === act?.signedWith)?.signature
  return act?.given === true && signature !== undefined ? <SignatureDrawing signature={signature} /> : null
}
