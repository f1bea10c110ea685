/** Who comes: by card, or by a few letters of the name and Enter. Who waits, who was measured, who left. */
import { Check, Clock, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { elderAge, isUsable } from '../../../src-domain/elders/elder-rules.ts'
import { compactIdentityNumber, parseIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { useElderOfCard, useElderOfNumber } from '../../search/use-elder-of-card.ts'
import { useElderSearch } from '../../search/use-elder-search.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { useScanner } from '../../ui/scanner.ts'
import type { ClinicControl } from './use-clinic.ts'
import type { ClinicEntry } from '../../../src-domain/archive/clinic-day.ts'
import { mayShowArchive } from './use-archive.ts'

/** Nobody was put into the queue, and why. */
const nobody = ['unknownCard', 'unknownNumber', 'badNumber', 'notFound'] as const

type Told =
  | { readonly what: 'joined'; readonly elder: Elder }
  | { readonly what: (typeof nobody)[number] }
  | { readonly what: 'noConsent'; readonly elder: Elder }
  | { readonly what: 'refused'; readonly elder: Elder; readonly code: string }

export function ClinicQueue({
  control,
  current,
  onChoose,
  onAskConsent,
}: {
  readonly control: ClinicControl
  readonly current: string | undefined
  readonly onChoose: (elder: string) => void
  readonly onAskConsent: (elder: string) => void
}) {
  const { t } = useTranslation('clinic')
  const refusalText = useRefusalText()
  const today = useToday()
  const [text, setText] = useState('')
  const [told, setTold] = useState<Told | undefined>()
  const { hits } = useElderSearch(text, 6)
  const elderOfCard = useElderOfCard()
  const elderOfNumber = useElderOfNumber()
  const { entries } = control.clinic
  const waiting = entries.filter(({ state }) => state === 'waiting')

  const add = (elder: Elder, again = false): void => {
    setText('')
    if (!isUsable(elder)) return setTold({ what: 'notFound' })
    if (!mayShowArchive(elder)) return setTold({ what: 'noConsent', elder })
    const refused = control.join(elder.id, again)
    setTold(refused === undefined ? { what: 'joined', elder } : { what: 'refused', elder, code: refused.code })
  }
  useScanner((scanned) => {
    const code = readCardText(scanned)
    if (code !== undefined) {
      return () =>
        void elderOfCard(code).then((elder) => (elder === undefined ? setTold({ what: 'unknownCard' }) : add(elder)))
    }
    const number = compactIdentityNumber(scanned)
    if (!/^[\dX]{15,18}$/.test(number)) return undefined
    const read = parseIdentityNumber(number, today)
    if (!read.ok) return () => setTold({ what: 'badNumber' })
    return () =>
      void elderOfNumber(read.value.normalized).then((elder) =>
        elder === undefined ? setTold({ what: 'unknownNumber' }) : add(elder),
      )
  })

  const nothing = nobody.find((one) => one === told?.what)
  return (
    <Card title={t('queue.title')} note={t('queue.count', { count: waiting.length })}>
      <div className="stack">
        <TextField
          label={t('queue.find')}
          hint={t('queue.hint')}
          lang="zh-CN"
          value={text}
          onChange={(next) => {
            setText(next)
            setTold(undefined)
          }}
          onEnter={() => {
            const [first] = hits
            if (first !== undefined) add(first.elder)
            else if (text.trim() !== '') setTold({ what: 'notFound' })
          }}
        />
        {text.trim() !== '' && (
          <ul className="clinic-hits">
            {hits.map(({ elder }) => (
              <li key={elder.id}>
                <Button kind="quiet" wide onPress={() => add(elder)}>
                  <PersonLine elder={elder} />
                </Button>
              </li>
            ))}
          </ul>
        )}
        {told?.what === 'joined' && <Notice tone="green" title={t('queue.joined', { name: told.elder.body.name })} />}
        {nothing !== undefined && <Notice tone="gold" urgent title={t(`queue.${nothing}`)} />}
        {told?.what === 'noConsent' && (
          <Notice
            tone="gold"
            urgent
            title={t('queue.noConsent', { name: told.elder.body.name })}
            action={
              <Button small onPress={() => onAskConsent(told.elder.id)}>
                {t('queue.askConsent')}
              </Button>
            }
          />
        )}
        {told?.what === 'refused' && (
          <Notice
            tone="gold"
            urgent
            title={`${told.elder.body.name}: ${refusalText(told)}`}
            action={
              told.code === 'clinic.alreadyMeasured' ? (
                <Button small onPress={() => add(told.elder, true)}>
                  {t('queue.again')}
                </Button>
              ) : undefined
            }
          />
        )}
        <ul className="clinic-queue" aria-label={t('queue.title')}>
          {[...waiting, ...entries.filter(({ state }) => state !== 'waiting').toReversed()].map((entry) => (
            <QueueRow
              key={entry.elder}
              entry={entry}
              isCurrent={entry.elder === current}
              onChoose={() => onChoose(entry.elder)}
              onLeave={() => control.leave(entry.elder)}
              onReturn={() => void control.join(entry.elder, true)}
            />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function PersonLine({ elder: { body } }: { readonly elder: Elder }) {
  const { t } = useTranslation('clinic')
  const today = useToday()
  const number = body.identityNumber?.slice(-4)
  return (
    <span className="clinic-person">
      <b lang="zh-CN">{body.name}</b> {t('age', { age: String(elderAge(body, today)) })}{' '}
      <span lang="zh-CN">{body.village ?? ''}</span> {number === undefined ? '' : `…${number}`}
    </span>
  )
}

const icons = { waiting: Clock, measured: Check, left: DoorOpen } as const
const tones = { waiting: 'blue', measured: 'green', left: 'stone' } as const

function QueueRow({
  entry: { elder: id, state },
  isCurrent,
  onChoose,
  onLeave,
  onReturn,
}: {
  readonly entry: ClinicEntry
  readonly isCurrent: boolean
  readonly onChoose: () => void
  readonly onLeave: () => void
  readonly onReturn: () => void
}) {
  const { t } = useTranslation('clinic')
  const document = useDocument(id)
  if (document === undefined) return null
  // Erased or moved since: nothing is known here but that somebody stood there.
  const elder = document !== null && isElder(document) ? document : undefined
  const name = elder?.body.name ?? t('queue.gone')
  return (
    <li className={isCurrent ? 'is-current' : ''} aria-current={isCurrent ? 'step' : undefined}>
      <span className="clinic-person">{elder === undefined ? name : <PersonLine elder={elder} />}</span>
      <Chip tone={tones[state]} icon={icons[state]}>
        {t(`state.${state}`)}
      </Chip>
      <span className="row">
        {state === 'waiting' && !isCurrent && (
          <Button small label={`${t('queue.now')} ${name}`} onPress={onChoose}>
            {t('queue.now')}
          </Button>
        )}
        {state === 'waiting' && (
          <Button small kind="quiet" label={`${t('queue.left')} ${name}`} onPress={onLeave}>
            {t('queue.left')}
          </Button>
        )}
        {state === 'left' && (
          <Button small kind="quiet" label={`${t('queue.back')} ${name}`} onPress={onReturn}>
            {t('queue.back')}
          </Button>
        )}
      </span>
    </li>
  )
}
