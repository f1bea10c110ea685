/** A long form that was refused: how many places, and the first of them in sight with the keyboard in it. */
import './elders.css'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Notice } from '../../ui/chip.tsx'
import { showFirstError } from '../../ui/first-error.ts'

export function WrongCount({ count }: { readonly count: number }) {
  const { t } = useTranslation('elders')
  return (
    <span className="form-wrong" role="alert">
      {count > 0 && t('form.wrong', { count })}
    </span>
  )
}

/** Why it was not stored, above the button that was pressed: the rest of a long form is out of sight. */
export function FormRefusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const refusalText = useRefusalText()
  if (refusals.length === 0) return null
  return (
    <div className="form-refusals">
      {refusals.map((refusal) => (
        <Notice key={`${refusal.code}${refusal.field}`} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </div>
  )
}

/** Saves, unless a number field holds what is no number and so is not in the draft; then the first error in sight. */
export async function saveUnlessUnread(save: () => Promise<void>): Promise<void> {
  if (document.querySelector('.elder-form [aria-invalid="true"]') === null) await save()
  showFirstError('.elder-form')
}
