/** The one place where what nobody expected ends: what happened, what is safe, what to do. Never a stack. */
import { Home, RefreshCw, TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { BigButton } from '../ui/button.tsx'
import './start-screens.css'

type Props = {
  readonly children: ReactNode
  /** Changes when another screen is asked for: then it is tried again. */
  readonly resetKey?: string
  readonly onHome?: () => void
}
type State = { readonly error: Error | undefined; readonly key: string | undefined }

export class RootErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, key: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { error: undefined, key: props.resetKey }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const { onHome } = this.props
    return (
      <CrashScreen
        message={error.message}
        onHome={
          onHome === undefined
            ? undefined
            : () => {
                this.setState({ error: undefined })
                onHome()
              }
        }
      />
    )
  }
}

/** The same for what the router itself catches. */
export function RouteCrash() {
  const error = useRouteError()
  return <CrashScreen message={error instanceof Error ? error.message : ''} onHome={undefined} />
}

function CrashScreen({ message, onHome }: { readonly message: string; readonly onHome: (() => void) | undefined }) {
  const { t } = useTranslation('app')
  return (
    <main className="start-screen">
      <TriangleAlert aria-hidden />
      <div className="start-words" role="alert">
        <h1>{t('crash.title')}</h1>
        <p>{t('crash.happened')}</p>
        <p>{t('crash.safe')}</p>
        <p>{t('crash.act')}</p>
      </div>
      <div className="row">
        {onHome !== undefined && (
          <BigButton icon={Home} kind="primary" onPress={onHome}>
            {t('crash.home')}
          </BigButton>
        )}
        <BigButton icon={RefreshCw} onPress={() => window.location.reload()}>
          {t('crash.reload')}
        </BigButton>
      </div>
      <p className="start-note">{t('crash.note', { message: message.slice(0, 200) })}</p>
    </main>
  )
}
