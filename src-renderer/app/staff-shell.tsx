/** The staff face around its pages: rail, search always in reach, connection always in sight, who is signed in. */
import './staff-shell.css'
import { ALargeSmall, Leaf, Lock, type LucideIcon } from 'lucide-react'
import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createMemoryRouter, NavLink, Outlet, type RouteObject, useLocation, useNavigate } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { StationRing } from '../features/call-staff/station-ring.tsx'
import { IdleGuard } from '../features/idle/idle-guard.tsx'
import { leaveNothing } from '../features/idle/leave-nothing.ts'
import { LeaseNotice } from '../features/lease/lease-notice.tsx'
import { FirstSyncNotice } from '../features/sync/first-sync-notice.tsx'
import { HealthNotices } from '../features/sync/health-notices.tsx'
import { SyncChip } from '../features/sync/sync-chip.tsx'
import { useHost, usePerson, useSessionCommands } from '../host/host-context.ts'
import { useReplicaHealth } from '../replica/use-replica.ts'
import { useDisplay } from '../ui/display-settings.tsx'
import { IdleHoldProvider } from '../ui/idle-hold.tsx'
import { LanguageButton } from '../ui/language-button.tsx'
import { PrintedByContext } from '../ui/print-sheet.tsx'
import { ReadAloudProvider } from '../ui/read-aloud.tsx'
import { StaffDisplayProvider } from '../ui/staff-display.tsx'
import { Skeleton } from '../ui/states.tsx'
import { TextSizeControl } from '../ui/text-size-control.tsx'
import { UnsavedProvider, useUnsaved } from '../ui/unsaved.tsx'
import { useStartAtTop } from '../ui/use-start-at-top.ts'
import { useBrowserBack } from './browser-back.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'

export type MenuEntry = {
  readonly path: string
  readonly icon: LucideIcon
  readonly label: string
  /** Stays at the bottom of the rail. */
  readonly isLow?: boolean
  readonly badge?: ReactNode
}

export type StaffSlots = {
  /** Only what is built: a screen that does not exist has no entry. */
  readonly menu: readonly MenuEntry[]
  /** Search for elders (F2), given how to open one. */
  readonly find: ReactNode
  /** Beside the name: what a person may do with the day (close it). */
  readonly personMenu: ReactNode
  /** The name was pressed: what a person may change about the own account. */
  readonly onPerson: () => void
  readonly onRetrySync: ((ids?: readonly string[]) => void) | undefined
  readonly onOpenElder?: (id: string) => void
  /** Absent for who answers no calls: none rings. */
  readonly nameOfElder: ((id: string) => string | undefined) | undefined
}

/** @param routes below one element that draws `StaffFrame`. */
export function StaffShell({ routes }: { readonly routes: readonly RouteObject[] }) {
  const { staff, name } = usePerson()
  const { voice } = useHost()
  return (
    <StaffDisplayProvider staff={staff}>
      <PrintedByContext value={name}>
        <IdleHoldProvider>
          <ReadAloudProvider speech={voice}>
            <UnsavedProvider person={staff}>
              <Pages routes={routes} />
            </UnsavedProvider>
          </ReadAloudProvider>
        </IdleHoldProvider>
      </PrintedByContext>
    </StaffDisplayProvider>
  )
}

/** Begins where the person was typing when the machine was locked, else at the first page. */
function Pages({ routes }: { readonly routes: readonly RouteObject[] }) {
  const { kept } = useUnsaved()
  const [router] = useState(() => {
    const left = kept()
    return createMemoryRouter([...routes], { initialEntries: ['/', ...(left === undefined ? [] : [left.path])] })
  })
  useEffect(() => () => router.dispose(), [router])
  useBrowserBack(useCallback(() => void router.navigate(-1), [router]))
  return <RouterProvider router={router} />
}

export function StaffFrame({ slots }: { readonly slots: StaffSlots }) {
  const { t } = useTranslation(['app', 'ui'])
  const { voice } = useHost()
  const { lock } = useSessionCommands()
  const { change } = useDisplay()
  const [sizing, setSizing] = useState(false)
  const health = useReplicaHealth()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { keep } = useUnsaved()
  useStartAtTop(pathname)
  const lockNow = () => {
    keep(pathname)
    leaveNothing(voice)
    lock()
  }
  return (
    <div className="staff">
      <a className="skip-link" href="#content" onClick={(event) => skipToContent(event)}>
        {t('skip')}
      </a>
      <nav className="staff-rail" aria-label={t('menu.label')}>
        <div className="staff-brand">
          <Leaf aria-hidden size={30} />
          <span>{t('brand')}</span>
        </div>
        {slots.menu.filter((entry) => entry.isLow !== true).map((entry) => renderEntry(entry))}
        <span className="staff-rail-space" />
        {slots.menu.filter((entry) => entry.isLow === true).map((entry) => renderEntry(entry))}
        <button type="button" className="staff-rail-button" aria-expanded={sizing} onClick={() => setSizing(!sizing)}>
          <ALargeSmall aria-hidden size={22} />
          <span>{t('ui:textSize.label')}</span>
        </button>
        <KeyboardHelp />
        <LanguageButton className="staff-rail-button" onChoose={(language) => change({ language })} />
      </nav>
      <header className="staff-bar">
        {slots.find}
        <div className="staff-bar-end">
          <SyncChip onRetry={slots.onRetrySync} onOpenElder={slots.onOpenElder} />
          <Who menu={slots.personMenu} onPerson={slots.onPerson} onLock={lockNow} />
        </div>
      </header>
      <main className="staff-content" id="content" tabIndex={-1}>
        <div className="staff-notices">
          {sizing && <TextSizeControl onClose={() => setSizing(false)} />}
          <FirstSyncNotice />
          <HealthNotices health={health} />
          <LeaseNotice onRenew={() => void navigate('/lease')} />
        </div>
        <RootErrorBoundary resetKey={pathname} onHome={() => void navigate('/')}>
          <Suspense
            fallback={
              <div className="staff-page">
                <Skeleton rows={6} />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </RootErrorBoundary>
      </main>
      <LeaveGuard />
      {slots.nameOfElder !== undefined && <StationRing canAnswer nameOfElder={slots.nameOfElder} />}
      <IdleGuard face="staff" onOver={lockNow} />
    </div>
  )
}

/** The router's addresses are in memory: a real jump to #content would do nothing. */
function skipToContent(event: { readonly preventDefault: () => void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#content')?.focus()
}

function renderEntry(entry: MenuEntry) {
  const Icon = entry.icon
  return (
    <NavLink key={entry.path} to={entry.path} end={entry.path === '/'}>
      <Icon aria-hidden size={22} />
      <span>{entry.label}</span>
      {entry.badge}
    </NavLink>
  )
}

function Who({
  menu,
  onPerson,
  onLock,
}: {
  readonly menu: ReactNode
  readonly onPerson: () => void
  readonly onLock: () => void
}) {
  const { t } = useTranslation('app')
  const person = usePerson()
  return (
    <div className="staff-who">
      <button
        type="button"
        className="staff-me"
        aria-label={t('who.own', { name: person.name })}
        title={t('who.own', { name: person.name })}
        onClick={onPerson}
      >
        <span className="staff-avatar" aria-hidden>
          {[...person.name][0]}
        </span>
        <span className="staff-name">
          <b>{person.name}</b>
          <small>{t(`who.roles.${person.role}`)}</small>
        </span>
      </button>
      {menu}
      <button type="button" className="staff-lock" onClick={onLock}>
        <Lock aria-hidden size={20} />
        <span>{t('who.lock')}</span>
      </button>
    </div>
  )
}
