/** A long form that was refused: its first error comes into sight with the keyboard in it, after React has drawn the errors. */
export function showFirstError(form: string): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(`${form} .has-error, ${form} [role="alert"]:not(:empty)`)
    const box = field?.closest<HTMLElement>('.field') ?? field
    box?.scrollIntoView({ block: 'center' })
    box?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus({ preventScroll: true })
  })
}
