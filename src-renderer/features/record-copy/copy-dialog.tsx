/**
 * Hands one elder's record over as a file: to whom, what of it, where to, and what that means, in plain words before anything is read.
 */
import './record-copy.css'
import { Download, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import {
  allowedParts,
  bookedInstitutions,
  type ExportPart,
  familyOf,
  partName,
  type RecipientKind,
  recipientKinds,
} from '../../../src-domain/fhir/export-scope.ts'
import { validator } from '../../../src-domain/fhir/fhir-bundle.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, ChoiceField, ChoicesField, SelectField } from '../../ui/fields.tsx'
import { Place, thisMachine } from './copy-place.tsx'
import { type CopyFile, type CopyWish, type CopyWork, useCopy } from './use-copy.ts'

export function CopyDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const work = useCopy(elder.id)
  switch (work.state.phase) {
    case 'asking':
      return <AskingDialog elder={elder} work={work} onClose={onClose} />
    case 'busy':
      return <BusyDialog share={work.state.share} onCancel={work.cancel} />
    case 'done':
      return <DoneDialog copy={work.state.copy} work={work} onClose={onClose} />
    case 'discarded':
      return <DiscardedDialog onClose={onClose} />
    default:
      return work.state satisfies never
  }
}

function AskingDialog({
  elder,
  work,
  onClose,
}: {
  readonly elder: Elder
  readonly work: CopyWork
  readonly onClose: () => void
}) {
  const { t } = useTranslation('recordCopy')
  const refusalText = useRefusalText()
  const [recipient, setRecipient] = useState<RecipientKind | undefined>()
  const [receiver, setReceiver] = useState<string | undefined>()
  const [parts, setParts] = useState<readonly ExportPart[]>([])
  const [folder, setFolder] = useState(thisMachine)
  const [isAsked, setAsked] = useState(false)
  const receivers = useReceivers(elder, recipient)
  const allowed = recipient === undefined ? [] : allowedParts(elder.body.consents, recipient)
  const choose = (kind: RecipientKind) => {
    setRecipient(kind)
    setReceiver(undefined)
    setAsked(false)
    // The elder gets everything unless it is wished otherwise; of others it is said for each part that they get it.
    setParts(kind === 'self' ? allowedParts(elder.body.consents, kind) : [])
  }
  const given = receivers?.find(({ id }) => id === receiver)
  const wish: CopyWish | undefined =
    recipient === undefined || given === undefined || parts.length === 0 || !isAsked
      ? undefined
      : { recipient, parts, reason: given.reason, ...(folder === thisMachine ? {} : { folder }) }
  const asking = work.state.phase === 'asking' ? work.state : undefined
  return (
    <Dialog
      wide
      title={t('dialog.title', { name: elder.body.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('dialog.no')}</Button>
          <Button
            kind="primary"
            icon={Download}
            disabled={wish === undefined}
            onPress={() => wish !== undefined && void work.start(wish)}
          >
            {t('dialog.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ChoiceField
          required
          label={t('recipient.label')}
          value={recipient}
          onChange={choose}
          choices={recipientKinds.map((value) => ({
            value,
            label: t(`recipient.${value}`),
            hint: t(`recipient.${value}Hint`),
          }))}
        />
        {recipient !== undefined && allowed.length === 0 && (
          <Notice tone="gold" urgent title={t('notAgreed.title', { what: t(`notAgreed.${recipient}`) })}>
            {t('notAgreed.text')}
          </Notice>
        )}
        {recipient !== undefined && allowed.length > 0 && (
          <>
            <Receiver recipient={recipient} receivers={receivers} value={receiver} onChange={setReceiver} />
            <ChoicesField
              required
              label={t('parts.label')}
              hint={t(`parts.${recipient}`)}
              value={parts}
              onChange={setParts}
              choices={allowed.map((value) => ({
                value,
                label: t(`part.${partName(value, recipient)}`),
                hint: t(`parts.${value}Hint`),
              }))}
            />
            <p className="quiet">{t('parts.not')}</p>
            <Place value={folder} onChange={setFolder} />
            <Notice tone="gold" title={t('open.title')}>
              {t(folder === thisMachine ? 'open.machine' : 'open.stick')}
            </Notice>
            <CheckField label={t(`asked.${recipient}`)} value={isAsked} onChange={setAsked} />
            <p className="quiet">{t('format', { library: validator.library, version: validator.version })}</p>
          </>
        )}
        {asking?.isGivenUp === true && <Notice tone="blue" title={t('givenUp')} />}
        {asking?.refused !== undefined && <Notice tone="red" urgent title={refusalText(asking.refused)} />}
      </div>
    </Dialog>
  )
}

/** Name for the screen; `reason`: what stands among the looks, which knows relatives by their relation only. */
type Receiver = { readonly id: string; readonly name: string; readonly reason: string }

/** Undefined while it is read. */
function useReceivers(elder: Elder, recipient: RecipientKind | undefined): readonly Receiver[] | undefined {
  const { t } = useTranslation('recordCopy')
  const { t: elders } = useTranslation('elders')
  const format = useFormat()
  const services = useDocuments(
    recipient === 'institution' ? { collection: 'services', kind: 'service', elder: elder.id } : undefined,
  )
  switch (recipient) {
    case undefined:
      return []
    case 'self':
      return [{ id: selfId, name: elder.body.name, reason: t('reason.self') }]
    case 'institution':
      return services && bookedInstitutions(services).map((one) => ({ ...one, reason: t('reason.other', one) }))
    case 'family':
      return familyOf(elder).map(({ id, name, relation }) => {
        const who = elders(`code.relation.${relation}`)
        return { id, name: format.withAside(name, who), reason: t('reason.other', { name: who }) }
      })
    default:
      return recipient satisfies never
  }
}
const selfId = 'self'

function Receiver({
  recipient,
  receivers,
  value,
  onChange,
}: {
  readonly recipient: RecipientKind
  readonly receivers: readonly Receiver[] | undefined
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}) {
  const { t } = useTranslation('recordCopy')
  const isSelf = recipient === 'self'
  useEffect(() => {
    if (isSelf && value === undefined) onChange(selfId)
  }, [isSelf, value, onChange])
  if (isSelf || receivers === undefined) return null
  if (receivers.length === 0) return <Notice tone="gold" urgent title={t(`nobody.${recipient}`)} />
  return (
    <SelectField
      required
      label={t(`receiver.${recipient}`)}
      value={value}
      onChange={onChange}
      choices={receivers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function BusyDialog({ share, onCancel }: { readonly share: number; readonly onCancel: () => void }) {
  const { t } = useTranslation('recordCopy')
  const percent = Math.round(share * 100)
  return (
    <Dialog title={t('busy.title')} onClose={onCancel} actions={<Button onPress={onCancel}>{t('busy.cancel')}</Button>}>
      <div className="stack">
        <progress className="copy-progress" aria-label={t('busy.title')} max={100} value={percent} />
        <p aria-live="polite">{t('busy.share', { percent })}</p>
      </div>
    </Dialog>
  )
}

function DoneDialog({
  copy,
  work,
  onClose,
}: {
  readonly copy: CopyFile
  readonly work: CopyWork
  readonly onClose: () => void
}) {
  const { t } = useTranslation('recordCopy')
  const refusalText = useRefusalText()
  const isHere = copy.folder === undefined
  const refused = work.state.phase === 'done' ? work.state.refused : undefined
  return (
    <Dialog
      wide
      title={t('done.title')}
      onClose={onClose}
      actions={
        <>
          <Button icon={Trash2} onPress={() => void work.discard()}>
            {t(isHere ? 'done.discardHere' : 'done.discardStick')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('done.close')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Notice tone="green" title={t('done.saved', { count: copy.entries })}>
          <p className="copy-path">{copy.path}</p>
        </Notice>
        <Notice tone="gold" title={t('open.title')}>
          {t(isHere ? 'open.machine' : 'open.stick')}
        </Notice>
        <p>{t('done.logged')}</p>
        {refused !== undefined && <Notice tone="red" urgent title={refusalText(refused)} />}
      </div>
    </Dialog>
  )
}

function DiscardedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('recordCopy')
  return (
    <Dialog
      title={t('done.discarded')}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('done.close')}
        </Button>
      }
    >
      <p>{t('done.discardedText')}</p>
    </Dialog>
  )
}
