/** The first few that fit, and all of them on demand, in one order. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

export function FitList<T>({
  short,
  all,
  renderRow,
}: {
  readonly short: readonly T[]
  readonly all: readonly T[]
  readonly renderRow: (one: T) => ReactNode
}) {
  const { t } = useTranslation('needs')
  const [isOpen, setOpen] = useState(false)
  // Opened, the list goes on below what stood there.
  const shown = isOpen ? [...short, ...all.filter((one) => !short.includes(one))] : short
  return (
    <>
      <ul className="matches">{shown.map((one) => renderRow(one))}</ul>
      {all.length > short.length && (
        <Button small kind="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t('match.fewer') : t('match.more', { count: all.length })}
        </Button>
      )}
    </>
  )
}
