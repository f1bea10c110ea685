/** Invitations to try something: made and printed here, and noted when somebody comes with one. */
import './invitations.css'
import { Printer, Ticket } from 'lucide-react'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Inviter,
  type Invitation,
  invitationNumberIn,
  type InvitationState,
  invitationStates,
  invite,
  inviters,
  takeInvitation,
} from '../../../src-domain/outreach/invitation.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useHost, useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { PrintPortalContext } from '../../ui/print-sheet.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { Skeleton } from '../../ui/states.tsx'
import { useTyped } from '../../ui/unsaved.tsx'

const atOnce = 20

export function InvitationsCard() {
  const { t } = useTranslation('outreach')
  const states = useInvitations()
  const [printing, setPrinting] = useState<Invitation | undefined>()
  return (
    <Card icon={Ticket} title={t('invitation.title')} note={t('invitation.note')}>
      {states === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <div className="stack">
          <Take states={states} />
          <Make onMade={setPrinting} />
          {states.length === 0 && <p className="quiet">{t('invitation.none')}</p>}
          <ul>
            {states.slice(0, atOnce).map((state) => (
              <Row key={state.invitation.id} state={state} onPrint={() => setPrinting(state.invitation)} />
            ))}
          </ul>
        </div>
      )}
      {printing !== undefined && <PrintInvitation invitation={printing} onClose={() => setPrinting(undefined)} />}
    </Card>
  )
}

function useInvitations(): readonly InvitationState[] | undefined {
  const made = useDocuments({ collection: 'activity', kind: 'invitation' })
  const used = useDocuments({ collection: 'activity', kind: 'invitation-used' })
  return made && used && invitationStates([...made, ...used])
}

function Take({ states }: { readonly states: readonly InvitationState[] }) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [number, setNumber] = useState('')
  const [taken, setTaken] = useState<string | undefined>()
  useScanner((text) => {
    const found = invitationNumberIn(text)
    return found === undefined ? undefined : () => setNumber(found)
  })
  const take = async () => {
    setTaken(undefined)
    const what = states.find(({ invitation }) => invitation.body.number === invitationNumberIn(number))
    const made = takeInvitation(states, number, today, role, act())
    if (!(await save(made.ok ? [made.value as Document] : made.error))) return
    setNumber('')
    setTaken(what?.invitation.body.what)
  }
  return (
    <section className="stack" aria-label={t('invitation.take')}>
      <h3>{t('invitation.take')}</h3>
      <TextField
        label={t('invitation.number')}
        hint={t('invitation.numberHint')}
        inputMode="numeric"
        maxLength={60}
        value={number}
        onChange={setNumber}
        onEnter={() => void take()}
      />
      <div>
        <Button kind="primary" icon={Ticket} busy={busy} disabled={number.trim() === ''} onPress={() => void take()}>
          {t('invitation.redeem')}
        </Button>
      </div>
      {taken !== undefined && <Notice tone="green" title={t('invitation.taken', { what: taken })} />}
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
    </section>
  )
}

function Make({ onMade }: { readonly onMade: (invitation: Invitation) => void }) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const act = useAct()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const { typed, type, saved } = useTyped<{ what: string; until: string; by: Inviter }>('invitation', {
    what: '',
    until: '',
    by: 'staff',
  })
  const make = async () => {
    const made = invite(typed, today, role, act())
    if (!(await save(made.ok ? [made.value as Document] : made.error)) || !made.ok) return
    saved()
    type({ what: '', until: '', by: 'staff' })
    onMade(made.value)
  }
  return (
    <section className="stack" aria-label={t('invitation.make')}>
      <h3>{t('invitation.new')}</h3>
      <FieldGrid>
        <TextField
          label={t('invitation.what')}
          hint={t('invitation.whatHint')}
          maxLength={40}
          value={typed.what}
          onChange={(what) => type({ what })}
        />
        <SelectField
          label={t('invitation.by')}
          value={typed.by}
          choices={inviters.map((value) => ({ value, label: t(`invitation.inviter.${value}`) }))}
          onChange={(by) => type({ by: by ?? 'staff' })}
        />
      </FieldGrid>
      <DayField label={t('invitation.until')} value={typed.until} today={today} onChange={(until) => type({ until })} />
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
      <div>
        <Button busy={busy} disabled={typed.what.trim() === ''} onPress={() => void make()}>
          {t('invitation.make')}
        </Button>
      </div>
    </section>
  )
}

function Row({
  state: { invitation, used },
  onPrint,
}: {
  readonly state: InvitationState
  readonly onPrint: () => void
}) {
  const { t } = useTranslation('outreach')
  const format = useFormat()
  const today = useToday()
  const { number, what, until, by } = invitation.body
  const [first] = used
  return (
    <li className="outreach-row">
      <div>
        <b lang="zh-CN">{what}</b>
        <p className="quiet">
          {t('invitation.row', { number, by: t(`invitation.inviter.${by}`), on: format.date(until, today) })}
        </p>
        {used.length > 1 && <Notice tone="gold" title={t('invitation.twice')} />}
      </div>
      {first !== undefined ? (
        <Chip tone="green">
          {t('invitation.used', { on: format.date(calendarDateOf(first.occurredAt, first.offset), today) })}
        </Chip>
      ) : until < today ? (
        <Chip tone="stone">{t('invitation.past')}</Chip>
      ) : (
        <>
          <Chip tone="gold">{t('invitation.open')}</Chip>
          <Button small icon={Printer} label={t('invitation.printOf', { number })} onPress={onPrint}>
            {t('invitation.print')}
          </Button>
        </>
      )}
    </li>
  )
}

/** On the page only while it is open: of two sheets the printer would print both. */
function PrintInvitation({ invitation, onClose }: { readonly invitation: Invitation; readonly onClose: () => void }) {
  const { t } = useTranslation('outreach')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const format = useFormat()
  const { stationName, stationPhone } = useKiosk()
  const besideTheApp = useContext(PrintPortalContext)
  const { number, what, until, by } = invitation.body
  return (
    <Dialog
      title={t('invitation.made', { number })}
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} onPress={() => host.print()}>
          {ui('print')}
        </Button>
      }
    >
      <p>{t('invitation.note')}</p>
      {besideTheApp(
        <div className="print-sheet invitation-sheet" lang="zh-CN">
          <h1>请您来：{what}</h1>
          <p>
            {stationName} {stationPhone}
          </p>
          <p>{t('invitation.row', { number, by: t(`invitation.inviter.${by}`), on: format.date(until, '') })}</p>
          <div className="invitation-end">
            <QrPicture text={`${stationName} 请柬 ${number}`} label={number} />
            <p className="invitation-number">{number}</p>
          </div>
        </div>,
      )}
    </Dialog>
  )
}
