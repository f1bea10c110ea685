/** A physician of the station's institution signed: who, and taking it back. What the library's own reviewer signed stays. */
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { type Reviewer, signArticle, signedArticles } from '../../../src-domain/articles/article-signature.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

export function SignatureAction({ article }: { readonly article: Article }) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [isAsking, setAsking] = useState(false)
  const facts = useDocuments({ collection: 'activity', kind: 'article-signature' })
  if (!may(role, 'signArticle') || facts === undefined) return null
  const { reviewedBy } = article.body
  const { reviewedBy: _signed, ...unsigned } = article.body
  const isOwn = signedArticles([{ ...article, body: unsigned }], facts)[0]?.body.reviewedBy !== undefined
  const sign = async (reviewer: Reviewer, stands: boolean) => {
    const made = signArticle(article, reviewer, role, act(), stands)
    return save(made.ok ? [made.value as Document] : made.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  if (reviewedBy !== undefined) {
    const { on: _on, ...reviewer } = reviewedBy
    return (
      isOwn && (
        <>
          <Button kind="quiet" busy={busy} onPress={() => void sign(reviewer, false)}>
            {t('sign.takeBack')}
          </Button>
          {problems}
        </>
      )
    )
  }
  return (
    <>
      <Button icon={PenLine} onPress={() => setAsking(true)}>
        {t('sign.do')}
      </Button>
      {isAsking && (
        <SignatureDialog
          article={article}
          busy={busy}
          problems={problems}
          onSign={(reviewer) => sign(reviewer, true)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function SignatureDialog({
  article,
  busy,
  problems,
  onSign,
  onClose,
}: {
  readonly article: Article
  readonly busy: boolean
  readonly problems: ReactNode
  readonly onSign: (reviewer: Reviewer) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped<Reviewer>(`sign ${article.id}`, { name: '', title: '', institution: '' })
  const finish = async () => {
    if (!(await onSign(typed))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('sign.title', { title: words(article.body).title })}
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
        {problems}
      </div>
    </ConfirmDialog>
  )
}
