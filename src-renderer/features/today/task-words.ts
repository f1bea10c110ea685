/** A task in words: what to do, and why, with the tone of its urgency. */
import { useTranslation } from 'react-i18next'
import { instruments } from '../../../src-domain/instruments/instruments.ts'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import type { Task } from '../../../src-domain/tasks/due-today.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import type { Tone } from '../../ui/tone.ts'

export type TaskWords = { readonly what: string; readonly why: string; readonly tone: Tone }

const whyToCancel = (why: string) =>
  why === 'unwanted'
    ? 'why.serviceToCancelUnwanted'
    : why === 'died'
      ? 'why.serviceToCancelDied'
      : why === 'withdrawn'
        ? 'why.serviceToCancel'
        : 'why.serviceToCancelLeft'

const triggers = ['fall', 'hospital', 'newCondition', 'riskEvents'] as const

const instrumentName = (id: string): string => {
  const found = instruments.find((one) => one.id === id)
  return found === undefined ? id : found.name[currentLanguage()]
}

export function useTaskWords(): (task: Task) => TaskWords {
  const { t } = useTranslation(['today', 'needs', 'radar'])
  // Names of signs and rules come from the domain; radar-card.test.tsx finds one without words.
  const say = t as unknown as (key: string, params?: Readonly<Record<string, string>>) => string
  const format = useFormat()
  const today = useToday()
  const { service: nameOf } = useServiceWords()
  return (task) => {
    const text = (name: string): string => String(task.params[name] ?? '')
    const tone: Tone = task.urgency === 'urgent' ? 'red' : task.urgency === 'today' ? 'gold' : 'blue'
    const words = (what: string, why: string): TaskWords => ({ what, why, tone })
    switch (task.kind) {
      case 'referralReading':
        return words(
          t('what.referralReading'),
          text('type') === 'glucose'
            ? t('why.glucose', { value: text('value') })
            : t('why.bloodPressure', { value: text('value') }),
        )
      case 'selfHarmAlert':
        return words(t('what.selfHarmAlert'), t('why.selfHarmAlert', { on: format.date(text('on'), today) }))
      case 'instrumentFollows':
        return words(
          t('what.instrumentFollows', { instrument: instrumentName(text('instrument')) }),
          t('why.instrumentFollows', { instrument: instrumentName(text('after')) }),
        )
      case 'openNeed':
        return words(
          t('what.openNeed', { dimension: task.dimension === undefined ? '' : t(`needs:dimension.${task.dimension}`) }),
          t('why.openNeed', { degree: text('degree') }),
        )
      case 'askAbout':
        return words(
          t('what.askAbout', { dimension: task.dimension === undefined ? '' : t(`needs:dimension.${task.dimension}`) }),
          // Which asks there are is the domain's; need-words.test.ts finds one without words.
          say(`today:why.ask.${text('ask')}`, {
            service: nameOf(text('service')),
            on: format.date(text('on'), today),
          }),
        )
      case 'reassessmentTriggered': {
        const trigger = triggers.find((known) => known === task.params['why']) ?? 'riskEvents'
        return words(t('what.reassessmentTriggered'), t(`why.${trigger}`, { on: format.date(text('on'), today) }))
      }
      case 'reassessmentOverdue':
        return words(t('what.reassessmentOverdue'), t('why.reassessmentOverdue', { months: text('months') }))
      case 'reassessmentDue':
        return words(t('what.reassessmentDue'), t('why.reassessmentDue', { months: text('months') }))
      case 'neverAssessed':
        return words(t('what.neverAssessed'), t('why.neverAssessed'))
      case 'pendingReview':
        return words(t('what.pendingReview'), t('why.pendingReview', { assessor: text('assessor') }))
      case 'followUpDue':
        return words(
          t('what.followUpDue', {
            condition: diseaseById.get(Number(text('condition')))?.label[currentLanguage()] ?? '',
          }),
          text('on') === '' ? t('why.neverFollowed') : t('why.followUpDue', { on: format.date(text('on'), today) }),
        )
      case 'checkUpDue':
        return words(
          t('what.checkUpDue'),
          text('on') === '' ? t('why.neverChecked') : t('why.checkUpDue', { on: format.date(text('on'), today) }),
        )
      case 'vaccinationDue':
        return words(
          t('what.vaccinationDue', { vaccine: text('vaccine') }),
          t('why.vaccinationDue', { on: format.date(task.deadline ?? today, today) }),
        )
      case 'radarSign':
        return words(
          t('what.radarSign', { sign: say(`radar:name.${text('sign')}`) }),
          say(`radar:rule.${text('sign')}.${text('rule')}`),
        )
      case 'serviceWaiting':
        return words(
          t('what.serviceWaiting', { service: nameOf(text('service')) }),
          t('why.serviceWaiting', { organization: text('organization') }),
        )
      case 'serviceDue':
        return words(
          t(task.deadline !== undefined && task.deadline < today ? 'what.serviceOver' : 'what.serviceDue', {
            service: nameOf(text('service')),
          }),
          t('why.serviceDue', { organization: text('organization') }),
        )
      case 'serviceQuestion':
        return words(t('what.serviceQuestion', { service: nameOf(text('service')) }), t('why.serviceQuestion'))
      case 'serviceToCancel':
        return words(
          t('what.serviceToCancel', { service: nameOf(text('service')) }),
          t(whyToCancel(text('why')), { organization: text('organization') }),
        )
      case 'deathToCheck':
        return words(t('what.deathToCheck'), t('why.deathToCheck', { on: format.date(text('on'), today) }))
      default:
        return task.kind satisfies never
    }
  }
}
