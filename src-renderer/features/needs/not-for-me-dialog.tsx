/** 「不适合我」: who said so, and why if they like; and what was said before, to be taken back. */
import { useTranslation } from 'react-i18next'
import {
  type NotForMe,
  type NotForMeBody,
  sayNotForMe,
  takeBack,
} from '../../../src-domain/recommendation/not-for-me.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextAreaField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

export type Unwanted = Pick<NotForMeBody, 'about' | 'item' | 'name' | 'like'>

const sayers = ['elder', 'family', 'staff'] as const
type Typed = { readonly saidBy: (typeof sayers)[number] | undefined; readonly why: string }

export function NotForMeDialog({
  elder,
  thing,
  onClose,
}: {
  readonly elder: string
  readonly thing: Unwanted
  readonly onClose: () => void
}) {
  const { t } = useTranslation('needs')
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<NotForMe>()
  const refusalText = useRefusalText()
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped<Typed>(`not for me ${thing.item} ${elder}`, { saidBy: undefined, why: '' })
  const { saidBy, why } = typed
  const confirm = async () => {
    if (saidBy === undefined) return
    const body = { ...thing, fits: false, saidBy, ...(why.trim() === '' ? {} : { why: why.trim() }) }
    if (!(await save([attempt(body, () => sayNotForMe(body, elder, act())) as Document]))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('notForMe.title', { name: thing.name })}
      confirm={t('notForMe.save')}
      busy={busy}
      disabled={saidBy === undefined}
      onConfirm={() => void confirm()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <p>{t('notForMe.text')}</p>
        <ChoiceField
          label={t('notForMe.saidBy')}
          required
          choices={sayers.map((one) => ({ value: one, label: t(`request.by.${one}`) }))}
          value={saidBy}
          onChange={(one) => type({ saidBy: one })}
        />
        <TextAreaField
          label={t('notForMe.why')}
          rows={2}
          maxLength={300}
          value={why}
          onChange={(said) => type({ why: said })}
        />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}

/** Of one kind of thing. */
export function UnwantedList({
  elder,
  about,
  words,
}: {
  readonly elder: string
  readonly about: NotForMeBody['about']
  readonly words: readonly NotForMe[]
}) {
  const { t } = useTranslation('needs')
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<NotForMe>()
  const refusalText = useRefusalText()
  const own = words.filter(({ body }) => body.about === about)
  if (own.length === 0) return null
  const putBack = (word: NotForMe) =>
    void save([attempt(word.id, () => sayNotForMe(takeBack(word, 'staff'), elder, act())) as Document])
  return (
    <div className="not-shown">
      <b>{t('notForMe.list')}</b>
      <ul>
        {own.map((word) => (
          <li key={word.id} className="unwanted">
            <span>
              {t('notForMe.said', { name: word.body.name, by: t(`request.by.${word.body.saidBy}`) })}
              {word.body.why !== undefined && <span className="quiet"> {word.body.why}</span>}
            </span>
            <Button
              small
              kind="quiet"
              busy={busy}
              label={`${t('notForMe.takeBack')} ${word.body.name}`}
              onPress={() => putBack(word)}
            >
              {t('notForMe.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </div>
  )
}
