/** The first few that fit, and all of them on demand, in one order. */
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

export function FitList<T>({
  short,
  whole,
  keyOf,
  renderRow,
}: {
  readonly short: readonly T[]
  /** Judges the whole catalog: asked only when somebody wants to see it. */
  readonly whole: () => { readonly recommended: readonly T[] }
  readonly keyOf: (one: T) => string
  readonly renderRow: (one: T) => ReactNode
}) {
  const { t } = useTranslation('needs')
  const [isOpen, setOpen] = useState(false)
  const all = useMemo(() => (isOpen ? whole().recommended : []), [isOpen, whole])
  // Opened, the list goes on below what stood there.
  const known = new Set(short.map(keyOf))
  const more = all.filter((one) => !known.has(keyOf(one)))
  if (short.length === 0) return null
  return (
    <>
      <ul className="matches">{[...short, ...more].map((one) => renderRow(one))}</ul>
      {isOpen && more.length === 0 && <p className="quiet fine">{t('match.noMore')}</p>}
      <Button small kind="quiet" onPress={() => setOpen(!isOpen)}>
        {isOpen ? t('match.fewer') : t('match.more')}
      </Button>
    </>
  )
}
