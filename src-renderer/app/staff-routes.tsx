/**
 * The addresses of the staff face. Screens of features take callbacks and ids; only this file knows the addresses and joins
 * one feature to another.
 */
import { type RouteObject, useNavigate } from 'react-router'
import { Today } from '../features/today/today.tsx'

export const staffRoutes: readonly RouteObject[] = [{ path: '/', element: <TodayScreen /> }]

function TodayScreen() {
  const navigate = useNavigate()
  return (
    <Today
      onOpenTask={(task) => void navigate(`/elders/${task.elder}`)}
      onOpenElder={(id) => void navigate(`/elders/${id}`)}
    />
  )
}
