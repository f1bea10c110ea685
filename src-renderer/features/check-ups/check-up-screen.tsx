/** Filling in a check-up, part by part. Each answer is saved at once, so that it may be left at any moment and gone on with. */
import './check-ups.css'
import { ArrowLeft, Check, ChevronRight, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import { type CheckUp, finishCheckUp, foldCheckUp } from '../../../src-domain/check-ups/check-up.ts'
import {
  type CheckUpAnswers,
  checkUpFieldById,
  checkUpFields,
  type CheckUpSection,
  checkUpSections,
} from '../../../src-domain/check-ups/check-up-form.ts'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isCalendarDate } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { DateField, FieldGrid } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FieldOfCheckUp, useCheckUpWords } from './check-up-field.tsx'
import { useCheckUpDraft, useCheckUps } from './use-check-ups.ts'

type ScreenProps = {
  readonly elder: Elder
  /** Id of the check-up that is put right. */
  readonly corrects?: string | undefined
  readonly onDone: () => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function CheckUpScreen(props: ScreenProps) {
  const { t } = useTranslation(['checkUps', 'ui'])
  const { elder, corrects } = props
  const known = useCheckUps(elder.id)
  const corrected = known?.standing.find(({ id }) => id === corrects)
  return (
    <Page
      title={t(corrected === undefined ? 'of' : 'correctOf', { name: elder.body.name })}
      note={t('note')}
      actions={
        <Button icon={ArrowLeft} onPress={props.onBack}>
          {t('ui:back')}
        </Button>
      }
    >
      {!isAllowed(elder.body.consents, 'measuring') ? (
        <EmptyState title={t('noConsent')} action={<Button onPress={props.onAskConsent}>{t('askConsent')}</Button>} />
      ) : known === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <Filling {...props} corrected={corrected} before={known.standing.find(({ id }) => id !== corrects)} />
      )}
    </Page>
  )
}

function Filling({
  elder,
  corrected,
  before,
  onDone,
  onBack,
}: ScreenProps & { readonly corrected: CheckUp | undefined; readonly before: CheckUp | undefined }) {
  const form = useCheckUpDraft(elder.id, corrected)
  if (form.isLoading) return <Skeleton rows={8} />
  if (form.draft === undefined) return <Begin corrected={corrected} onStart={form.start} />
  return <Sections form={form} draft={form.draft} before={before} onDone={onDone} onBack={onBack} />
}

function Begin({
  corrected,
  onStart,
}: {
  readonly corrected: CheckUp | undefined
  readonly onStart: (on: string) => void
}) {
  const { t } = useTranslation('checkUps')
  const today = useToday()
  const [on, setOn] = useState(corrected?.body.on ?? today)
  const isBad = !isCalendarDate(on) || on > today
  return (
    <Card title={t('title')}>
      <div className="stack">
        {corrected === undefined && (
          <DateField
            label={t('begin.on')}
            hint={t('begin.onHint')}
            required
            value={on}
            error={isBad && on.length > 7 ? t('begin.bad') : undefined}
            onChange={setOn}
          />
        )}
        <div className="row">
          <Button kind="primary" disabled={isBad} onPress={() => onStart(on)}>
            {t('begin.button')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Sections({
  form,
  draft,
  before,
  onDone,
  onBack,
}: {
  readonly form: ReturnType<typeof useCheckUpDraft>
  readonly draft: CheckUp
  readonly before: CheckUp | undefined
  readonly onDone: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('checkUps')
  const words = useCheckUpWords()
  const act = useAct()
  const attempt = useAttempt<ReturnType<typeof finishCheckUp>>()
  const { busy, refusals, save } = useSave()
  const refusalText = useRefusalText()
  const [current, setCurrent] = useState(0)
  const [unread, setUnread] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState<'finish' | 'discard' | undefined>()
  const section = checkUpSections[current] ?? checkUpSections[0]
  const { answers } = form
  const wrong = Object.entries(unread).filter(([, text]) => text.trim() !== '')
  const wrongField = checkUpFieldById.get(wrong[0]?.[0] ?? '')
  const finish = async () => {
    setAsked(undefined)
    const latest = form.latest() ?? draft
    const made = attempt(latest.events, () => finishCheckUp(latest, act()))
    if (!made.ok) {
      const [first] = made.error
      if (first !== undefined) await save(first)
      return
    }
    if (await save([made.value.checkUp, ...made.value.readings, ...made.value.labResults])) onDone()
  }
  const problems = form.saving.state === 'refused' ? [...form.saving.refusals, ...refusals] : refusals
  return (
    <div className="stack">
      <nav className="check-up-parts" aria-label={t('sections')}>
        {checkUpSections.map((one, index) => (
          <Button key={one.id} small pressed={index === current} onPress={() => setCurrent(index)}>
            {`${words.label({ label: one.title })} ${countOf(one, answers)}`}
          </Button>
        ))}
      </nav>
      <output className="quiet">{t(form.saving.state === 'saving' ? 'saving' : 'saved')}</output>
      {section !== undefined && (
        <SectionCard
          key={section.id}
          section={section}
          answers={answers}
          unread={unread}
          before={before}
          onAnswer={form.answer}
          onUnread={(field, text) =>
            setUnread(({ [field]: _typed, ...others }) => (text === undefined ? others : { ...others, [field]: text }))
          }
        />
      )}
      {problems.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      {wrongField !== undefined && <Notice tone="gold" title={t('unread', { field: words.label(wrongField) })} />}
      <div className="row">
        {current < checkUpSections.length - 1 && (
          <Button icon={ChevronRight} onPress={() => setCurrent(current + 1)}>
            {t('nextPart')}
          </Button>
        )}
        <Button kind="primary" icon={Check} busy={busy} disabled={wrong.length > 0} onPress={() => setAsked('finish')}>
          {t('finish')}
        </Button>
        <Button kind="quiet" icon={Trash2} onPress={() => setAsked('discard')}>
          {t('discard')}
        </Button>
      </div>
      {asked === 'finish' && (
        <ConfirmDialog
          title={t('finish')}
          confirm={t('finishConfirm')}
          onConfirm={() => void finish()}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('finishAsk', { count: checkUpFields.length - Object.keys(answers).length })}</p>
        </ConfirmDialog>
      )}
      {asked === 'discard' && (
        <ConfirmDialog
          title={t('discard')}
          confirm={t('discard')}
          danger
          onConfirm={() => {
            form.discard()
            onBack()
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('discardAsk')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

const countOf = ({ fields }: CheckUpSection, answers: CheckUpAnswers): string =>
  `${fields.filter(({ id }) => answers[id] !== undefined).length}/${fields.length}`

function SectionCard({
  section,
  answers,
  unread,
  before,
  onAnswer,
  onUnread,
}: {
  readonly section: CheckUpSection
  readonly answers: CheckUpAnswers
  readonly unread: Readonly<Record<string, string>>
  readonly before: CheckUp | undefined
  readonly onAnswer: ReturnType<typeof useCheckUpDraft>['answer']
  readonly onUnread: (field: string, text: string | undefined) => void
}) {
  const { t } = useTranslation('checkUps')
  const format = useFormat()
  const today = useToday()
  const words = useCheckUpWords()
  const last = before === undefined ? {} : foldCheckUp(before).answers
  const number = (field: string) => (typeof answers[field] === 'number' ? answers[field] : undefined)
  const bmi = section.id === 'general' ? bodyMassIndex(number('height'), number('weight')) : undefined
  const drawn = (field: CheckUpSection['fields'][number]) => {
    const value = last[field.id]
    return (
      <FieldOfCheckUp
        key={field.id}
        field={field}
        value={answers[field.id]}
        unread={unread[field.id]}
        before={
          value === undefined || before === undefined
            ? undefined
            : t('before', { on: format.date(before.body.on, today), value: words.value(field, value) })
        }
        onAnswer={(given) => onAnswer(field.id, given)}
        onUnread={(text) => onUnread(field.id, text)}
      />
    )
  }
  const isShort = (type: string) => type === 'number' || type === 'text'
  return (
    <Card
      title={section.title[currentLanguage()]}
      note={bmi === undefined ? undefined : t('bmi', { bmi: bmi.toFixed(1) })}
    >
      <div className="stack">
        <FieldGrid>{section.fields.filter(({ type }) => isShort(type)).map(drawn)}</FieldGrid>
        {section.fields.filter(({ type }) => !isShort(type)).map(drawn)}
      </div>
    </Card>
  )
}
