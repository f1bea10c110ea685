/** What was not recommended and why, on demand: for it everything has to be judged. */
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

export function NotShown<T>({
  about,
  whole,
  children,
}: {
  readonly about: 'service' | 'product'
  readonly whole: () => { readonly notShown: readonly T[] }
  readonly children: (notShown: readonly T[]) => ReactNode
}) {
  const { t } = useTranslation('needs')
  const [isOpen, setOpen] = useState(false)
  const notShown = useMemo(() => (isOpen ? whole().notShown : []), [isOpen, whole])
  return (
    <div className="left-out">
      {isOpen && (notShown.length === 0 ? <p className="quiet fine">{t('match.noneLeftOut')}</p> : children(notShown))}
      <Button small kind="quiet" onPress={() => setOpen(!isOpen)}>
        {isOpen ? t('match.hideLeftOut') : t(`match.leftOut.${about}`)}
      </Button>
    </div>
  )
}
