/** Staff type in what somebody wants to know: under an elder's name where that was agreed to, else without a name. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { type ArticleCategory, articleCategories } from '../../../src-domain/articles/article.ts'
import {
  type Asker,
  askers,
  askQuestion,
  type QuestionOrigin,
  questionOrigins,
} from '../../../src-domain/asking/asked-question.ts'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { useElderSearch } from '../../search/use-elder-search.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { DictateButton, withSaid } from '../../ui/dictate-button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

type Typed = {
  readonly words: string
  readonly topic: ArticleCategory | ''
  readonly origin: QuestionOrigin
  readonly askedBy: Asker
}
const empty: Typed = { words: '', topic: '', origin: 'asked', askedBy: 'elder' }

export function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['asking', 'needs'])
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped<Typed>('ask question', empty)
  const [elder, setElder] = useState<Elder | undefined>()
  const { words, topic, origin, askedBy } = typed
  const isAgreed = elder === undefined || coveredBy(elder.body.consents).measuring
  const finish = async () => {
    if (topic === '') return
    const id = elder !== undefined && isAgreed ? elder.id : ''
    const made = attempt([typed, id], () => {
      const now = act()
      const question = askQuestion({ askedBy, origin, topic, words: words.trim() }, id, now)
      if (id === '') return [question as Document]
      const audit = recordAudit({ action: 'change', subject: question.id, parts: ['asked'] }, now, id)
      return [question as Document, audit as Document]
    })
    if (!(await save(made))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('ask.title')}
      confirm={t('ask.confirm')}
      busy={busy}
      wide
      disabled={words.trim() === '' || topic === ''}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <TextAreaField
          label={t('ask.words')}
          hint={t('ask.wordsHint')}
          required
          maxLength={500}
          value={words}
          onChange={(said) => type({ words: said })}
        />
        <div className="row">
          <DictateButton onWords={(said) => type({ words: withSaid(words, said, 500) })} />
        </div>
        <SelectField
          label={t('ask.topic')}
          required
          value={topic === '' ? undefined : topic}
          choices={articleCategories.map((one) => ({ value: one, label: t(`needs:category.${one}`) }))}
          onChange={(chosen) => type({ topic: chosen })}
        />
        <ChoiceField
          label={t('ask.origin')}
          columns={3}
          value={origin}
          choices={questionOrigins.map((one) => ({ value: one, label: t(`origin.${one}`) }))}
          onChange={(chosen) => type({ origin: chosen })}
        />
        <ChoiceField
          label={t('ask.by')}
          columns={3}
          value={askedBy}
          choices={askers.map((one) => ({ value: one, label: t(`by.${one}`) }))}
          onChange={(chosen) => type({ askedBy: chosen })}
        />
        <WhoField elder={elder} onChoose={setElder} />
        {elder !== undefined && !isAgreed && (
          <Notice tone="gold" title={t('ask.notAgreed', { name: elder.body.name })} />
        )}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}

function WhoField({
  elder,
  onChoose,
}: {
  readonly elder: Elder | undefined
  readonly onChoose: (elder: Elder | undefined) => void
}) {
  const { t } = useTranslation('asking')
  const [text, setText] = useState('')
  const format = useFormat()
  const { hits } = useElderSearch(text, 6)
  if (elder !== undefined) {
    return (
      <div className="row">
        <b>{t('ask.chosen', { name: elder.body.name })}</b>
        <Button small onPress={() => onChoose(undefined)}>
          {t('ask.nobody')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <TextField label={t('ask.who')} hint={t('ask.whoHint')} maxLength={60} value={text} onChange={setText} />
      <div className="row">
        {hits.map((hit) => (
          <Button
            key={hit.elder.id}
            small
            onPress={() => {
              onChoose(hit.elder)
              setText('')
            }}
          >
            {format.withAside(hit.elder.body.name, hit.elder.body.birthDate.slice(0, 4))}
          </Button>
        ))}
      </div>
    </>
  )
}
