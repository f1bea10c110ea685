/**
 * The addresses of the elder's face and what the home offers. Screens of features know no addresses: they take callbacks,
 * and only this file joins them. A tile stands here only when its screen does.
 */
import {
  BellRing,
  BookOpen,
  Building2,
  CalendarHeart,
  Eye,
  Heart,
  HeartPulse,
  IdCard,
  ListChecks,
  MessageCircleHeart,
  Package,
  ShieldCheck,
  ShoppingBasket,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, type RouteObject, useNavigate, useParams } from 'react-router'
import { mayReadUnder } from '../../src-domain/lease/lease.ts'
import { MyHealth, useMyHealthLine } from '../features/archive/my-health.tsx'
import { MyResult } from '../features/assessment/my-result.tsx'
import { SelfAnswers } from '../features/assessment/self-answers.tsx'
import { useSelfAnswersLine } from '../features/assessment/use-self-answers.ts'
import { PinDoor } from '../features/day/pin-door.tsx'
import { ElderConsents, useConsentsLine } from '../features/elder-consents/elder-consents.tsx'
import { ElderHome, type HomeTile } from '../features/elder-home/elder-home.tsx'
import { ElderIdentify } from '../features/elder-identify/elder-identify.tsx'
import { ElderLooks } from '../features/elder-looks/elder-looks.tsx'
import { useHasNewAnswer } from '../features/elder-ask/use-new-answer.ts'
import { ElderServices, useServicesLine } from '../features/elder-services/elder-services.tsx'
import { ElderWelcome, useIsFirstTime } from '../features/elder-welcome/elder-welcome.tsx'
import { Undoable } from '../features/needs/undoable.tsx'
import { SelfInstruments } from '../features/instruments/self-instruments.tsx'
import { LockedOwn } from '../features/lease/locked-own.tsx'
import { useLease } from '../features/lease/use-lease.ts'
import { PreferenceSurvey, usePreferencesLine } from '../features/preferences/preference-survey.tsx'
import { SealedScreen } from '../features/sealed/sealed-screen.tsx'
import { MyInfo } from '../features/trust/my-info.tsx'
import { ShopPage } from '../features/trust/shop-page.tsx'
import { TrustPage } from '../features/trust/trust-page.tsx'
import { useSession, useSessionCommands } from '../host/host-context.ts'
import { useIsReadBeforeAPin } from '../replica/sealed-library.ts'
import { useStories } from '../replica/use-stories.ts'
import { BigButton } from '../ui/button.tsx'
import { useElderFrame } from '../ui/elder-page.tsx'
import { staffDoorPath } from './elder-shell.tsx'
import type { FitsOf } from './elder-fits-screen.tsx'
import { useBeginPractice } from './practice.ts'
import { OpeningScreen } from './start-screens.tsx'

const FitsScreen = lazy(async () => ({ default: (await import('./elder-fits-screen.tsx')).ElderFitsScreen }))
const ElderAsk = lazy(async () => ({ default: (await import('../features/elder-ask/elder-ask.tsx')).ElderAsk }))
const WhatThereIs = lazy(async () => ({
  default: (await import('../features/elder-fits/what-there-is.tsx')).WhatThereIs,
}))
const LearnLine = lazy(async () => ({ default: (await import('./elder-learn-screen.tsx')).LearnLine }))
const LearnScreen = lazy(async () => ({ default: (await import('./elder-learn-screen.tsx')).LearnScreen }))
const SealedLearn = lazy(async () => ({
  default: (await import('../features/elder-learn/sealed-learn.tsx')).SealedLearn,
}))
const StoryShelf = lazy(async () => ({ default: (await import('../features/outreach/story-shelf.tsx')).StoryShelf }))
const TrainingOfElders = lazy(async () => ({
  default: (await import('./elder-training-screen.tsx')).TrainingOfElders,
}))
// Once in a kiosk's life.
const RenewLink = lazy(async () => ({ default: (await import('../features/sync/renew-link.tsx')).RenewLink }))

export const elderRoutes = (elder: string | undefined): readonly RouteObject[] => [
  { path: '/identify', element: <IdentifyScreen /> },
  { path: staffDoorPath, element: <StaffDoorScreen /> },
  // Screens about the elder at the machine: without one they do not exist.
  ...(elder === undefined
    ? [
        { path: '/learn', element: <LearnOfAnybody /> },
        { path: '/ask', element: <AskScreen elder={undefined} /> },
        { path: '/stories', element: <StoriesScreen /> },
        { path: '/practise', element: <PractiseScreen elder={undefined} /> },
        { path: '/help', element: <WhatThereIsScreen /> },
        { path: '/shop', element: <ShopScreen /> },
        { path: '/trust', element: <TrustScreen isOwn={false} /> },
        { path: '*', element: <NobodysHome /> },
      ]
    : [
        {
          element: <WhileNotLocked />,
          children: [
            { path: '/my-health', element: <MyHealthScreen elder={elder} /> },
            { path: '/my-result', element: <MyResultScreen elder={elder} /> },
            { path: '/my-health/advice', element: <MyAdviceScreen elder={elder} /> },
            { path: '/my-services', element: <MyServicesScreen elder={elder} /> },
            { path: '/help', element: <HelpScreen elder={elder} /> },
            { path: '/my-answers', element: <MyAnswersScreen elder={elder} /> },
            { path: '/my-likes', element: <MyLikesScreen elder={elder} /> },
            { path: '/my-questions', element: <MyQuestionsScreen elder={elder} /> },
            { path: '/my-consents', element: <MyConsentsScreen elder={elder} /> },
            { path: '/looks', element: <LooksScreen elder={elder} /> },
            { path: '/learn', element: <Learn elder={elder} /> },
            { path: '/ask', element: <AskScreen elder={elder} /> },
            { path: '/ask/own', element: <AskScreen elder={elder} isOwn /> },
            { path: '/stories', element: <StoriesScreen /> },
            { path: '/practise', element: <PractiseScreen elder={elder} /> },
            { path: '/ask/articles/:article', element: <AnswerScreen elder={elder} /> },
            { path: '/shop', element: <OwnShopScreen /> },
            { path: '/shop/fits', element: <MyFitsScreen elder={elder} of="products" back="/shop" /> },
            { path: '/trust', element: <TrustScreen isOwn /> },
            { path: '/my-info', element: <MyInfoScreen elder={elder} /> },
            { path: '*', element: <FirstPage elder={elder} /> },
          ],
        },
      ]),
]

function WhileNotLocked() {
  const lease = useLease()
  const { finished } = useSessionCommands()
  return mayReadUnder(lease) ? <Outlet /> : <LockedOwn onBack={finished} />
}

function useGo(): (path: string) => void {
  const navigate = useNavigate()
  return (path) => void navigate(path)
}

function NobodysHome() {
  const { t } = useTranslation(['elderHome', 'elderLearn', 'elderFits', 'trust'])
  const go = useGo()
  const session = useSession()
  const { onCallStaff } = useElderFrame()
  const isReadable = useIsReadBeforeAPin()
  if (session.phase === 'sealed') {
    return <SealedScreen onLearn={isReadable ? () => go('/learn') : undefined} onOpenDay={() => go(staffDoorPath)} />
  }
  return (
    <ElderHome
      elder={undefined}
      tiles={[
        {
          id: 'identify',
          icon: IdCard,
          tone: 'green',
          title: t('identify'),
          line: t('identifyLine'),
          onPress: () => go('/identify'),
        },
        {
          id: 'learn',
          icon: BookOpen,
          tone: 'teal',
          title: t('elderLearn:title'),
          line: t('elderLearn:nobodyLine'),
          onPress: () => go('/learn'),
        },
        {
          id: 'services',
          icon: CalendarHeart,
          tone: 'plum',
          title: t('elderFits:service.tile'),
          line: t('elderFits:there.line'),
          onPress: () => go('/help'),
        },
        shopTile(t, go),
        trustTile(t, go),
        { id: 'help', icon: BellRing, tone: 'gold', title: t('help'), line: t('helpLine'), onPress: onCallStaff },
      ]}
    />
  )
}

/** The home; the very first time, what the machine is like before it. */
function FirstPage({ elder }: { readonly elder: string }) {
  const isFirst = useIsFirstTime(elder)
  const [isOver, setOver] = useState(false)
  if (isFirst === undefined) return <OpeningScreen />
  return isFirst && !isOver ? <ElderWelcome elder={elder} onDone={() => setOver(true)} /> : <OwnHome elder={elder} />
}

function OwnHome({ elder }: { readonly elder: string }) {
  const { t } = useTranslation(['elderHome', 'elderAsk', 'elderLearn', 'elderFits', 'selfAnswers', 'trust'])
  const go = useGo()
  const healthLine = useMyHealthLine(elder)
  const servicesLine = useServicesLine(elder)
  const answersLine = useSelfAnswersLine(elder)
  const hasNewAnswer = useHasNewAnswer(elder)
  return (
    <ElderHome
      elder={elder}
      tiles={[
        {
          id: 'health',
          icon: HeartPulse,
          tone: 'green',
          title: t('health'),
          line: healthLine,
          onPress: () => go('/my-health'),
        },
        {
          id: 'services',
          icon: CalendarHeart,
          tone: 'plum',
          title: t('elderFits:service.tile'),
          line: servicesLine ?? t('elderFits:service.tileLine'),
          onPress: () => go('/help'),
        },
        {
          id: 'learn',
          icon: BookOpen,
          tone: 'blue',
          title: t('elderLearn:title'),
          line: hasNewAnswer ? (
            t('elderAsk:newAnswer')
          ) : (
            <Suspense fallback={t('elderLearn:line')}>
              <LearnLine elder={elder} />
            </Suspense>
          ),
          onPress: () => go(hasNewAnswer ? '/ask/own' : '/learn'),
        },
        {
          id: 'answers',
          icon: MessageCircleHeart,
          tone: 'teal',
          title: t('selfAnswers:tile'),
          line: answersLine,
          onPress: () => go('/my-answers'),
        },
        shopTile(t, go),
        {
          id: 'info',
          icon: ShieldCheck,
          tone: 'green',
          title: t('trust:info.title'),
          line: t('trust:info.line'),
          onPress: () => go('/my-info'),
        },
      ]}
    />
  )
}

/** What concerns the elder's own data: the home has room for six tiles. */
function MyInfoScreen({ elder }: { readonly elder: string }) {
  const { t } = useTranslation(['elderHome', 'elderConsents', 'preferences', 'trust'])
  const go = useGo()
  const consentsLine = useConsentsLine(elder)
  const likesLine = usePreferencesLine(elder)
  return (
    <MyInfo
      onBack={() => go('/')}
      tiles={[
        {
          id: 'likes',
          icon: Heart,
          tone: 'gold',
          title: t('preferences:tile'),
          line: likesLine,
          onPress: () => go('/my-likes'),
        },
        {
          id: 'looks',
          icon: Eye,
          tone: 'blue',
          title: t('whoLooked'),
          line: t('whoLookedLine'),
          onPress: () => go('/looks'),
        },
        {
          id: 'consents',
          icon: ShieldCheck,
          tone: 'green',
          title: t('elderConsents:title'),
          line: consentsLine,
          onPress: () => go('/my-consents'),
        },
        trustTile(t, go),
      ]}
    />
  )
}

function ShopScreen() {
  const go = useGo()
  return <ShopPage onBack={() => go('/')} />
}

function OwnShopScreen() {
  const { t } = useTranslation('elderFits')
  const go = useGo()
  return (
    <ShopPage
      more={
        <BigButton icon={Package} onPress={() => go('/shop/fits')}>
          {t('product.open')}
        </BigButton>
      }
      onBack={() => go('/')}
    />
  )
}

function MyFitsScreen({ elder, of, back }: { readonly elder: string; readonly of: FitsOf; readonly back: string }) {
  const go = useGo()
  return <FitsScreen elder={elder} of={of} onBack={() => go(back)} />
}

function TrustScreen({ isOwn }: { readonly isOwn: boolean }) {
  const go = useGo()
  return <TrustPage isOwn={isOwn} onBack={() => go(isOwn ? '/my-info' : '/')} />
}

type Go = (path: string) => void
type Say = (key: 'trust:shop.tile' | 'trust:shop.tileLine' | 'trust:tile' | 'trust:tileLine') => string

const shopTile = (t: Say, go: Go): HomeTile => ({
  id: 'shop',
  icon: ShoppingBasket,
  tone: 'stone',
  title: t('trust:shop.tile'),
  line: t('trust:shop.tileLine'),
  onPress: () => go('/shop'),
})

const trustTile = (t: Say, go: Go): HomeTile & { readonly line: string } => ({
  id: 'trust',
  icon: Building2,
  tone: 'blue',
  title: t('trust:tile'),
  line: t('trust:tileLine'),
  onPress: () => go('/trust'),
})

function MyHealthScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return (
    <MyHealth
      elder={elder}
      onAdvice={() => go('/my-health/advice')}
      onResult={() => go('/my-result')}
      onBack={() => go('/')}
    />
  )
}

/** What to do and what not to do with what one has. */
function MyAdviceScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return <LearnScreen elder={elder} start={{ at: 'illnesses', page: 0 }} onBack={() => go('/my-health')} />
}

function MyResultScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return <MyResult elder={elder} onBack={() => go('/my-health')} />
}

function MyAnswersScreen({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('instruments')
  const go = useGo()
  return (
    <SelfAnswers
      elder={elder}
      more={
        <BigButton icon={ListChecks} onPress={() => go('/my-questions')}>
          {t('self.tile')}
        </BigButton>
      }
      onBack={() => go('/')}
    />
  )
}

function MyQuestionsScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return <SelfInstruments elder={elder} onBack={() => go('/my-answers')} />
}

function MyLikesScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return <PreferenceSurvey elder={elder} onBack={() => go('/my-info')} />
}

function MyConsentsScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  const { onFinished } = useElderFrame()
  return <ElderConsents elder={elder} onBack={() => go('/my-info')} onRecordClosed={() => onFinished?.()} />
}

/** Before a PIN the library alone. */
function LearnOfAnybody() {
  const go = useGo()
  const { phase } = useSession()
  return phase === 'sealed' ? <SealedLearn onBack={() => go('/')} /> : <Learn elder={undefined} />
}

function Learn({ elder }: { readonly elder: string | undefined }) {
  const go = useGo()
  const stories = useStories()
  const begin = useBeginPractice()
  return (
    <LearnScreen
      elder={elder}
      onAsk={() => go('/ask')}
      onStories={stories === undefined || stories.shown.length === 0 ? undefined : () => go('/stories')}
      onPractise={begin && (() => go('/practise'))}
      onBack={() => go('/')}
    />
  )
}

function PractiseScreen({ elder }: { readonly elder: string | undefined }) {
  const go = useGo()
  return <TrainingOfElders elder={elder} onBack={() => go('/learn')} />
}

/** The article that answers a question. */
function AnswerScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  const { article = '' } = useParams()
  return <LearnScreen elder={elder} start={{ at: 'article', id: article }} onBack={() => go('/ask/own')} />
}

function StoriesScreen() {
  const go = useGo()
  return <StoryShelf onBack={() => go('/learn')} />
}

function AskScreen({ elder, isOwn = false }: { readonly elder: string | undefined; readonly isOwn?: boolean }) {
  const go = useGo()
  return (
    <ElderAsk
      elder={elder}
      beginsAt={isOwn ? 'own' : 'topics'}
      onIdentify={() => go('/identify')}
      onOpenArticle={(id) => go(`/ask/articles/${id}`)}
      onBack={() => go('/learn')}
    />
  )
}

/** What fits, one a screen; the own bookings behind it. */
function HelpScreen({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elderServices')
  const go = useGo()
  return (
    <FitsScreen
      elder={elder}
      of="services"
      more={
        <BigButton icon={CalendarHeart} onPress={() => go('/my-services')}>
          {t('title')}
        </BigButton>
      }
      onBack={() => go('/')}
    />
  )
}

function WhatThereIsScreen() {
  const go = useGo()
  return <WhatThereIs onBack={() => go('/')} />
}

function MyServicesScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return (
    <ElderServices
      elder={elder}
      renderUndo={(requests) => <Undoable requests={requests} />}
      onBack={() => go('/help')}
    />
  )
}

function LooksScreen({ elder }: { readonly elder: string }) {
  const go = useGo()
  return <ElderLooks elder={elder} onBack={() => go('/my-info')} />
}

function IdentifyScreen() {
  const go = useGo()
  const { identified } = useSessionCommands()
  return <ElderIdentify onIdentified={identified} onBack={() => go('/')} />
}

function StaffDoorScreen() {
  const go = useGo()
  const session = useSession()
  const handedOverBy = session.phase === 'open' ? session.handedOverBy : undefined
  const reason = session.phase === 'sealed' ? 'open' : handedOverBy === undefined ? 'unlock' : 'takeBack'
  return (
    <PinDoor
      reason={reason}
      expected={handedOverBy}
      onCancel={() => go('/')}
      whenLost={
        <Suspense>
          <RenewLink onRenewed={() => go('/')} />
        </Suspense>
      }
    />
  )
}
