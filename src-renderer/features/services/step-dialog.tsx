/** What has to be said with a step: a reason, a day, a result, an answer. */
import { useTranslation } from 'react-i18next'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { dayOfService, furthestDay, serviceState } from '../../../src-domain/services/service-rules.ts'
import { isCalendarDate } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { type StepType, useStep } from './use-step.ts'

const answers = ['satisfied', 'neutral', 'unsatisfied'] as const

export const needsWords = (type: StepType): boolean => type !== 'confirmed' && type !== 'undone'

type StepDialogProps = {
  readonly request: ServiceRequest
  /** Where the page is not the elder's own. */
  readonly elderName: string | undefined
  readonly type: StepType
  readonly onClose: () => void
}

export function StepDialog({ request, elderName, type, onClose }: StepDialogProps) {
  const { t } = useTranslation('services')
  const { busy, failure, step } = useStep()
  const { service } = useServiceWords()
  const title = [
    t(`step.${type}`),
    ...(elderName === undefined ? [] : [elderName]),
    service(request.body.serviceName),
  ].join(' · ')
  if (type !== 'cancelled' && type !== 'declined') {
    return <TellDialog request={request} type={type} title={title} onClose={onClose} />
  }
  return (
    <ReasonDialog
      form={`${type} ${request.id}`}
      title={title}
      confirm={t('dialog.save')}
      busy={busy}
      problems={failure !== undefined && <Notice tone="red" urgent title={failure} />}
      onConfirm={(reason) => step(request, type, { reason })}
      onClose={onClose}
    />
  )
}

type ToldType = Exclude<StepType, 'cancelled' | 'declined'>

function TellDialog({
  request,
  title,
  type,
  onClose,
}: Pick<StepDialogProps, 'request' | 'onClose'> & { readonly title: string; readonly type: ToldType }) {
  const { t } = useTranslation('services')
  const { busy, failure, step } = useStep()
  const format = useFormat()
  const { leave } = useUnsaved()
  const {
    typed,
    type: change,
    saved,
  } = useTyped<Said>(`${type} ${request.id}`, {
    text: '',
    on: request.body.wishedOn ?? '',
    time: '',
    who: '',
    answer: undefined,
  })
  const { text, on, time, who, answer } = typed
  const setText = (words: string) => change({ text: words })
  const today = useToday()
  const arranged = dayOfService(request, serviceState(request).steps) ?? ''
  const dayError =
    on === ''
      ? undefined
      : !isCalendarDate(on)
        ? t('dialog.badDate')
        : on > furthestDay(today)
          ? t('dialog.farDate')
          : undefined
  const data =
    dayError !== undefined
      ? undefined
      : dataOf(type, { text: text.trim(), on, time: time.trim(), who: who.trim(), answer })
  const save = async () => {
    if (data === undefined || !(await step(request, type, data))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={title}
      confirm={t('dialog.save')}
      busy={busy}
      disabled={data === undefined}
      onConfirm={() => void save()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        {type === 'done' && arranged > today && (
          <Notice tone="gold" title={t('dialog.early', { day: format.date(arranged, today) })} />
        )}
        {type === 'done' && (
          <TextAreaField
            label={t('dialog.result')}
            hint={t('dialog.resultHint')}
            required
            rows={3}
            maxLength={300}
            value={text}
            onChange={setText}
          />
        )}
        {type === 'scheduled' && (
          <>
            <DayField
              label={t('dialog.on')}
              required
              value={on}
              error={dayError}
              today={today}
              onChange={(day) => change({ on: day })}
            />
            <TextField
              label={t('dialog.time')}
              placeholder="09:00"
              maxLength={20}
              value={time}
              onChange={(clock) => change({ time: clock })}
            />
            <TextField label={t('dialog.who')} maxLength={80} value={who} onChange={(name) => change({ who: name })} />
          </>
        )}
        {type === 'satisfaction' && (
          <>
            <ChoiceField
              label={t('dialog.answer')}
              required
              choices={answers.map((one) => ({ value: one, label: t(`dialog.${one}`) }))}
              value={answer}
              onChange={(one) => change({ answer: one })}
            />
            <TextAreaField label={t('dialog.words')} rows={2} maxLength={300} value={text} onChange={setText} />
          </>
        )}
        {failure !== undefined && <Notice tone="red" urgent title={failure} />}
      </div>
    </ConfirmDialog>
  )
}

type Said = {
  readonly text: string
  readonly on: string
  readonly time: string
  readonly who: string
  readonly answer: (typeof answers)[number] | undefined
}

/** Undefined while something that is needed is missing. */
function dataOf(type: ToldType, { text, on, time, who, answer }: Said): Record<string, unknown> | undefined {
  switch (type) {
    case 'done':
      return text === '' ? undefined : { result: text }
    case 'scheduled':
      return isCalendarDate(on) ? { on, ...(time === '' ? {} : { time }), ...(who === '' ? {} : { who }) } : undefined
    case 'satisfaction':
      return answer === undefined ? undefined : { answer, ...(text === '' ? {} : { words: text }) }
    case 'confirmed':
    case 'undone':
      return {}
    default:
      return type satisfies never
  }
}
