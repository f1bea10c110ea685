/** 「学用这台机器」: who practises, then which of the short lessons, six at a time; with a made-up person, so that nothing can go wrong. */
import './training.css'
import {
  BellRing,
  BookOpen,
  CalendarHeart,
  HeartPulse,
  IdCard,
  type LucideIcon,
  MessageCircleQuestion,
  Undo2,
  UsersRound,
  Volume2,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Lesson, type LessonId, lessonsFor } from '../../../src-domain/training/lessons.ts'
import { isDone, isPractice } from '../../../src-domain/training/practice.ts'
import type { Result } from '../../../src-domain/shared/result.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { BigButton } from '../../ui/button.tsx'
import { BigTile, BigTiles } from '../../ui/big-tile.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { pageOf } from '../../ui/pages.ts'
import { TurnButtons } from '../../ui/turn-pages.tsx'
import type { Tone } from '../../ui/tone.ts'

export type Practiser = { readonly audience: 'elder' | 'family'; readonly watchedBy?: 'family' | 'staff' }

const ways = {
  self: { audience: 'elder' },
  selfWithFamily: { audience: 'elder', watchedBy: 'family' },
  selfWithStaff: { audience: 'elder', watchedBy: 'staff' },
  family: { audience: 'family' },
} as const satisfies Record<string, Practiser>
type Way = keyof typeof ways
/** As on the home. */
const tilesAtOnce = 6
const allWays = ['self', 'selfWithFamily', 'selfWithStaff', 'family'] as const satisfies readonly Way[]

const pictures: Partial<Record<LessonId, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  readAloud: { icon: Volume2, tone: 'teal' },
  myHealth: { icon: HeartPulse, tone: 'green' },
  callStaff: { icon: BellRing, tone: 'gold' },
  signIn: { icon: IdCard, tone: 'blue' },
  findArticle: { icon: BookOpen, tone: 'blue' },
  ask: { icon: MessageCircleQuestion, tone: 'plum' },
  getHelp: { icon: CalendarHeart, tone: 'plum' },
  takeBack: { icon: Undo2, tone: 'green' },
  familyRead: { icon: UsersRound, tone: 'teal' },
}

export function ElderTraining({
  elder,
  onPractise,
  onBack,
}: {
  /** Undefined: nobody is signed in, and nobody is named. */
  readonly elder: string | undefined
  /** When it began, this screen is gone. */
  readonly onPractise: (lesson: Lesson, who: Practiser) => Promise<Result<void, unknown>>
  readonly onBack: () => void
}) {
  const { t } = useTranslation('training')
  const [way, setWay] = useState<Way | undefined>()
  const [page, setPage] = useState(0)
  const [hasFailed, setFailed] = useState(false)
  const documents = useDocuments(elder === undefined ? undefined : { collection: 'feedback', kind: 'practice', elder })
  const practised = new Set(
    documents
      ?.filter(isPractice)
      .filter(isDone)
      .map(({ body }) => body.lesson),
  )
  if (way === undefined) {
    return (
      <ElderPage title={t('elder.title')} subtitle={t('elder.line')} step="who" onBack={onBack}>
        <div className="training-ways">
          <h2>{t('elder.who')}</h2>
          {allWays.map((one) => (
            <BigButton key={one} wide onPress={() => setWay(one)}>
              {t(`elder.${one}`)}
            </BigButton>
          ))}
        </div>
      </ElderPage>
    )
  }
  const who = ways[way]
  const begin = async (lesson: Lesson) => {
    setFailed(false)
    const begun = await onPractise(lesson, who)
    if (!begun.ok) setFailed(true)
  }
  const at = pageOf(lessonsFor(who.audience), page, tilesAtOnce)
  return (
    <ElderPage
      title={t('elder.pick')}
      subtitle={t('elder.line')}
      step={`which ${at.page}`}
      onBack={() => setWay(undefined)}
      actions={<TurnButtons page={at.page} count={at.count} onPage={setPage} />}
    >
      {hasFailed && <Notice tone="red" urgent title={t('elder.failed')} />}
      <BigTiles count={at.shown.length}>
        {at.shown.map((lesson) => {
          const picture = pictures[lesson.id]
          const line = t('lessonLine', { minutes: lesson.minutes, steps: lesson.steps.length })
          return (
            <BigTile
              key={lesson.id}
              icon={picture?.icon ?? Volume2}
              tone={picture?.tone ?? 'stone'}
              title={t(`lesson.${lesson.id}`)}
              line={practised.has(lesson.id) ? t('elder.practised') : line}
              onPress={() => void begin(lesson)}
            />
          )
        })}
      </BigTiles>
    </ElderPage>
  )
}
