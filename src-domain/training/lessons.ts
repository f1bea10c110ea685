/**
 * Skills training by function (mission E3): short lessons on the real screens with a made-up elder. Each step is one plain sentence
 * (i18n `training.step`), and says, where what was written can tell, that it was seen done. A lesson takes at most five minutes; the
 * minutes are our estimate, nobody has measured them.
 */
import { isVisitCode } from '../activity/visit-code.ts'
import { isCall } from '../activity/call.ts'
import { isAudit } from '../activity/audit.ts'
import { type HandedHow, isArticleHanded } from '../articles/article-handed.ts'
import { isAskedQuestion } from '../asking/asked-question.ts'
import { isQuestionAnswer } from '../asking/question-answer.ts'
import { isReading } from '../archive/reading.ts'
import { assessmentDraftKind } from '../assessments/assessment-draft.ts'
import { isAllowed } from '../consent/consent.ts'
import { isElder } from '../elders/elder.ts'
import { isFollowUp } from '../follow-ups/follow-up.ts'
import { isService } from '../services/service.ts'
import type { Document } from '../shared/document.ts'
import { may, type Permission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'

/** Minutes. */
export const longestLesson = 5

export const audiences = ['staff', 'elder', 'family'] as const
export type Audience = (typeof audiences)[number]

/** What a practice left behind: documents it wrote, and what it asked of the machine. */
export type PracticeTrace = { readonly written: readonly Document[]; readonly asked: ReadonlySet<string> }

type Step = {
  readonly id: string
  /** Absent: what was done leaves nothing that could be looked at. */
  readonly isSeen?: (trace: PracticeTrace) => boolean
}

type AnyLesson = {
  readonly id: string
  readonly audiences: readonly Audience[]
  /** Of a lesson for staff: who may not do it learns nothing by it. */
  readonly permission?: Permission
  readonly minutes: number
  /** Of one on the elder's face: nobody is signed in when it begins. */
  readonly beginsWithNobody?: true
  readonly steps: readonly Step[]
}

const writes =
  (isIt: (document: Document) => boolean) =>
  ({ written }: PracticeTrace): boolean =>
    written.some(isIt)

const isDraftBegun = ({ kind, events = [] }: Document): boolean =>
  kind === assessmentDraftKind.kind && events.filter(({ type }) => type === 'answer').length >= 2

const isAuditOf =
  (action: 'handOver' | 'takeBack') =>
  (document: Document): boolean =>
    isAudit(document) && document.body.action === action

const isGiven =
  (...how: readonly HandedHow[]) =>
  (document: Document): boolean =>
    isArticleHanded(document) && how.includes(document.body.how)

/** The last word of the consents is a no: what else is edited in a record repeats the words before. */
const isTakenBack = (document: Document): boolean =>
  isElder(document) && document.body.consents.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.given === false

export const lessons = [
  {
    id: 'register',
    audiences: ['staff'],
    permission: 'registerElder',
    minutes: 5,
    steps: [
      { id: 'registerOpen' },
      { id: 'registerConsent' },
      { id: 'registerFacts' },
      {
        id: 'registerSave',
        isSeen: writes((document) => isElder(document) && isAllowed(document.body.consents, 'record')),
      },
    ],
  },
  {
    id: 'pressure',
    audiences: ['staff'],
    permission: 'measure',
    minutes: 3,
    steps: [
      { id: 'pressureFind' },
      { id: 'pressureOpen' },
      {
        id: 'pressureWrite',
        isSeen: writes((document) => isReading(document) && document.body.type === 'bloodPressure'),
      },
      { id: 'pressureLook' },
    ],
  },
  {
    id: 'assess',
    audiences: ['staff'],
    permission: 'assess',
    minutes: 4,
    steps: [
      { id: 'assessOpen' },
      { id: 'assessAnswer', isSeen: writes(isDraftBegun) },
      { id: 'assessLeave' },
      { id: 'assessGoOn' },
    ],
  },
  {
    id: 'book',
    audiences: ['staff'],
    permission: 'requestService',
    minutes: 4,
    steps: [{ id: 'bookOpen' }, { id: 'bookConfirm', isSeen: writes(isService) }, { id: 'bookCall' }],
  },
  {
    id: 'handOver',
    audiences: ['staff'],
    permission: 'handOver',
    minutes: 3,
    steps: [
      { id: 'handOverGive', isSeen: writes(isAuditOf('handOver')) },
      { id: 'handOverLook' },
      { id: 'handOverTake', isSeen: writes(isAuditOf('takeBack')) },
    ],
  },
  {
    id: 'lock',
    audiences: ['staff'],
    permission: 'viewElder',
    minutes: 2,
    steps: [
      { id: 'lockNetwork' },
      { id: 'lockNow' },
      { id: 'lockOpen', isSeen: ({ asked }) => asked.has('keys.unlock') },
    ],
  },
  {
    id: 'backup',
    audiences: ['staff'],
    permission: 'manageStation',
    minutes: 3,
    steps: [
      { id: 'backupOpen' },
      { id: 'backupFolder', isSeen: ({ asked }) => asked.has('backup.setFolder') },
      { id: 'backupCode', isSeen: ({ asked }) => asked.has('backup.newCode') },
      { id: 'backupNow', isSeen: ({ asked }) => asked.has('backup.finish') },
    ],
  },
  {
    id: 'handout',
    audiences: ['staff'],
    permission: 'requestService',
    minutes: 3,
    steps: [{ id: 'handoutOpen' }, { id: 'handoutPrint', isSeen: writes(isGiven('handout')) }, { id: 'handoutWho' }],
  },
  {
    id: 'answer',
    audiences: ['staff'],
    permission: 'answerQuestion',
    minutes: 4,
    steps: [{ id: 'answerOpen' }, { id: 'answerRead' }, { id: 'answerGive', isSeen: writes(isQuestionAnswer) }],
  },
  {
    id: 'followUp',
    audiences: ['staff'],
    permission: 'measure',
    minutes: 5,
    steps: [
      { id: 'followUpOpen' },
      { id: 'followUpAsk' },
      { id: 'followUpSave', isSeen: writes(isFollowUp) },
      { id: 'followUpNext' },
    ],
  },
  {
    id: 'signIn',
    audiences: ['elder', 'family'],
    minutes: 2,
    beginsWithNobody: true,
    steps: [
      { id: 'signInOpen' },
      {
        id: 'signInPictures',
        isSeen: writes(
          (document) => isVisitCode(document) && (document.events ?? []).some(({ type }) => type === 'used'),
        ),
      },
      { id: 'signInSee' },
    ],
  },
  {
    id: 'readAloud',
    audiences: ['elder', 'family'],
    minutes: 2,
    steps: [{ id: 'readAloudPress' }, { id: 'readAloudSize' }, { id: 'readAloudHome' }],
  },
  {
    id: 'myHealth',
    audiences: ['elder', 'family'],
    minutes: 2,
    steps: [{ id: 'myHealthOpen' }, { id: 'myHealthRead' }, { id: 'myHealthBack' }],
  },
  {
    id: 'callStaff',
    audiences: ['elder', 'family'],
    minutes: 2,
    steps: [{ id: 'callStaffPress', isSeen: writes(isCall) }, { id: 'callStaffWhere' }],
  },
  {
    id: 'findArticle',
    audiences: ['elder', 'family'],
    minutes: 4,
    steps: [
      { id: 'findArticleOpen' },
      { id: 'findArticleHear' },
      { id: 'findArticleTurn', isSeen: writes(isGiven('read', 'heard')) },
    ],
  },
  {
    id: 'ask',
    audiences: ['elder', 'family'],
    minutes: 3,
    steps: [{ id: 'askOpen' }, { id: 'askWrite', isSeen: writes(isAskedQuestion) }, { id: 'askOwn' }],
  },
  {
    id: 'getHelp',
    audiences: ['elder', 'family'],
    minutes: 3,
    steps: [{ id: 'getHelpOpen' }, { id: 'getHelpAsk', isSeen: writes(isService) }, { id: 'getHelpSee' }],
  },
  {
    id: 'takeBack',
    audiences: ['elder', 'family'],
    minutes: 3,
    steps: [{ id: 'takeBackOpen' }, { id: 'takeBackDo', isSeen: writes(isTakenBack) }, { id: 'takeBackUndo' }],
  },
  {
    id: 'familyRead',
    audiences: ['family'],
    minutes: 3,
    steps: [{ id: 'familyReadOpen' }, { id: 'familyReadTurn', isSeen: writes(isGiven('read', 'heard')) }],
  },
] as const satisfies readonly AnyLesson[]

export type LessonId = (typeof lessons)[number]['id']
export type LessonStepId = (typeof lessons)[number]['steps'][number]['id']
export type Lesson = Omit<AnyLesson, 'id' | 'steps'> & {
  readonly id: LessonId
  readonly steps: readonly (Omit<Step, 'id'> & { readonly id: LessonStepId })[]
}

const all: readonly Lesson[] = lessons

export const lessonOf = (id: string): Lesson | undefined => all.find((lesson) => lesson.id === id)

export const lessonsFor = (audience: Audience): readonly Lesson[] =>
  all.filter((lesson) => lesson.audiences.includes(audience))

export const staffLessons = (role: Role): readonly Lesson[] =>
  lessonsFor('staff').filter(({ permission }) => permission === undefined || may(role, permission))

/** How many steps can be looked at, and how many of them were seen done. */
export function seenOf({ steps }: Lesson, trace: PracticeTrace): { readonly seen: number; readonly toSee: number } {
  const checks = steps.flatMap(({ isSeen }) => isSeen ?? [])
  return { seen: checks.filter((isSeen) => isSeen(trace)).length, toSee: checks.length }
}
