/**
 * The addresses of the staff face. Screens of features take callbacks and ids; only this file knows the addresses and joins
 * one feature to another. Screens with forms come with antd and are loaded when they are asked for.
 */
import { UserPlus } from 'lucide-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type RouteObject, useNavigate, useParams } from 'react-router'
import { ElderList } from '../features/elders/elder-list.tsx'
import { Today } from '../features/today/today.tsx'
import { Button } from '../ui/button.tsx'
import { NotFound } from './not-found.tsx'

const RegisterElder = lazy(async () => ({
  default: (await import('../features/elders/register-elder.tsx')).RegisterElder,
}))
const EditElder = lazy(async () => ({ default: (await import('../features/elders/edit-elder.tsx')).EditElder }))
const ElderScreen = lazy(async () => ({ default: (await import('./elder-screen.tsx')).ElderScreen }))

export const paths = {
  today: '/',
  elders: '/elders',
  registerElder: '/elders/new',
  elder: (id: string, tab?: string) => `/elders/${id}${tab === undefined ? '' : `/tab/${tab}`}`,
  editElder: (id: string) => `/elders/${id}/edit`,
} as const

export const staffRoutes: readonly RouteObject[] = [
  { path: paths.today, element: <TodayScreen /> },
  { path: paths.elders, element: <EldersScreen /> },
  { path: paths.registerElder, element: <RegisterScreen /> },
  { path: '/elders/:id', element: <OneElder /> },
  { path: '/elders/:id/tab/:tab', element: <OneElder /> },
  { path: '/elders/:id/edit', element: <EditScreen /> },
  { path: '*', element: <NotFound /> },
]

function useGo(): (path: string) => void {
  const navigate = useNavigate()
  return (path) => void navigate(path)
}

function TodayScreen() {
  const { t } = useTranslation('elders')
  const go = useGo()
  return (
    <Today
      actions={
        <Button kind="primary" icon={UserPlus} onPress={() => go(paths.registerElder)}>
          {t('register')}
        </Button>
      }
      onOpenTask={(task) => go(paths.elder(task.elder))}
      onOpenElder={(id) => go(paths.elder(id))}
    />
  )
}

function EldersScreen() {
  const go = useGo()
  return <ElderList onOpen={(id) => go(paths.elder(id))} onRegister={() => go(paths.registerElder)} />
}

function RegisterScreen() {
  const go = useGo()
  return <RegisterElder onOpen={(id) => go(paths.elder(id))} onCancel={() => go(paths.today)} />
}

function EditScreen() {
  const { id = '' } = useParams()
  const go = useGo()
  return <EditElder id={id} onDone={() => go(paths.elder(id))} />
}

function OneElder() {
  const { id = '', tab = 'overview' } = useParams()
  const go = useGo()
  return (
    <ElderScreen
      key={id}
      id={id}
      tab={tab}
      onTab={(next) => go(paths.elder(id, next))}
      onEdit={() => go(paths.editElder(id))}
    />
  )
}
