/** Expected failures are plain values; everything else throws to one root handler (evolu's Result). */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/**
 * Why something was refused. `code` is a stable dotted name and at the same time the i18n key
 * (`refusal.<code>`) of the plain sentence a person sees; `field` is a JSON pointer into the input.
 */
export type Refusal = {
  readonly code: string
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

export const refusal = (code: string, field?: string, params?: Refusal['params']): Refusal => ({
  code,
  ...(field === undefined ? {} : { field }),
  ...(params === undefined ? {} : { params }),
})
