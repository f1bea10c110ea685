/** Empty, loading and failed are drawn like everything else. Skeletons, never a spinner. */
import './surfaces.css'
import { Leaf, type LucideIcon, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

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

/** What happened, what is safe, what to do now. */
export function ErrorState({
  title,
  safe,
  act,
  onRetry,
}: {
  readonly title?: string
  readonly safe?: string
  readonly act?: string
  readonly onRetry?: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <div className="state" role="alert">
      <TriangleAlert aria-hidden />
      <p className="state-title">{title ?? t('state.errorTitle')}</p>
      <p>{safe ?? t('state.errorSafe')}</p>
      <p>{act ?? t('state.errorDo')}</p>
      {onRetry !== undefined && (
        <div className="row">
          <Button icon={RefreshCw} onPress={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
