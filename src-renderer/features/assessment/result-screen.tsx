/** Result of one assessment: level, rules, who signed, comparison with the one before, print, history. */
import './assessment.css'
import { ArrowLeft, BellDot, CircleCheck, ClipboardPlus, Compass, FilePen, PenLine, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { nextAssessmentDue, signatureState } from '../../../src-domain/assessments/assessment-history.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { judgingOf } from '../../../src-domain/settings/station-settings.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { AllAnswers } from './all-answers.tsx'
import { AssessmentSheet } from './assessment-sheet.tsx'
import { Comparison } from './comparison.tsx'
import { LevelResult } from './level-result.tsx'
import { NoConsent } from './no-consent.tsx'
import { SignSecond } from './sign-second.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'
import { type Assessments, useAssessments } from './use-assessments.ts'

type ScreenProps = {
  readonly elder: Elder
  /** The newest one when absent. */
  readonly assessment?: string | undefined
  /** A new one, or one that corrects this. */
  readonly onAssess: (corrects?: string) => void
  /** To where consent is asked for. */
  readonly onAskConsent: () => void
  /** On to what follows from it. */
  readonly onNeeds?: (() => void) | undefined
  readonly onBack: () => void
}

export function AssessmentResultScreen(props: ScreenProps) {
  const { t } = useTranslation(['assessment', 'ui'])
  const known = useAssessments(props.elder.id)
  const [chosen, setChosen] = useState(props.assessment)
  const open = known?.state === 'open' ? known : undefined
  const shown = open?.list.find((one) => one.id === chosen) ?? open?.list[0]
  if (open === undefined || shown === undefined) {
    return (
      <Page
        title={`${t('result.title')} · ${props.elder.body.name}`}
        actions={
          <Button icon={ArrowLeft} onPress={props.onBack}>
            {t('ui:back')}
          </Button>
        }
      >
        {known === undefined ? (
          <Skeleton rows={8} />
        ) : known.state === 'closed' ? (
          <NoConsent elder={props.elder} keeps={known.keeps} onAskConsent={props.onAskConsent} />
        ) : (
          <EmptyState
            title={t('result.none')}
            action={
              <Button kind="primary" onPress={() => props.onAssess()}>
                {t('start.button')}
              </Button>
            }
          />
        )}
      </Page>
    )
  }
  return <Result {...props} known={open} assessment={shown} onChoose={setChosen} />
}

function Result({
  elder,
  known,
  assessment,
  onChoose,
  onAssess,
  onNeeds,
  onBack,
}: Omit<ScreenProps, 'assessment' | 'onAskConsent'> & {
  readonly known: Assessments
  readonly assessment: Assessment
  readonly onChoose: (id: string) => void
}) {
  const { t } = useTranslation(['assessment', 'ui'])
  const host = useHost()
  const person = usePerson()
  const format = useFormat()
  const today = useToday()
  const [signing, setSigning] = useState(false)
  const signature = signatureState(assessment, known.records)
  const before = known.list[known.list.indexOf(assessment) + 1]
  const { body } = assessment
  const isNewest = known.list[0] === assessment
  const settings = useStationSettings()
  const dueOn = settings && nextAssessmentDue(assessment, judgingOf(settings).reassessMonths)
  return (
    <Page
      title={`${t('result.title')} · ${elder.body.name}`}
      note={`${t('standard')} · ${t('result.on', { date: format.date(body.date, today) })}`}
      actions={
        <>
          <Button icon={ArrowLeft} onPress={onBack}>
            {t('ui:back')}
          </Button>
          <Button icon={ClipboardPlus} onPress={() => onAssess()}>
            {t('result.again')}
          </Button>
          {may(person.role, 'assess') && (
            <Button icon={FilePen} onPress={() => onAssess(assessment.id)}>
              {t('result.correct')}
            </Button>
          )}
          <Button icon={Printer} onPress={() => host.print()}>
            {t('result.print')}
          </Button>
          {onNeeds !== undefined && (
            <Button icon={Compass} kind={signature.state === 'signed' ? 'primary' : 'plain'} onPress={onNeeds}>
              {t('result.needs')}
            </Button>
          )}
        </>
      }
    >
      {assessment.corrects !== undefined && <Notice tone="blue" title={t('result.corrected')} />}
      {signature.state === 'pendingReview' && (
        <Notice
          tone="gold"
          title={t('result.pendingReview')}
          action={
            may(person.role, 'assess') && (
              <Button icon={PenLine} kind="primary" onPress={() => setSigning(true)}>
                {t('result.sign')}
              </Button>
            )
          }
        >
          {t('result.pendingText')}
        </Notice>
      )}
      <Card
        title={t('title')}
        note={
          <SignatureChip first={body.assessor.name} second={signature.state === 'signed' ? signature.by : undefined} />
        }
      >
        <div className="stack">
          <LevelResult result={body.result} options={body.options} />
          {isNewest && dueOn !== undefined && (
            <p className="quiet">{t('result.dueOn', { date: format.date(dueOn, today) })}</p>
          )}
        </div>
      </Card>
      <AllAnswers assessment={assessment} isOpen={signature.state === 'pendingReview'} />
      {before !== undefined && <Comparison before={before} after={assessment} />}
      {known.list.length > 1 && (
        <Card title={t('result.history')} flush>
          <History list={known.list} shown={assessment.id} onChoose={onChoose} />
        </Card>
      )}
      {dueOn !== undefined && (
        <AssessmentSheet assessment={assessment} elder={elder} signature={signature} dueOn={dueOn} />
      )}
      {signing && <SignSecond assessment={assessment} onClose={() => setSigning(false)} />}
    </Page>
  )
}

function SignatureChip({ first, second }: { readonly first: string; readonly second: string | undefined }) {
  const { t } = useTranslation('assessment')
  return second === undefined ? (
    <>
      {t('result.byOne', { first })}{' '}
      <Chip tone="gold" icon={BellDot}>
        {t('result.pendingReview')}
      </Chip>
    </>
  ) : (
    <>
      {t('result.by', { first, second })}{' '}
      <Chip tone="green" icon={CircleCheck}>
        {t('result.twoAssessors')}
      </Chip>
    </>
  )
}

function History({
  list,
  shown,
  onChoose,
}: {
  readonly list: readonly Assessment[]
  readonly shown: string
  readonly onChoose: (id: string) => void
}) {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const today = useToday()
  const words = useAssessmentWords()
  return (
    <ul className="missing-list">
      {list.map((one) => (
        <li key={one.id}>
          <span>
            {format.date(one.body.date, today)} · {one.body.result.total} {t('result.of90')} ·{' '}
            {words.level(one.body.result.final)} · {words.reason(one.body.reason)}
          </span>
          <Button small pressed={one.id === shown} onPress={() => onChoose(one.id)}>
            {t('card.open')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
