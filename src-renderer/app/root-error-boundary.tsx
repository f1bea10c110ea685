/** The one place where what nobody expected ends: what happened, what is safe, what to do. Never a stack. */
import { Home, RefreshCw, TriangleAlert } from 'lucide-react'
import { Component, type ReactNode, useEffect } from 'react'
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
type State = { readonly isBroken: boolean; readonly key: string | undefined }

export class RootErrorBoundary extends Component<Props, State> {
  override state: State = { isBroken: false, key: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { isBroken: false, key: props.resetKey }
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    const { onHome } = this.props
    return (
      <CrashScreen
        onHome={
          onHome === undefined
            ? undefined
            : () => {
                this.setState({ isBroken: false })
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
  useEffect(() => console.error(error), [error])
  return <CrashScreen onHome={undefined} />
}

function CrashScreen({ onHome }: { readonly onHome: (() => void) | undefined }) {
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
      <p className="start-note">{t('crash.note')}</p>
    </main>
  )
}
