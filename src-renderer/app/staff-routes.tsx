/**
 * The addresses of the staff face. Screens of features take callbacks and ids; only this file knows the addresses and joins
 * one feature to another. Screens with forms come with antd and are loaded when they are asked for.
 */
import { Stethoscope, UserPlus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, type RouteObject, useNavigate, useParams } from 'react-router'
import { type Programme, programmeOf, programmes } from '../../src-domain/follow-ups/follow-up-lists.ts'
import { mayReadUnder } from '../../src-domain/lease/lease.ts'
import { ElderList } from '../features/elders/elder-list.tsx'
import { may } from '../../src-domain/staff/permissions.ts'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { LeaseScreen } from '../features/lease/lease-screen.tsx'
import { LockedElder } from '../features/lease/locked-elder.tsx'
import { useLease } from '../features/lease/use-lease.ts'
import type { Task } from '../../src-domain/tasks/due-today.ts'
import { Today } from '../features/today/today.tsx'
import { LabelLine } from '../features/needs/label-line.tsx'
import { useNameOfElder, useTodayList } from '../features/today/use-today-list.ts'
import { usePerson } from '../host/host-context.ts'
import { Button } from '../ui/button.tsx'
import type { AskingPlace } from './asking-screens.tsx'
import { NotFound } from './not-found.tsx'

const RegisterElder = lazy(async () => ({
  default: (await import('../features/elders/register-elder.tsx')).RegisterElder,
}))
const EditElder = lazy(async () => ({ default: (await import('../features/elders/edit-elder.tsx')).EditElder }))
const AssessScreen = lazy(async () => ({ default: (await import('./assessment-screens.tsx')).AssessScreen }))
const ResultScreen = lazy(async () => ({ default: (await import('./assessment-screens.tsx')).ResultScreen }))
const AskInstrument = lazy(async () => ({ default: (await import('./instrument-screens.tsx')).AskInstrument }))
const InstrumentResults = lazy(async () => ({
  default: (await import('./instrument-screens.tsx')).InstrumentResults,
}))
const CheckUpOfElder = lazy(async () => ({ default: (await import('./follow-up-screens.tsx')).CheckUpOfElder }))
const FollowUpOfElder = lazy(async () => ({ default: (await import('./follow-up-screens.tsx')).FollowUpOfElder }))
const ImportOfElder = lazy(async () => ({ default: (await import('./follow-up-screens.tsx')).ImportOfElder }))
const ClinicScreen = lazy(async () => ({
  default: (await import('../features/archive/clinic-screen.tsx')).ClinicScreen,
}))
const ImportScreen = lazy(async () => ({
  default: (await import('../features/imports/import-screen.tsx')).ImportScreen,
}))
const StationServices = lazy(async () => ({ default: (await import('./station-services.tsx')).StationServices }))
const SettingsScreen = lazy(async () => ({
  default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen,
}))
const PosterCard = lazy(async () => ({ default: (await import('../features/outreach/poster-card.tsx')).PosterCard }))
const OutreachOfStation = lazy(async () => ({ default: (await import('./outreach-screens.tsx')).OutreachOfStation }))
const BringBackScreen = lazy(async () => ({
  default: (await import('../features/restore/bring-back-screen.tsx')).BringBackScreen,
}))
const PacksScreen = lazy(async () => ({ default: (await import('../features/packs/packs-screen.tsx')).PacksScreen }))
const StationAudit = lazy(async () => ({ default: (await import('./station-audit.tsx')).StationAudit }))
const StationPeople = lazy(async () => ({ default: (await import('./station-people.tsx')).StationPeople }))
const QuestionsScreen = lazy(async () => ({
  default: (await import('../features/questions/questions-screen.tsx')).QuestionsScreen,
}))
const KnowledgeScreen = lazy(async () => ({ default: (await import('./article-screens.tsx')).KnowledgeScreen }))
const KnowledgeNotices = lazy(async () => ({ default: (await import('./knowledge-notices.tsx')).KnowledgeNotices }))
const BesidesCare = lazy(async () => ({ default: (await import('./besides-care.tsx')).BesidesCare }))
const Asking = lazy(async () => ({ default: (await import('./asking-screens.tsx')).Asking }))
const OneArticle = lazy(async () => ({ default: (await import('./article-screens.tsx')).OneArticle }))
const StaffTraining = lazy(async () => ({ default: (await import('./training-screens.tsx')).StaffTraining }))
const ElderScreen = lazy(async () => ({ default: (await import('./elder-screen.tsx')).ElderScreen }))

export const paths = {
  today: '/',
  elders: '/elders',
  registerElder: '/elders/new',
  elder: (id: string, tab?: string) => `/elders/${id}${tab === undefined ? '' : `/tab/${tab}`}`,
  editElder: (id: string) => `/elders/${id}/edit`,
  assess: (id: string, corrects?: string) =>
    `/elders/${id}/assess${corrects === undefined ? '' : `/corrects/${corrects}`}`,
  assessment: (id: string, assessment?: string) =>
    `/elders/${id}/assessment${assessment === undefined ? '' : `/${assessment}`}`,
  instrument: (id: string, instrument: string, corrects?: string) =>
    `/elders/${id}/instruments/${instrument}${corrects === undefined ? '' : `/corrects/${corrects}`}`,
  instrumentResult: (id: string, instrument: string, result?: string) =>
    `/elders/${id}/instruments/${instrument}/results${result === undefined ? '' : `/${result}`}`,
  checkUp: (id: string, corrects?: string) => `/elders/${id}/check-up${corrects === undefined ? '' : `/${corrects}`}`,
  followUp: (id: string, programme: Programme, corrects?: string) =>
    `/elders/${id}/follow-up/${programme}${corrects === undefined ? '' : `/${corrects}`}`,
  importOfElder: (id: string) => `/elders/${id}/import`,
  importMany: '/import',
  clinic: '/clinic',
  questions: '/questions',
  lease: '/lease',
  services: '/services',
  articles: '/articles',
  asking: '/asking',
  askedQuestion: (id: string) => `/asking/questions/${id}`,
  stationArticle: (id: string) => `/asking/articles/${id}`,
  /** Of an answered question, anew of an article, or of nothing yet. */
  writeArticle: ({ question, article }: { readonly question?: string; readonly article?: string }) =>
    question !== undefined
      ? `/asking/questions/${question}/write`
      : article === undefined
        ? '/asking/write'
        : `/asking/articles/${article}/write`,
  article: (id: string, elder?: string) => `${elder === undefined ? '' : `/elders/${elder}`}/articles/${id}`,
  outreach: '/outreach',
  training: '/training',
  settings: '/settings',
  people: '/settings/people',
  audit: '/settings/audit',
  packs: '/settings/packs',
  bringBack: '/settings/backup',
} as const

export const staffRoutes: readonly RouteObject[] = [
  { path: paths.registerElder, element: <RegisterScreen /> },
  { path: paths.lease, element: <LeaseOfKiosk /> },
  { element: <WhileNotLocked />, children: recordRoutes() },
  { path: '*', element: <NotFound /> },
]

/** What a locked machine keeps shut: everything that was known before. */
function recordRoutes(): RouteObject[] {
  return [
    { path: paths.today, element: <TodayScreen /> },
    { path: paths.elders, element: <EldersScreen /> },
    { path: '/elders/:id', element: <OneElder /> },
    { path: '/elders/:id/tab/:tab', element: <OneElder /> },
    { path: '/elders/:id/edit', element: <EditScreen /> },
    { path: '/elders/:id/assess', element: <OneAssessing /> },
    { path: '/elders/:id/assess/corrects/:corrects', element: <OneAssessing /> },
    { path: '/elders/:id/assessment', element: <OneResult /> },
    { path: '/elders/:id/assessment/:assessment', element: <OneResult /> },
    { path: '/elders/:id/instruments/:instrument', element: <OneInstrument /> },
    { path: '/elders/:id/instruments/:instrument/corrects/:corrects', element: <OneInstrument /> },
    { path: '/elders/:id/instruments/:instrument/results', element: <OneInstrumentResult /> },
    { path: '/elders/:id/instruments/:instrument/results/:result', element: <OneInstrumentResult /> },
    { path: '/elders/:id/check-up', element: <OneCheckUp /> },
    { path: '/elders/:id/check-up/:corrects', element: <OneCheckUp /> },
    { path: '/elders/:id/follow-up/:programme', element: <OneFollowUp /> },
    { path: '/elders/:id/follow-up/:programme/:corrects', element: <OneFollowUp /> },
    { path: '/elders/:id/import', element: <OneImport /> },
    { path: paths.clinic, element: <ClinicOfKiosk /> },
    { path: paths.importMany, element: <ManyImport /> },
    { path: paths.questions, element: <QuestionsOfStation /> },
    { path: paths.services, element: <ServicesOfStation /> },
    { path: paths.articles, element: <KnowledgeBase /> },
    { path: paths.outreach, element: <OutreachOfStation /> },
    { path: paths.asking, element: <AskingAt at="list" /> },
    { path: '/asking/questions/:question', element: <AskingAt at="question" /> },
    { path: '/asking/questions/:question/write', element: <AskingAt at="write" /> },
    { path: '/asking/write', element: <AskingAt at="write" /> },
    { path: '/asking/articles/:article', element: <AskingAt at="story" /> },
    { path: '/asking/articles/:article/write', element: <AskingAt at="write" /> },
    { path: '/articles/:article', element: <ArticleOfLibrary /> },
    { path: '/elders/:id/articles/:article', element: <ArticleOfLibrary /> },
    { path: paths.training, element: <StaffTraining /> },
    { path: paths.settings, element: <SettingsOfStation /> },
    { path: paths.people, element: <StationPeople /> },
    { path: paths.audit, element: <AuditOfStation /> },
    { path: paths.packs, element: <PacksOfKiosk /> },
    { path: paths.bringBack, element: <BringBackOfStation /> },
  ]
}

function WhileNotLocked() {
  const lease = useLease()
  const { id } = useParams()
  if (mayReadUnder(lease)) return <Outlet />
  return id === undefined ? <LeaseOfKiosk /> : <LockedElder key={id} id={id} />
}

function LeaseOfKiosk() {
  const { t } = useTranslation('elders')
  const go = useGo()
  const { role } = usePerson()
  return (
    <LeaseScreen
      actions={
        may(role, 'registerElder') && (
          <Button icon={UserPlus} onPress={() => go(paths.registerElder)}>
            {t('register')}
          </Button>
        )
      }
    />
  )
}

function useGo(): (path: string) => void {
  const navigate = useNavigate()
  return (path) => void navigate(path)
}

function TodayScreen() {
  const { t } = useTranslation(['elders', 'clinic'])
  const go = useGo()
  const { role } = usePerson()
  return (
    <Today
      actions={
        <>
          {may(role, 'measure') && (
            <Button icon={Stethoscope} onPress={() => go(paths.clinic)}>
              {t('clinic:open')}
            </Button>
          )}
          {may(role, 'registerElder') && (
            <Button kind="primary" icon={UserPlus} onPress={() => go(paths.registerElder)}>
              {t('register')}
            </Button>
          )}
        </>
      }
      // Behind the list: it opens the library, and the day's tasks wait for nothing.
      notices={
        <Suspense fallback={null}>
          <KnowledgeNotices
            onOpenArticles={() => go(paths.articles)}
            onOpenArticle={(article) => go(paths.article(article))}
            onOpenElder={(elder) => go(paths.elder(elder))}
          />
        </Suspense>
      }
      others={
        <Suspense fallback={null}>
          <BesidesCare onOpenAsking={() => go(paths.asking)} onOpenTraining={() => go(paths.training)} />
        </Suspense>
      }
      onOpenTask={(task) => go(pathOfTask(task))}
      onOpenQuestions={() => go(paths.questions)}
    />
  )
}

function EldersScreen() {
  const go = useGo()
  return (
    <ElderList
      onOpen={(id) => go(paths.elder(id))}
      onRegister={() => go(paths.registerElder)}
      renderLabels={(labels) => <LabelLine labels={labels} />}
    />
  )
}

function RegisterScreen() {
  const go = useGo()
  return <RegisterElder onOpen={(id) => go(paths.elder(id))} onCancel={() => go(paths.today)} />
}

function EditScreen() {
  const { id = '' } = useParams()
  const go = useGo()
  return <EditElder id={id} onDone={() => go(paths.elder(id))} onOpen={(other) => go(paths.elder(other))} />
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
      onOpen={(other) => go(paths.elder(other))}
      onEdit={() => go(paths.editElder(id))}
      onAssess={(corrects) => go(paths.assess(id, corrects))}
      onOpenAssessment={() => go(paths.assessment(id))}
      onInstrument={(instrument) => go(paths.instrument(id, instrument))}
      onOpenInstrument={(instrument) => go(paths.instrumentResult(id, instrument))}
      onCheckUp={(corrects) => go(paths.checkUp(id, corrects))}
      onFollowUp={(programme, corrects) => go(paths.followUp(id, programme, corrects))}
      onImport={() => go(paths.importOfElder(id))}
      onOpenArticle={(article) => go(paths.article(article, id))}
      onOpenQuestion={(question) => go(paths.askedQuestion(question))}
    />
  )
}

function KnowledgeBase() {
  const go = useGo()
  return (
    <KnowledgeScreen
      onOpen={(article) => go(paths.article(article))}
      onAsking={() => go(paths.asking)}
      onOpenElder={(elder) => go(paths.elder(elder))}
    />
  )
}

function AskingAt({ at }: { readonly at: AskingPlace['at'] }) {
  const { question = '', article = '' } = useParams()
  const go = useGo()
  const place: AskingPlace =
    at === 'question'
      ? { at, id: question }
      : at === 'story'
        ? { at, id: article }
        : at === 'write'
          ? { at, ...(question === '' ? {} : { question }), ...(article === '' ? {} : { article }) }
          : { at }
  const pathOf = (next: AskingPlace): string => {
    switch (next.at) {
      case 'list':
        return paths.asking
      case 'question':
        return paths.askedQuestion(next.id)
      case 'story':
        return paths.stationArticle(next.id)
      case 'write':
        return paths.writeArticle(next)
      default:
        return next satisfies never
    }
  }
  return (
    <Asking
      place={place}
      onGo={(next) => go(pathOf(next))}
      onOpenElder={(elder) => go(paths.elder(elder))}
      onOpenArticle={(id) => go(paths.article(id))}
    />
  )
}

function ArticleOfLibrary() {
  const { id, article = '' } = useParams()
  const go = useGo()
  const nameOfElder = useNameOfElder()
  return (
    <OneArticle
      key={`${article} ${id ?? ''}`}
      id={article}
      elder={id}
      nameOfElder={nameOfElder}
      onOpenElder={(elder) => go(paths.elder(elder, 'needs'))}
    />
  )
}

function OneAssessing() {
  const { id = '', corrects } = useParams()
  const go = useGo()
  return (
    <AssessScreen
      key={corrects ?? ''}
      id={id}
      corrects={corrects}
      onFinished={(assessment) => go(paths.assessment(id, assessment))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onBack={() => go(paths.elder(id))}
    />
  )
}

function OneResult() {
  const { id = '', assessment } = useParams()
  const go = useGo()
  return (
    <ResultScreen
      id={id}
      assessment={assessment}
      onAssess={(corrects) => go(paths.assess(id, corrects))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onNeeds={() => go(paths.elder(id, 'needs'))}
      onBack={() => go(paths.elder(id))}
    />
  )
}

function OneCheckUp() {
  const { id = '', corrects } = useParams()
  const go = useGo()
  return (
    <CheckUpOfElder
      key={`${id} ${corrects ?? ''}`}
      id={id}
      corrects={corrects}
      onDone={() => go(paths.elder(id, 'health'))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onBack={() => go(paths.elder(id, 'health'))}
    />
  )
}

function OneImport() {
  const { id = '' } = useParams()
  const go = useGo()
  return <ImportOfElder key={id} id={id} onBack={() => go(paths.elder(id, 'health'))} />
}

function ManyImport() {
  const go = useGo()
  const { role } = usePerson()
  return may(role, 'measure') ? <ImportScreen onBack={() => go(paths.clinic)} /> : <NotAllowed />
}

function ClinicOfKiosk() {
  const go = useGo()
  const { role } = usePerson()
  if (!may(role, 'measure')) return <NotAllowed />
  return <ClinicScreen onAskConsent={(id) => go(paths.elder(id, 'consent'))} onImport={() => go(paths.importMany)} />
}

function OneFollowUp() {
  const { id = '', programme, corrects } = useParams()
  const go = useGo()
  const known = programmes.find((one) => one === programme)
  if (known === undefined) return <NotFound />
  return (
    <FollowUpOfElder
      key={`${id} ${known} ${corrects ?? ''}`}
      id={id}
      programme={known}
      corrects={corrects}
      onDone={() => go(paths.elder(id, 'health'))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onBack={() => go(paths.elder(id, 'health'))}
    />
  )
}

function OneInstrument() {
  const { id = '', instrument = '', corrects } = useParams()
  const go = useGo()
  return (
    <AskInstrument
      key={`${instrument} ${corrects ?? ''}`}
      id={id}
      instrument={instrument}
      corrects={corrects}
      onFinished={(result) => go(paths.instrumentResult(id, instrument, result))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onBack={() => go(paths.elder(id))}
    />
  )
}

function OneInstrumentResult() {
  const { id = '', instrument = '', result } = useParams()
  const go = useGo()
  return (
    <InstrumentResults
      key={instrument}
      id={id}
      instrument={instrument}
      result={result}
      onStart={(next, corrects) => go(paths.instrument(id, next, corrects))}
      onAskConsent={() => go(paths.elder(id, 'consent'))}
      onBack={() => go(paths.elder(id))}
    />
  )
}

function QuestionsOfStation() {
  const go = useGo()
  const { role } = usePerson()
  const list = useTodayList()
  if (!may(role, 'settleConflict')) return <NotAllowed />
  return <QuestionsScreen conflicts={list?.conflicts} onOpenElder={(id) => go(paths.elder(id))} />
}

function ServicesOfStation() {
  const go = useGo()
  const nameOfElder = useNameOfElder()
  return <StationServices nameOfElder={nameOfElder} onOpenElder={(id) => go(paths.elder(id, 'needs'))} />
}

function SettingsOfStation() {
  const go = useGo()
  const { role } = usePerson()
  return may(role, 'manageStation') ? (
    <SettingsScreen
      onPeople={() => go(paths.people)}
      onAudit={() => go(paths.audit)}
      onPacks={() => go(paths.packs)}
      onBringBack={() => go(paths.bringBack)}
      more={<PosterCard />}
    />
  ) : (
    <NotAllowed />
  )
}

function BringBackOfStation() {
  const { role } = usePerson()
  return may(role, 'manageStation') ? <BringBackScreen /> : <NotAllowed />
}

function PacksOfKiosk() {
  const { role } = usePerson()
  return may(role, 'manageStation') ? <PacksScreen /> : <NotAllowed />
}

function AuditOfStation() {
  const nameOfElder = useNameOfElder()
  return <StationAudit nameOfElder={nameOfElder} />
}

/** Where a task is done. */
function pathOfTask(task: Task): string {
  switch (task.kind) {
    case 'neverAssessed':
    case 'reassessmentDue':
    case 'reassessmentOverdue':
    case 'reassessmentTriggered':
      return paths.assess(task.elder)
    case 'pendingReview':
      return paths.assessment(task.elder, task.document)
    case 'openNeed':
    case 'askAbout':
    case 'serviceWaiting':
    case 'serviceDue':
      return paths.elder(task.elder, 'needs')
    case 'serviceQuestion':
      return paths.questions
    // The page of a closed record shows no bookings; the station's list does.
    case 'serviceToCancel':
      return task.params['why'] === 'unwanted' ? paths.elder(task.elder, 'needs') : paths.services
    case 'deathToCheck':
      return paths.elder(task.elder, 'consent')
    case 'followUpDue': {
      const programme = programmeOf(Number(task.params['condition']))
      return programme === undefined ? paths.elder(task.elder) : paths.followUp(task.elder, programme)
    }
    case 'checkUpDue':
    case 'vaccinationDue':
    case 'referralReading':
      return paths.elder(task.elder, 'health')
    // What to do and writing it down stand on top of the elder's page.
    case 'radarSign':
    case 'selfHarmAlert':
      return paths.elder(task.elder)
    case 'instrumentFollows':
      return paths.instrument(task.elder, String(task.params['instrument'] ?? ''))
    default:
      return task.kind satisfies never
  }
}
