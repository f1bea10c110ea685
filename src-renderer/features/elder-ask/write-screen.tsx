/** The other way to ask: typed by whoever likes to, or spoken to the machine where it writes by itself. Nothing is kept before it is sent. */
import { Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AskedQuestion, askQuestion } from '../../../src-domain/asking/asked-question.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { DictateButton, withSaid } from '../../ui/dictate-button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import type { AskTopic } from './ask-topics.ts'

const most = 500

export function WriteScreen({
  elder,
  about,
  onAsked,
  onBack,
}: {
  readonly elder: string
  readonly about: AskTopic
  readonly onAsked: (question: AskedQuestion) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderAsk')
  const id = useId()
  const act = useAct()
  const attempt = useAttempt<AskedQuestion>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [words, setWords] = useState('')
  const said = words.trim()
  const send = async () => {
    const question = attempt([said, about.topic], () =>
      askQuestion({ askedBy: 'elder', origin: 'asked', topic: about.topic, words: said }, elder, act()),
    )
    if (await save([question as Document])) onAsked(question)
  }
  return (
    <ElderPage title={t(`topic.${about.id}`)} subtitle={t('write.text')} onBack={onBack}>
      <div className="ask-page">
        <label htmlFor={id}>{t('write.label')}</label>
        <textarea
          id={id}
          className="ask-field"
          rows={4}
          maxLength={most}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="ask-ways">
          <DictateButton big onWords={(heard) => setWords((now) => withSaid(now, heard, most))} />
          <BigButton kind="primary" icon={Send} busy={busy} disabled={said === ''} onPress={() => void send()}>
            {t('record.send')}
          </BigButton>
        </div>
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ElderPage>
  )
}
