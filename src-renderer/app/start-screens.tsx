/** Before the station stands: opening, and not opened. */
import './start-screens.css'
import { AppWindow, Leaf, RefreshCw, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton } from '../ui/button.tsx'

/** Milliseconds after which the opening is worth a word, and after which it may never end. */
const worthAWord = 400
const tooLong = 60_000

/**
 * Says nothing on a quick start: drawing words nobody can read in time would only make it a slow one. One that does not end is no dead
 * end: a database that was opened in vain often enough is given up and filled anew (replica/fresh-start.ts).
 */
export function OpeningScreen() {
  const { t } = useTranslation('app')
  const [waited, setWaited] = useState<'short' | 'long' | 'tooLong'>('short')
  useEffect(() => {
    const timers = [setTimeout(() => setWaited('long'), worthAWord), setTimeout(() => setWaited('tooLong'), tooLong)]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (waited === 'short') return null
  return (
    <main className="start-screen is-opening">
      <Leaf aria-hidden />
      <h1>{t('brand')}</h1>
      <output>{t(waited === 'long' ? 'start.opening' : 'start.openingLong')}</output>
      {waited === 'tooLong' && <OpenAgain kind="plain" />}
    </main>
  )
}

/** @param message the program's own, for the console: it helps nobody at the counter. */
export function FailedScreen({ message }: { readonly message: string }) {
  const { t } = useTranslation('app')
  useEffect(() => console.error('the station did not open:', message), [message])
  return (
    <main className="start-screen">
      <TriangleAlert aria-hidden />
      <div className="start-words" role="alert">
        <h1>{t('start.failedTitle')}</h1>
        <p>{t('start.failedSafe')}</p>
        <p>{t('start.failedDo')}</p>
      </div>
      <OpenAgain kind="primary" />
    </main>
  )
}

/** Another window of this kiosk works with the data; here nothing can be found or saved, so nothing is offered. */
export function SecondWindowScreen() {
  const { t } = useTranslation('sync')
  return (
    <main className="start-screen">
      <AppWindow aria-hidden />
      <div className="start-words" role="alert">
        <h1>{t('health.secondWindow')}</h1>
        <p>{t('health.secondWindowText')}</p>
      </div>
      <OpenAgain kind="plain" />
    </main>
  )
}

function OpenAgain({ kind }: { readonly kind: 'plain' | 'primary' }) {
  const { t } = useTranslation('app')
  return (
    <div className="row">
      <BigButton icon={RefreshCw} kind={kind} onPress={() => window.location.reload()}>
        {t('crash.reload')}
      </BigButton>
    </div>
  )
}
