/** Confirming a request: what, from whom, at which price of which day, for which need; nothing is chosen beforehand. */
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { reason } from '../../../src-domain/recommendation/part.ts'
import type { Match } from '../../../src-domain/recommendation/recommend-services.ts'
import { bodyOfRequest } from '../../../src-domain/services/request-offer.ts'
import { requestService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { furthestDay } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { isCalendarDate } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { ChoiceField, TextAreaField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useNeedWords } from './use-need-words.ts'

const askers = ['elder', 'family', 'staff'] as const
const times = ['morning', 'afternoon', 'any'] as const
type Typed = {
  readonly askedBy: (typeof askers)[number] | undefined
  readonly wishedOn: string
  readonly wishedTime: (typeof times)[number] | undefined
  readonly note: string
}
const nothingTyped: Typed = { askedBy: undefined, wishedOn: '', wishedTime: undefined, note: '' }

export function RequestDialog({
  elder,
  match,
  onClose,
}: {
  readonly elder: Elder
  readonly match: Match
  readonly onClose: () => void
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const format = useFormat()
  const serviceWords = useServiceWords()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ServiceRequest>()
  const today = useToday()
  const refusalText = useRefusalText()
  const { offer } = match
  const { service } = offer
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped(`request ${offer.organization} ${service.id} ${elder.id}`, nothingTyped)
  const { askedBy, wishedOn, wishedTime, note } = typed
  const dayError =
    wishedOn === ''
      ? undefined
      : !isCalendarDate(wishedOn)
        ? t('request.badDate')
        : wishedOn < today
          ? t('request.pastDate')
          : wishedOn > furthestDay(today)
            ? t('request.farDate')
            : undefined
  const confirm = async () => {
    if (askedBy === undefined || dayError !== undefined) return
    const body = bodyOfRequest(match, {
      askedBy,
      ...(wishedOn === '' ? {} : { wishedOn }),
      ...(wishedTime === undefined ? {} : { wishedTime }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    const request = attempt(body, () => requestService(body, elder.id, act()))
    if (!(await save([request as Document]))) return
    saved()
    onClose()
  }
  const on = format.date(service.priceDate, today)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('request.from'),
      <>
        {offer.organizationName} · <span className="phone">{offer.phone}</span>
      </>,
    ],
    [
      t('request.price'),
      service.priceFen === 0
        ? t('request.free', { on })
        : t('request.priceAsOf', { price: format.money(service.priceFen), unit: serviceWords.unit(service.unit), on }),
    ],
    [t('request.for'), words.match(reason('need', { dimension: match.dimension, degree: match.degree }))],
  ]
  return (
    <ConfirmDialog
      title={t('request.title', { name: serviceWords.service(service.name) })}
      wide
      confirm={t('request.confirm')}
      busy={busy}
      disabled={askedBy === undefined || dayError !== undefined}
      onConfirm={() => void confirm()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <dl className="request-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ChoiceField
          label={t('request.askedBy')}
          required
          choices={askers.map((one) => ({ value: one, label: t(`request.by.${one}`) }))}
          value={askedBy}
          onChange={(one) => type({ askedBy: one })}
        />
        <DayField
          label={t('request.wishedOn')}
          hint={t('request.dayHint')}
          value={wishedOn}
          error={dayError}
          today={today}
          onChange={(day) => type({ wishedOn: day })}
        />
        <ChoiceField
          label={t('request.wishedTime')}
          choices={times.map((one) => ({ value: one, label: t(`request.time.${one}`) }))}
          value={wishedTime}
          onChange={(one) => type({ wishedTime: one })}
        />
        <TextAreaField
          label={t('request.note')}
          hint={t('request.noteHint')}
          rows={2}
          maxLength={300}
          value={note}
          onChange={(said) => type({ note: said })}
        />
        {!isAllowed(elder.body.consents, 'shareInstitution') && (
          <Notice tone="gold" title={t('request.withoutConsent')} />
        )}
        <p className="quiet">
          <Trans
            t={t}
            i18nKey="request.whatHappens"
            values={{ phone: offer.phone }}
            components={{ phone: <b className="phone" /> }}
          />
        </p>
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
