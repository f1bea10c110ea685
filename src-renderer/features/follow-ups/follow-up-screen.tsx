/** Recording one follow-up: danger first, then what was measured, asked and taken; the judgement stands below as it is filled in. */
import './follow-ups.css'
import { ArrowLeft, Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { FollowUp } from '../../../src-domain/follow-ups/follow-up.ts'
import { basisOf, finishFollowUp } from '../../../src-domain/follow-ups/follow-up-history.ts'
import { judgeFollowUp } from '../../../src-domain/follow-ups/follow-up-judgement.ts'
import type { Programme } from '../../../src-domain/follow-ups/follow-up-lists.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useHeld, useKept, useUnsaved } from '../../ui/unsaved.tsx'
import { draftOf, emptyDraft, type FollowUpDraft, readDraft } from './follow-up-draft.ts'
import { DangerCard, LifeCard, MeasuredCard, MedicinesCard } from './follow-up-fields.tsx'
import { ResultCard } from './result-card.tsx'
import { NoFollowUpConsent } from './no-consent.tsx'
import { type KnownFollowUps, useFollowUps } from './use-follow-ups.ts'

type ScreenProps = {
  readonly elder: Elder
  readonly programme: Programme
  /** Id of the follow-up that is written anew. */
  readonly corrects?: string | undefined
  readonly onDone: () => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function FollowUpScreen(props: ScreenProps) {
  const { t } = useTranslation(['followUps', 'ui'])
  const { elder, programme, corrects } = props
  const known = useFollowUps(elder)
  const wrong = known?.followUps.find(({ id }) => id === corrects)
  const { leave } = useUnsaved()
  const words = { programme: t(`programme.${programme}`), name: elder.body.name }
  return (
    <Page
      title={t(wrong === undefined ? 'form.title' : 'form.correctTitle', words)}
      note={t('card.note')}
      actions={
        <Button icon={ArrowLeft} onPress={() => leave(props.onBack)}>
          {t('ui:back')}
        </Button>
      }
    >
      {!isAllowed(elder.body.consents, 'measuring') ? (
        <NoFollowUpConsent onAskConsent={props.onAskConsent} />
      ) : known === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <Form key={`${programme} ${corrects ?? ''}`} {...props} known={known} wrong={wrong} />
      )}
    </Page>
  )
}

function Form({
  elder,
  programme,
  known,
  wrong,
  onDone,
}: ScreenProps & { readonly known: KnownFollowUps; readonly wrong: FollowUp | undefined }) {
  const { t } = useTranslation('followUps')
  const act = useAct()
  const attempt = useAttempt<ReturnType<typeof finishFollowUp>>()
  const { busy, refusals, save } = useSave()
  const refusalText = useRefusalText()
  const form = `follow-up ${programme} ${elder.id} ${wrong?.id ?? ''}`
  const kept = useKept<FollowUpDraft>(form)
  const [start] = useState(() =>
    wrong === undefined ? emptyDraft(programme, known.facts) : draftOf(wrong.body.answers, wrong.body.nextDue),
  )
  const [draft, setDraft] = useState(kept ?? start)
  const saved = useHeld(form, draft === start ? undefined : draft)
  const [isAsked, setAsked] = useState(false)
  const change = (changes: Partial<FollowUpDraft>) => setDraft((now) => ({ ...now, ...changes }))
  const give = (given: FollowUpDraft['given']) => setDraft((now) => ({ ...now, given: { ...now.given, ...given } }))
  const read = readDraft(programme, draft)
  const judged =
    read.answers === undefined
      ? undefined
      : (() => {
          const basis = basisOf(elder, known.documents, read.answers, known.rules, wrong?.id)
          return { answers: read.answers, basis, result: judgeFollowUp(read.answers, basis) }
        })()
  const nextDue = draft.nextDue ?? judged?.result.due ?? ''
  const finish = async () => {
    setAsked(true)
    const { answers } = read
    if (answers === undefined) return
    const of = { elder, documents: known.documents, rules: known.rules, nextDue }
    const made = attempt([answers, nextDue, known.rules], () =>
      finishFollowUp(answers, wrong === undefined ? of : { ...of, corrects: wrong.id }, act()),
    )
    if (!made.ok) {
      const [first] = made.error
      if (first !== undefined) await save(first)
      return
    }
    const { followUp, readings } = made.value
    if (!(await save([followUp, ...readings]))) return
    saved()
    onDone()
  }
  const fields = { programme, draft, isAsked, onChange: change, onGive: give }
  return (
    <div className="stack">
      <DangerCard {...fields} today={known.facts.today} />
      <MeasuredCard {...fields} facts={known.facts} />
      <LifeCard {...fields} />
      <MedicinesCard {...fields} />
      <ResultCard
        programme={programme}
        draft={draft}
        judged={judged}
        missing={isAsked ? read.missing : []}
        nextDue={nextDue}
        onChange={change}
        onGive={give}
      />
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      <div className="row">
        <Button kind="primary" icon={Check} busy={busy} onPress={() => void finish()}>
          {t('form.save')}
        </Button>
      </div>
    </div>
  )
}
