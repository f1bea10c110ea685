/** Two records of one person: joined with a look at what both say, and taken apart again. */
import './elders.css'
import { Combine, Split } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { type ChosenField, chosenFields, joinElders, separateElders } from '../../../src-domain/elders/join-elders.ts'
import { isSamePerson, type SamePerson } from '../../../src-domain/elders/same-person.ts'
import { maskIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { useElderSearch } from '../../search/use-elder-search.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { useDuplicateSearch } from './use-duplicates.ts'
import { useElderWords } from './use-elder-words.ts'
import { useJoined } from './use-joined.ts'

export function SamePersonCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  const joined = useJoined(elder.id)
  const [isAsking, setAsking] = useState(false)
  return (
    <Card icon={Combine} title={t('same.title')}>
      <div className="stack">
        <p>{t('same.text')}</p>
        {joined?.by.map((one) => (
          <JoinedLine key={one.id} joined={one} />
        ))}
        {may(role, 'archiveElder') ? (
          <div className="row">
            <Button icon={Combine} onPress={() => setAsking(true)}>
              {t('same.start')}
            </Button>
          </div>
        ) : (
          <p className="quiet">{t('same.administrator')}</p>
        )}
      </div>
      {isAsking && <JoinDialog elder={elder} onClose={() => setAsking(false)} />}
    </Card>
  )
}

/** The page of a record that is shown with another. */
export function JoinedPage({ into, by, onOpen }: { into: string; by: readonly SamePerson[]; onOpen: () => void }) {
  const { t } = useTranslation('elders')
  const stays = useDocument(into)
  const name = stays !== undefined && stays !== null && isElder(stays) ? stays.body.name : ''
  return (
    <Page
      title={t('same.joinedTitle')}
      actions={
        <Button kind="primary" onPress={onOpen}>
          {t('same.open', { name })}
        </Button>
      }
    >
      <div className="stack">
        <Notice tone="blue" title={t('same.joinedText', { name })} />
        {by.map((one) => (
          <JoinedLine key={one.id} joined={one} />
        ))}
      </div>
    </Page>
  )
}

function JoinedLine({ joined }: { readonly joined: SamePerson }) {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  const format = useFormat()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const stays = useDocument(joined.elder)
  const other = useDocument(joined.body.other)
  const all = useDocuments({ collection: 'records', kind: 'same-person' })
  const body = other !== undefined && other !== null && isElder(other) ? other.body : undefined
  // Separated before all is read, the two would keep what belongs to the other.
  const isRead = stays !== undefined && other !== undefined && all !== undefined
  const separate = () => {
    if (!isRead) return
    const now = act()
    const elders = [stays, other].filter((one) => one !== null).filter(isElder)
    const documents = separateElders(joined, elders, all.filter(isSamePerson), now)
    void save([...documents, auditOf(joined.elder, now), auditOf(joined.body.other, now)])
  }
  return (
    <div className="stack">
      <div className="row">
        <span>
          {t('same.line', {
            name: body?.name ?? '',
            birthDate: body?.birthDate ?? '',
            at: format.dateTime(joined.updatedAt, joined.offset),
          })}
        </span>
        {may(role, 'archiveElder') && (
          <Button small icon={Split} busy={busy} disabled={!isRead} onPress={separate}>
            {t('same.separate')}
          </Button>
        )}
      </div>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </div>
  )
}

const auditOf = (elder: string, now: ReturnType<ReturnType<typeof useAct>>) =>
  recordAudit({ action: 'change', subject: elder, parts: ['samePerson'] }, now, elder)

function JoinDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('elders')
  const { t: ui } = useTranslation('ui')
  const words = useElderWords()
  const today = useToday()
  const [text, setText] = useState('')
  const [other, setOther] = useState<Elder | undefined>()
  const likely = (useDuplicateSearch(elder.body) ?? []).map((one) => one.elder)
  const { hits } = useElderSearch(text, 8)
  const found = text.trim() === '' ? likely : hits.map((hit) => hit.elder)
  const offered = found.filter((one) => one.id !== elder.id && isRecordOpen(one))
  if (other !== undefined) return <CompareDialog stays={elder} other={other} onClose={onClose} />
  return (
    <Dialog
      wide
      title={t('same.which', { name: elder.body.name })}
      onClose={onClose}
      actions={<Button onPress={onClose}>{ui('cancel')}</Button>}
    >
      <div className="stack">
        <TextField label={t('find.label')} hint={t('same.findHint')} value={text} onChange={setText} />
        {offered.length === 0 && <p className="quiet">{t('same.noneFound')}</p>}
        <ul className="duplicates">
          {offered.map((one) => (
            <li key={one.id}>
              <b>{one.body.name}</b>
              <span>{words.person(one.body, today)}</span>
              <span>{words.home(one.body)}</span>
              <Button small onPress={() => setOther(one)}>
                {t('same.choose')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function CompareDialog({
  stays,
  other,
  onClose,
}: {
  readonly stays: Elder
  readonly other: Elder
  readonly onClose: () => void
}) {
  const { t } = useTranslation('elders')
  const { t: ui } = useTranslation('ui')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const differing = chosenFields.filter(
    (field) => other.body[field] !== undefined && other.body[field] !== stays.body[field],
  )
  const [taken, setTaken] = useState<ReadonlySet<ChosenField>>(
    new Set(differing.filter((field) => stays.body[field] === undefined)),
  )
  const say = (elder: Elder, field: ChosenField): string => {
    const value = elder.body[field]
    if (value === undefined) return t('same.nothing')
    if (field === 'sex') return t(`code.sex.${elder.body.sex}`)
    return field === 'identityNumber' ? maskIdentityNumber(value) : value
  }
  const areTwoNumbers = stays.body.identityNumber !== undefined && differing.includes('identityNumber')
  const join = async () => {
    const now = act()
    const [together, joined] = joinElders(stays, other, taken, now)
    if (await save([together, joined, auditOf(stays.id, now), auditOf(other.id, now)])) onClose()
  }
  return (
    <Dialog
      wide
      title={t('same.compare')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          <Button kind="primary" busy={busy} onPress={() => void join()}>
            {t('same.confirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('same.compareText', { name: stays.body.name })}</p>
        {areTwoNumbers && <Notice tone="red" urgent title={t('same.twoNumbers')} />}
        {differing.map((field) => (
          <ChoiceField
            key={field}
            label={t(`field.${field}`)}
            value={taken.has(field) ? 'other' : 'stays'}
            choices={[
              { value: 'stays', label: say(stays, field), hint: t('same.this') },
              { value: 'other', label: say(other, field), hint: t('same.other') },
            ]}
            onChange={(which) =>
              setTaken((before) => new Set([...before, field].filter((one) => one !== field || which === 'other')))
            }
          />
        ))}
        <Notice tone="gold" title={t('same.card')} />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </Dialog>
  )
}
