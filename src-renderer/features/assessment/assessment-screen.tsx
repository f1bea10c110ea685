/** Carrying out an assessment: the parts at the left with their progress, one part in the middle, the running score at the right. */
import './assessment.css'
import { ArrowLeft, ArrowRight, ClipboardCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AssessmentDraft, finishDraft } from '../../../src-domain/assessments/assessment-draft.ts'
import { finishAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import {
  fullScore,
  type ItemCode,
  itemCodes,
  itemOf,
  sectionCodes,
} from '../../../src-domain/assessments/instrument.ts'
import { type ScoringOptions, sectionScore, totalScore } from '../../../src-domain/assessments/scoring.ts'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import { ok, type Refusal } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useKiosk, usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import type { TypedNumber } from '../../ui/number-field.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { classes } from '../../ui/tone.ts'
import { useFresh } from '../../ui/use-fresh.ts'
import { useStartAtTop } from '../../ui/use-start-at-top.ts'
import { AboutStep } from './about-step.tsx'
import { CheckStep, Warnings } from './check-step.tsx'
import { HealthStep } from './health-step.tsx'
import { NoConsent } from './no-consent.tsx'
import { SectionStep } from './section-step.tsx'
import { isSection, type Step, steps } from './steps.ts'
import { bodyFields, type BodyField, type UnreadNumbers } from './unread-numbers.ts'
import { useAssessmentWords } from './use-assessment-words.ts'
import { useOwnAnswers } from './use-self-answers.ts'
import { type DraftControl, useDraft } from './use-draft.ts'

type ScreenProps = {
  readonly elder: Elder
  /** Settings of the station for the open points of the standard. */
  readonly options: ScoringOptions
  /** An older assessment that this one corrects. */
  readonly corrects?: string | undefined
  readonly onFinished: (assessment: string) => void
  /** To where consent is asked for; there is no assessment without it. */
  readonly onAskConsent?: (() => void) | undefined
  readonly onBack: () => void
}

export function AssessmentScreen(props: ScreenProps) {
  const { t } = useTranslation(['assessment', 'ui'])
  const control = useDraft(props.elder.id, 'national', props.corrects)
  const person = usePerson()
  const back = (
    <Button icon={ArrowLeft} onPress={props.onBack}>
      {t('ui:back')}
    </Button>
  )
  const { form } = control
  return (
    <Page title={`${t('title')} · ${props.elder.body.name}`} note={t('standard')} actions={back}>
      {!may(person.role, 'assess') ? (
        <EmptyState icon={ClipboardCheck} title={t('start.noPermission')} />
      ) : !isAllowed(props.elder.body.consents, 'assessment') ? (
        <NoConsent elder={props.elder} onAskConsent={props.onAskConsent} />
      ) : control.draft === undefined ? (
        <Skeleton rows={8} />
      ) : control.draft === null || form === undefined ? (
        <EmptyState
          icon={ClipboardCheck}
          title={t(props.corrects === undefined ? 'start.title' : 'start.correctTitle')}
          text={`${props.corrects === undefined ? '' : t('start.correctText')}${t('start.text')}`}
          action={
            <Button kind="primary" onPress={control.start}>
              {t('start.button')}
            </Button>
          }
        />
      ) : (
        <Carrying key={control.draft.id} {...props} control={control} form={form} draft={control.draft} />
      )}
    </Page>
  )
}

/** The assessment made of a draft, and the draft that is over: saved together. */
function finished(draft: AssessmentDraft, about: Parameters<typeof finishAssessment>[1], act: Act) {
  const made = finishAssessment(draft, about, act)
  return made.ok ? ok({ assessment: made.value, over: finishDraft(draft, made.value.id, act) }) : made
}

function Carrying({
  elder,
  options,
  onFinished,
  control,
  form,
  draft,
}: ScreenProps & {
  readonly control: DraftControl
  readonly form: NonNullable<DraftControl['form']>
  readonly draft: NonNullable<DraftControl['draft']>
}) {
  const { t } = useTranslation('assessment')
  const replica = useReplica()
  const act = useAct()
  const person = usePerson()
  const kiosk = useKiosk()
  const today = useToday()
  // After a crash it goes on where it stopped: the first part that has an open item.
  const [resumed] = useState({ answered: Object.keys(form.answers).length, events: draft.events?.length })
  const [place, setPlace] = useState<{ step: Step; item?: ItemCode | undefined }>(() => ({ step: firstOpenStep(form) }))
  const own = useOwnAnswers(elder.id)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [busy, setBusy] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  useStartAtTop(place)
  const fresh = useFresh<HTMLDivElement>(`${place.step} ${place.item ?? ''}`)
  const go = (step: Step, item?: ItemCode) => setPlace({ step, item })
  const [unread, setUnread] = useState<UnreadNumbers>({})
  const fillNumber = (field: BodyField, typed: TypedNumber) => {
    const [value, text] = typeof typed === 'string' ? [undefined, typed] : [typed, undefined]
    setUnread((now) => ({ ...now, [field]: text }))
    if (value !== form.fields[field]) control.fill(field, value)
  }
  const index = steps.indexOf(place.step)
  const attempt = useAttempt<ReturnType<typeof finished>>()
  const finish = async () => {
    const number = `${today.replaceAll('-', '')}-${draft.id.slice(-6)}`
    const about = {
      number,
      date: today,
      assessorName: person.name,
      options,
    }
    const made = attempt([draft, about], () => finished(draft, about, act()))
    if (!made.ok) return setRefusals(made.error)
    const { assessment, over } = made.value
    setBusy(true)
    setRefusals([])
    try {
      const saved = await replica.save([assessment as Document, over as Document])
      if (saved.ok) onFinished(assessment.id)
      else setRefusals(saved.error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="assessing" ref={fresh}>
      <Parts form={form} step={place.step} onGo={go} onDiscard={() => setDiscarding(true)} />
      <div className="assessing-middle">
        {resumed.answered > 0 && resumed.events === draft.events?.length && place.step !== 'check' && (
          <Notice tone="blue" title={t('resumed', { answered: String(resumed.answered) })} />
        )}
        {isSection(place.step) && (
          <SectionStep
            key={`${place.step}${place.item ?? ''}`}
            section={place.step}
            form={form}
            own={own}
            startAt={place.item}
            onAnswer={control.answer}
          />
        )}
        {place.step !== 'health' && place.step !== 'check' && (
          <UnreadNotice unread={unread} onGo={() => go('health')} />
        )}
        {place.step === 'health' && (
          <HealthStep
            form={form}
            unread={unread}
            onFill={control.fill}
            onFillAll={control.fillAll}
            onNumber={fillNumber}
          />
        )}
        {place.step === 'about' && (
          <AboutStep form={form} elderName={elder.body.name} stationName={kiosk.stationName} onFill={control.fill} />
        )}
        {place.step === 'check' && (
          <CheckStep
            form={form}
            unread={unread}
            options={options}
            refusals={refusals}
            busy={busy}
            onGo={go}
            onFinish={() => void finish()}
          />
        )}
        <div className="row step-buttons">
          {index > 0 && (
            <Button icon={ArrowLeft} onPress={() => go(steps[index - 1] ?? place.step)}>
              {t('previous')}
            </Button>
          )}
          {index < steps.length - 1 && (
            <Button icon={ArrowRight} kind="primary" onPress={() => go(steps[index + 1] ?? place.step)}>
              {t('nextSection')}
            </Button>
          )}
        </div>
      </div>
      <RunningScore form={form} control={control} showWarnings={place.step !== 'check'} />
      {discarding && (
        <ConfirmDialog
          title={t('discard')}
          confirm={t('discard')}
          danger
          onConfirm={() => {
            setDiscarding(false)
            control.discard()
          }}
          onClose={() => setDiscarding(false)}
        >
          {t('discardSure')}
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Went on from a number that cannot be taken: which one it is, and the way back to it. */
function UnreadNotice({ unread, onGo }: { readonly unread: UnreadNumbers; readonly onGo: () => void }) {
  const { t } = useTranslation('assessment')
  return bodyFields.map((field) => {
    const text = unread[field]
    return (
      text !== undefined && (
        <Notice
          key={field}
          tone="red"
          title={t('unread', { field: t(`health.${field}`), text })}
          action={
            <Button small label={`${t('check.go')} ${t(`health.${field}`)}`} onPress={onGo}>
              {t('check.go')}
            </Button>
          }
        />
      )
    )
  })
}

function firstOpenStep(form: NonNullable<DraftControl['form']>): Step {
  const open = itemCodes.find((code) => form.answers[code] === undefined)
  return open === undefined ? (form.fields.diseases === undefined ? 'health' : 'check') : itemOf(open).section
}

function Parts({
  form,
  step,
  onGo,
  onDiscard,
}: {
  readonly form: NonNullable<DraftControl['form']>
  readonly step: Step
  readonly onGo: (step: Step) => void
  readonly onDiscard: () => void
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  return (
    <nav className="assessing-parts" aria-label={t('title')}>
      {steps.map((one) => {
        const part = isSection(one) ? sectionScore(form.answers, one) : undefined
        return (
          <button
            key={one}
            type="button"
            className={classes('part', one === step && 'is-here')}
            aria-current={one === step ? 'step' : undefined}
            onClick={() => onGo(one)}
          >
            <b>{isSection(one) ? `${one} ${words.section(one)}` : t(`step.${one}`)}</b>
            {part !== undefined && (
              <small>{t('sectionProgress', { answered: String(part.answered), items: String(part.items) })}</small>
            )}
          </button>
        )
      })}
      <Button small kind="quiet" icon={Trash2} onPress={onDiscard}>
        {t('discard')}
      </Button>
    </nav>
  )
}

function RunningScore({
  form,
  control,
  showWarnings,
}: {
  readonly form: NonNullable<DraftControl['form']>
  readonly control: DraftControl
  readonly showWarnings: boolean
}) {
  const { t } = useTranslation('assessment')
  const words = useAssessmentWords()
  const refusalText = useRefusalText()
  const { saving } = control
  const refused = saving.state === 'refused' ? saving.refusals[0] : undefined
  const itemsAnswered = Object.keys(form.answers).length
  const isEmpty = (control.draft?.events ?? []).length === 0
  return (
    <aside className="assessing-score">
      <Card title={t('soFar')}>
        <p className="running-total">
          <b>{itemsAnswered === 0 ? '–' : totalScore(form.answers)}</b> / {fullScore}
        </p>
        <p className="quiet">{t('ofAnswered', { answered: String(itemsAnswered) })}</p>
        <ul className="running-sections">
          {sectionCodes.map((code) => {
            const { score, answered, items } = sectionScore(form.answers, code)
            return (
              <li key={code}>
                <span>{words.section(code)}</span>
                <b>{answered === 0 ? '–' : score}</b>
                <small>
                  {answered < items ? t('sectionProgress', { answered: String(answered), items: String(items) }) : ''}
                </small>
              </li>
            )
          })}
        </ul>
        <output className={classes('saving-state', refused !== undefined && 'is-refused')}>
          {refused === undefined
            ? t(saving.state === 'saving' ? 'saving' : isEmpty ? 'nothingYet' : 'savedNow')
            : t('notSaved', { why: refusalText(refused) })}
        </output>
      </Card>
      {showWarnings && <Warnings form={form} />}
    </aside>
  )
}
