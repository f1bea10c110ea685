/** Moving to another station, at the old one: consent to it, a code for paper, and taking it back while nobody used it. */
import './elders.css'
import { Printer, Truck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isRunning, serviceState } from '../../../src-domain/services/service-rules.ts'
import { isService } from '../../../src-domain/services/service.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { createPlainCode } from '../../../src-domain/shared/plain-code.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import {
  groupedCode,
  offerTransfer,
  openOffer,
  receiptOf,
  transferConsentOf,
  type TransferOffer,
  withdrawTransfer,
} from '../../../src-domain/transfer/transfer.ts'
import { useHost, useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Card } from '../../ui/page.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { ReadAloudButton, spokenLines } from '../../ui/read-aloud.tsx'
import { ConsentProofFields, emptyProof, proofOf } from './consent-proof.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { sittingNow } from './sitting.ts'

import { useJoined } from './use-joined.ts'

type Given = { readonly code: string; readonly offer: TransferOffer }

export function TransferCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('transfer')
  const { role } = usePerson()
  const format = useFormat()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const facts = useDocuments({ collection: 'activity', elder: elder.id })
  const { t: elders } = useTranslation('elders')
  const isJoined = (useJoined(elder.id)?.by.length ?? 0) > 0
  const [isAsking, setAsking] = useState(false)
  const [given, setGiven] = useState<Given | undefined>()
  const offer = facts === undefined ? undefined : openOffer(facts, act().now)
  const takeBack = async (open: TransferOffer) => {
    const now = act()
    await save([withdrawTransfer(open, now), lookAt(elder, now)])
  }
  return (
    <Card icon={Truck} title={t('card.title')}>
      <div className="stack">
        {offer === undefined ? (
          <p>{t('card.text')}</p>
        ) : (
          <Notice tone="gold" title={t('card.open', { date: dayOf(offer, format) })}>
            {t('card.openText')}
          </Notice>
        )}
        {!may(role, 'transferElder') && <p className="quiet">{t('card.administrator')}</p>}
        {isJoined && <Notice tone="gold" title={elders('same.first')} />}
        {may(role, 'transferElder') && !isJoined && (
          <div className="row">
            {offer === undefined ? (
              <Button icon={Truck} disabled={facts === undefined} onPress={() => setAsking(true)}>
                {t('card.start')}
              </Button>
            ) : (
              <Button busy={busy} onPress={() => void takeBack(offer)}>
                {t('card.back')}
              </Button>
            )}
          </div>
        )}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
      {isAsking && (
        <TransferDialog
          elder={elder}
          onClose={() => setAsking(false)}
          onGiven={(one) => {
            setAsking(false)
            setGiven(one)
          }}
        />
      )}
      {given !== undefined && <SlipDialog given={given} onClose={() => setGiven(undefined)} />}
    </Card>
  )
}

const lookAt = (elder: Elder, now: ReturnType<ReturnType<typeof useAct>>) =>
  recordAudit({ action: 'change', subject: elder.id, parts: ['transfer'] }, now, elder.id)

const dayOf = ({ body, offset }: TransferOffer, format: ReturnType<typeof useFormat>): string =>
  format.date(calendarDateOf(body.expiresAt, offset), '')

function TransferDialog({
  elder,
  onGiven,
  onClose,
}: {
  readonly elder: Elder
  readonly onGiven: (given: Given) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('transfer')
  const { stationName } = useKiosk()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals: unsaved, save } = useSave()
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const [isAgreed, setAgreed] = useState(false)
  const [proof, setProof] = useState(
    elder.body.guardian === undefined ? emptyProof : { ...emptyProof, guardian: elder.body.guardian },
  )
  const [lacking, setLacking] = useState<readonly Refusal[]>([])
  const bookings = services?.filter(isService).filter((one) => isRunning(serviceState(one).state)).length ?? 0
  const text = t('dialog.consentText', { station: stationName })
  const sign = async () => {
    const now = act()
    const consent = transferConsentOf(proofOf(proof), sittingNow(now, currentLanguage()))
    setLacking(consent.ok ? [] : consent.error)
    if (!consent.ok) return
    const code = createPlainCode(now.random)
    const offer = offerTransfer(elder.id, await sha256(code), consent.value, now)
    if (await save([offer, lookAt(elder, now)])) onGiven({ code, offer })
  }
  return (
    <Dialog
      wide
      title={t('dialog.title', { name: elder.body.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('dialog.no')}</Button>
          {isAgreed ? (
            <Button kind="primary" busy={busy} onPress={() => void sign()}>
              {t('dialog.sign')}
            </Button>
          ) : (
            <Button kind="primary" disabled={services === undefined} onPress={() => setAgreed(true)}>
              {t('dialog.next')}
            </Button>
          )}
        </>
      }
    >
      {isAgreed ? (
        <ConsentProofFields
          proof={proof}
          onChange={(changed) => {
            setLacking([])
            setProof(changed)
          }}
        />
      ) : (
        <div className="stack">
          <h3>{t('dialog.goes')}</h3>
          <ul className="transfer-list">
            {(['record', 'health', 'services'] as const).map((line) => (
              <li key={line}>{t(`dialog.goesLine.${line}`)}</li>
            ))}
          </ul>
          {bookings > 0 && (
            <Notice tone="gold" title={t('dialog.bookings', { count: bookings })}>
              {t('dialog.bookingsText')}
            </Notice>
          )}
          <h3>{t('dialog.stays')}</h3>
          <ul className="transfer-list">
            {(['proof', 'looks', 'paper'] as const).map((line) => (
              <li key={line}>{t(`dialog.staysLine.${line}`)}</li>
            ))}
          </ul>
          <h3>{t('dialog.consent')}</h3>
          <p className="transfer-consent">{text}</p>
          <div className="row">
            <ReadAloudButton spoken={spokenLines([text], currentLanguage())} className="button" />
          </div>
        </div>
      )}
      {[...lacking, ...unsaved].map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </Dialog>
  )
}

function SlipDialog({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const { t } = useTranslation('transfer')
  const host = useHost()
  const { stationName } = useKiosk()
  const format = useFormat()
  const today = useToday()
  return (
    <Dialog
      title={t('slip.title')}
      actions={
        <>
          <Button icon={Printer} onPress={() => host.print()}>
            {t('slip.print')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('slip.done')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Slip given={given} />
        <p className="quiet">{t('slip.online')}</p>
        <Notice tone="gold" title={t('slip.once')} />
      </div>
      <PrintSheet title={t('slip.title')} station={stationName} date={format.date(today, '')}>
        <Slip given={given} />
        <p>{t('slip.paper')}</p>
      </PrintSheet>
    </Dialog>
  )
}

function Slip({ given: { code, offer } }: { readonly given: Given }) {
  const { t } = useTranslation('transfer')
  const format = useFormat()
  return (
    <div className="transfer-slip">
      <p>{t('slip.text')}</p>
      <QrPicture text={code} label={t('slip.code')} />
      <p className="transfer-code">
        {groupedCode(code)
          .split('-')
          .map((group) => (
            <span key={group}>{group}</span>
          ))}
      </p>
      <p>{t('slip.until', { date: dayOf(offer, format) })}</p>
      <p className="quiet">{t('slip.number', { number: receiptOf(offer.body.codeHash) })}</p>
    </div>
  )
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
