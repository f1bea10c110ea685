/** A physician of the station's institution signed: who, and taking it back. What the library's own reviewer signed stays. */
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ArticleBody } from '../../../src-domain/articles/article.ts'
import {
  longestGoodUntil,
  newestSignatures,
  type Reviewer,
  signArticle,
} from '../../../src-domain/articles/article-signature.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { DateField, TextField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

/** An article, or a lesson: what is signed, and how it stands. */
export type Signable = Pick<Article, 'id' | 'updatedAt'> & {
  readonly title: string
  readonly reviewedBy: ArticleBody['reviewedBy']
  /** Nobody led to it any more, or soon: it may be read again and signed once more. */
  readonly isDue: boolean
}

export function SignatureAction({
  signable,
  small = false,
}: {
  readonly signable: Signable
  readonly small?: boolean
}) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [isAsking, setAsking] = useState(false)
  const facts = useDocuments({ collection: 'activity', kind: 'article-signature' })
  if (!may(role, 'signArticle') || facts === undefined) return null
  const { reviewedBy, isDue } = signable
  const signature = newestSignatures(facts).get(signable.id)?.body
  const isOwn = signature?.stands === true && signature.wording === signable.updatedAt
  const sign = async (reviewer: Reviewer, more: { readonly stands?: boolean; readonly goodUntil?: string }) => {
    const made = signArticle(signable, reviewer, role, act(), more)
    return save(made.ok ? [made.value as Document] : made.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  return (
    <>
      {isOwn && (
        <Button small={small} kind="quiet" busy={busy} onPress={() => void sign(signature.reviewer, { stands: false })}>
          {t('sign.takeBack')}
        </Button>
      )}
      {(reviewedBy === undefined || isDue) && (
        <Button small={small} icon={PenLine} onPress={() => setAsking(true)}>
          {reviewedBy === undefined ? t('sign.do') : t('sign.again')}
        </Button>
      )}
      {!isAsking && problems}
      {isAsking && (
        <SignatureDialog
          signable={signable}
          busy={busy}
          problems={problems}
          onSign={(reviewer, goodUntil) => sign(reviewer, { goodUntil })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function SignatureDialog({
  signable,
  busy,
  problems,
  onSign,
  onClose,
}: {
  readonly signable: Signable
  readonly busy: boolean
  readonly problems: ReactNode
  readonly onSign: (reviewer: Reviewer, goodUntil: string) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('articles')
  const { leave } = useUnsaved()
  const today = useToday()
  const begun = { name: '', title: '', institution: '', goodUntil: longestGoodUntil(today) }
  const { typed, type, saved } = useTyped<Reviewer & { goodUntil: string }>(`sign ${signable.id}`, begun)
  const finish = async () => {
    const { goodUntil, ...reviewer } = typed
    if (!(await onSign(reviewer, goodUntil))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('sign.title', { title: signable.title })}
      confirm={t('sign.confirm')}
      busy={busy}
      disabled={Object.values(typed).some((said) => said.trim() === '')}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <p>{t('sign.note')}</p>
        <TextField
          label={t('sign.name')}
          required
          maxLength={40}
          value={typed.name}
          onChange={(name) => type({ name })}
        />
        <TextField
          label={t('sign.jobTitle')}
          required
          maxLength={40}
          value={typed.title}
          onChange={(title) => type({ title })}
        />
        <TextField
          label={t('sign.institution')}
          required
          maxLength={80}
          value={typed.institution}
          onChange={(institution) => type({ institution })}
        />
        <DateField
          label={t('sign.goodUntil')}
          hint={t('sign.goodUntilHint')}
          required
          value={typed.goodUntil}
          onChange={(goodUntil) => type({ goodUntil })}
        />
        {problems}
      </div>
    </ConfirmDialog>
  )
}
