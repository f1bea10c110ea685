/** Empty and loading are drawn like everything else. Skeletons, never a spinner. */
import './surfaces.css'
import { Leaf, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export function EmptyState({
  icon: Icon = Leaf,
  title,
  text,
  action,
}: {
  readonly icon?: LucideIcon
  readonly title?: string
  readonly text?: ReactNode
  readonly action?: ReactNode
}) {
  const { t } = useTranslation('ui')
  return (
    <div className="state">
      <Icon aria-hidden />
      <p className="state-title">{title ?? t('state.emptyTitle')}</p>
      {text !== undefined && <p>{text}</p>}
      {action !== undefined && <div className="row">{action}</div>}
    </div>
  )
}

export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation('ui')
  return (
    <output className="skeleton">
      <span className="only-heard">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} />
      ))}
    </output>
  )
}
