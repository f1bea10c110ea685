/** The addresses of an expert who signed in: the questions that were put, and the drafts of the station to read over. */
import { lazy } from 'react'
import { Outlet, type RouteObject, useNavigate, useParams } from 'react-router'
import { mayReadUnder } from '../../src-domain/lease/lease.ts'
import { LeaseScreen } from '../features/lease/lease-screen.tsx'
import { useLease } from '../features/lease/use-lease.ts'
import { NotFound } from './not-found.tsx'

const ExpertAsking = lazy(async () => ({ default: (await import('./asking-screens.tsx')).ExpertAsking }))

export const expertRoutes: readonly RouteObject[] = [
  {
    element: <WhileNotLocked />,
    children: [
      { path: '/', element: <Home /> },
      { path: '/asked/:question', element: <One /> },
      { path: '/drafts/:article', element: <Draft /> },
    ],
  },
  { path: '*', element: <NotFound /> },
]

function WhileNotLocked() {
  const lease = useLease()
  return mayReadUnder(lease) ? <Outlet /> : <LeaseScreen />
}

function Home() {
  const navigate = useNavigate()
  return (
    <ExpertAsking
      place={{ at: 'list' }}
      onOpen={(id) => void navigate(`/asked/${id}`)}
      onOpenStory={(id) => void navigate(`/drafts/${id}`)}
    />
  )
}

function One() {
  const { question = '' } = useParams()
  return <ExpertAsking key={question} place={{ at: 'question', id: question }} />
}

function Draft() {
  const { article = '' } = useParams()
  return <ExpertAsking key={article} place={{ at: 'story', id: article }} />
}
