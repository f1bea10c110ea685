/** What the elder agreed to, in their own hands: read once more, and taken back as easily as it was given. */
import './elder-consents.css'
import { CircleCheck, CircleSlash, LogOut, ShieldCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConsentPurpose, consentPurposes, consentState, isTakenBack } from '../../../src-domain/consent/consent.ts'
import { consentTexts } from '../../../src-domain/consent/consent-texts.ts'
import { takeBackLeft, undoTakeBack, withdrawConsent } from '../../../src-domain/consent/withdraw-consent.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ElderFrameContext, ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { UndoBanner } from '../../ui/undo-banner.tsx'

/** Live line for the tile of the elder's home. */
export function useConsentsLine(elder: string): string | undefined {
  const { t } = useTranslation('elderConsents')
  const record = useDocument(elder)
  if (record === undefined || record === null || !isElder(record)) return undefined
  return t('line', { count: given(record).length })
}

const given = ({ body }: Elder): readonly ConsentPurpose[] =>
  consentPurposes.filter((purpose) => consentState(body.consents, purpose).state === 'given')

export function ElderConsents({
  elder,
  onBack,
  onRecordClosed,
}: {
  readonly elder: string
  readonly onBack: () => void
  /** The record itself is not used any more, and the elder is done with undoing that. */
  readonly onRecordClosed: () => void
}) {
  const { t } = useTranslation('elderConsents')
  const record = useDocument(elder)
  const [asking, setAsking] = useState<ConsentPurpose | undefined>()
  if (record !== undefined && record !== null && isElder(record) && !isRecordOpen(record)) {
    return <ClosedOwnRecord record={record} onDone={onRecordClosed} />
  }
  return (
    <ElderPage title={t('title')} subtitle={t('note')} onBack={onBack}>
      {record === undefined || record === null || !isElder(record) ? (
        <Skeleton rows={5} />
      ) : (
        <>
          <ul className="own-rows">
            {consentPurposes.map((purpose) => (
              <OwnConsent key={purpose} record={record} purpose={purpose} onTakeBack={() => setAsking(purpose)} />
            ))}
          </ul>
          {asking !== undefined && (
            <TakeBack
              record={record}
              purpose={asking}
              onClose={() => setAsking(undefined)}
              onDone={() => setAsking(undefined)}
            />
          )}
        </>
      )}
      <p className="own-consents-end">{t('again')}</p>
    </ElderPage>
  )
}

/** Nothing of it is shown any more; every way from here ends the visit. */
function ClosedOwnRecord({ record, onDone }: { readonly record: Elder; readonly onDone: () => void }) {
  const { t } = useTranslation('elderConsents')
  const frame = useElderFrame()
  return (
    <ElderFrameContext value={{ ...frame, onHome: onDone }}>
      <ElderPage title={t('closed.title')} subtitle={t('closed.text')} onBack={onDone}>
        <div className="own-consents-undo">
          <TakenBack record={record} purpose="record" />
        </div>
        <BigButton icon={LogOut} onPress={onDone}>
          {t('closed.leave')}
        </BigButton>
      </ElderPage>
    </ElderFrameContext>
  )
}

/** What was taken back here can be undone for ten minutes. */
function TakenBack({ record, purpose }: { readonly record: Elder; readonly purpose: ConsentPurpose }) {
  const { t } = useTranslation('elderConsents')
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const { refusals, save } = useSave()
  const [, setOver] = useState(0)
  const { now } = replica.now()
  const left = takeBackLeft(record.body.consents, purpose, now)
  const over = () => setOver((count) => count + 1)
  const undo = () => {
    const undone = undoTakeBack(record, purpose, act())
    if (undone === undefined) over()
    else void save(undone)
  }
  return (
    <>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" title={refusalText(refusal)} urgent />
      ))}
      {left > 0 && (
        <UndoBanner
          text={t('takenBack', { title: consentTexts[purpose].wording[currentLanguage()].title })}
          until={now + left}
          now={() => replica.now().now}
          onUndo={undo}
          onOver={over}
        />
      )}
    </>
  )
}

function OwnConsent({
  record,
  purpose,
  onTakeBack,
}: {
  readonly record: Elder
  readonly purpose: ConsentPurpose
  readonly onTakeBack: () => void
}) {
  const { t } = useTranslation('elderConsents')
  const format = useFormat()
  const { state, act } = consentState(record.body.consents, purpose)
  const { title, purpose: what } = consentTexts[purpose].wording[currentLanguage()]
  const date = act === undefined ? '' : format.date(calendarDateOf(act.at, record.offset), '')
  const Icon = state === 'given' ? CircleCheck : CircleSlash
  return (
    <li className="own-row own-consent">
      <Icon aria-hidden className={state === 'given' ? 'is-given' : 'is-open'} />
      <div>
        <h2>{title}</h2>
        <p>{what}</p>
        <p className="quiet">
          {t(`state.${act !== undefined && isTakenBack(act, record.body.consents) ? 'takenBack' : state}`, { date })}
        </p>
      </div>
      {state === 'given' && (
        <BigButton icon={Undo2} label={t('takeBackOf', { title })} onPress={onTakeBack}>
          {t('takeBack')}
        </BigButton>
      )}
      <TakenBack record={record} purpose={purpose} />
    </li>
  )
}

function TakeBack({
  record,
  purpose,
  onClose,
  onDone,
}: {
  readonly record: Elder
  readonly purpose: ConsentPurpose
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { t } = useTranslation('elderConsents')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const takeBack = async () => {
    if (await save(withdrawConsent(record, purpose, currentLanguage(), act()))) onDone()
  }
  return (
    <Dialog
      title={t('ask', { title: consentTexts[purpose].wording[currentLanguage()].title })}
      onClose={onClose}
      actions={
        <>
          <BigButton icon={Undo2} busy={busy} onPress={() => void takeBack()}>
            {t('takeBack')}
          </BigButton>
          <BigButton icon={ShieldCheck} kind="primary" takesFocus onPress={onClose}>
            {t('keep')}
          </BigButton>
        </>
      }
    >
      <p>{t(purpose === 'record' ? 'effectOfRecord' : 'effect')}</p>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" title={refusalText(refusal)} urgent />
      ))}
    </Dialog>
  )
}
