/** A physician of the station's institution signed: who, and taking it back. What the library's own reviewer signed stays. */
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Article, type ArticleBody, type ArticleSource, isAddress } from '../../../src-domain/articles/article.ts'
import {
  type Consulted,
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
  /** What it keeps to; the reader may say when each was opened. */
  readonly sources?: readonly ArticleSource[]
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
  const sign = async (reviewer: Reviewer, more: SignedWith) => {
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
          onSign={sign}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

type SignedWith = {
  readonly stands?: boolean
  readonly goodUntil?: string
  readonly consulted?: readonly Consulted[]
}
type TypedSource = { readonly on: string; readonly address: string }
type TypedSignature = Reviewer & { readonly goodUntil: string; readonly opened: readonly TypedSource[] }

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
  readonly onSign: (reviewer: Reviewer, more: SignedWith) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('articles')
  const { leave } = useUnsaved()
  const today = useToday()
  const { sources = [] } = signable
  const begun: TypedSignature = {
    name: '',
    title: '',
    institution: '',
    goodUntil: longestGoodUntil(today),
    opened: sources.map(({ address = '' }) => ({ on: '', address })),
  }
  const { typed, type, saved } = useTyped<TypedSignature>(`sign ${signable.id}`, begun)
  const isAddressWrong = ({ address }: TypedSource): boolean => address.trim() !== '' && !isAddress(address.trim())
  const change = (at: number, changes: Partial<TypedSource>) =>
    type({ opened: typed.opened.map((one, i) => (i === at ? { ...one, ...changes } : one)) })
  const finish = async () => {
    const { goodUntil, opened, ...reviewer } = typed
    const consulted = sources.flatMap(({ name, address: known }, i) => {
      const { on = '', address = '' } = opened[i] ?? {}
      const found = known === undefined && address.trim() !== '' ? { address: address.trim() } : {}
      return on.trim() === '' ? [] : [{ source: name, on: on.trim(), ...found }]
    })
    if (!(await onSign(reviewer, { goodUntil, consulted }))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('sign.title', { title: signable.title })}
      confirm={t('sign.confirm')}
      busy={busy}
      disabled={
        [typed.name, typed.title, typed.institution, typed.goodUntil].some((said) => said.trim() === '') ||
        typed.opened.some(isAddressWrong)
      }
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
        {sources.length > 0 && <p>{t('sign.opened')}</p>}
        {sources.map(({ name, address: known }, i) => {
          const one = typed.opened[i] ?? { on: '', address: '' }
          return (
            <fieldset key={name} className="stack">
              <legend lang="zh-CN">{name}</legend>
              <DateField label={t('sign.openedOn', { n: i + 1 })} value={one.on} onChange={(on) => change(i, { on })} />
              {known === undefined ? (
                <TextField
                  label={t('sign.address', { n: i + 1 })}
                  hint={t('sign.addressHint')}
                  error={isAddressWrong(one) ? t('sign.addressWrong') : undefined}
                  maxLength={300}
                  value={one.address}
                  onChange={(address) => change(i, { address })}
                />
              ) : (
                <p className="quiet article-address">{known}</p>
              )}
            </fieldset>
          )
        })}
        {problems}
      </div>
    </ConfirmDialog>
  )
}
