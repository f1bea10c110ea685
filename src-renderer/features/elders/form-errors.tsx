/** A long form that was refused: how many places, and the first of them in sight with the keyboard in it. */
import './elders.css'
import { useTranslation } from 'react-i18next'

export function WrongCount({ count }: { readonly count: number }) {
  const { t } = useTranslation('elders')
  return (
    <span className="form-wrong" role="alert">
      {count > 0 && t('form.wrong', { count })}
    </span>
  )
}

/** After React has drawn the errors. */
export function showFirstError(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('.elder-form .has-error, .elder-form [role="alert"]:not(:empty)')
    const box = field?.closest<HTMLElement>('.field') ?? field
    box?.scrollIntoView({ block: 'center' })
    box?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus({ preventScroll: true })
  })
}
