/**
 * Begins and ends a practice: the station's replica is closed before the made-up one is opened, and opened again when that is thrown
 * away; the machine is then open for elders with nobody at it, so that a practice left alone opens no staff face. Of a practice the
 * station learns that it was begun and ended, and of a finished lesson who went through it.
 */
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { isElder } from '../../src-domain/elders/elder.ts'
import type { Act, Document } from '../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../src-domain/shared/result.ts'
import { type Learner, notePractice } from '../../src-domain/training/practice.ts'
import type { PracticeTrace } from '../../src-domain/training/lessons.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { OpenedReplica } from '../replica/open-replica.ts'
import { todayOf } from '../replica/use-today.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { appliedDisplay } from '../ui/display-settings.tsx'
import type { OpenPractice } from './open-practice-station.ts'
import type { BeginPractice, PracticePlan } from './practice.ts'
import type { ReplicaOpener } from './replica-opener.ts'

export type RealStation = {
  readonly host: Host
  readonly opener: ReplicaOpener
  readonly info: KioskInfo | undefined
  readonly replica: OpenedReplica | undefined
  /** Undefined: nothing is drawn that reads it. */
  readonly onReplica: (replica: OpenedReplica | undefined) => void
  readonly onReal: (isOpen: boolean) => void
  readonly onFailure: (message: string) => void
}

export type Practices = {
  readonly practice: OpenPractice | undefined
  readonly begin: BeginPractice
  readonly end: (isFinished: boolean) => void
}

export function usePractices(real: RealStation): Practices {
  const [practice, setPractice] = useState<OpenPractice | undefined>()
  const now = useRef(real)
  useLayoutEffect(() => {
    now.current = real
  })
  const running = useRef<OpenPractice | undefined>(undefined)
  const isBusy = useRef(false)

  const begin = useCallback<BeginPractice>(async (plan) => {
    const { host, opener, info, replica, onReplica } = now.current
    if (info === undefined || replica === undefined || isBusy.current) return err(refusal('training.notNow'))
    isBusy.current = true
    // What is drawn in between looks as at the start of a day.
    const look = plan.learner.audience === 'staff' ? {} : { ...appliedDisplay(), language: currentLanguage() }
    try {
      const noted = await replica.save([noteOf('practiceBegin', plan, actOf(plan, info, replica))])
      if (!noted.ok) return err(noted.error[0] ?? refusal('storage.failed'))
      const today = todayOf(replica)
      onReplica(undefined)
      await opener.rest()
      try {
        const { openPracticeStation } = await import('./open-practice-station.ts')
        running.current = await openPracticeStation(plan, host, info, today, look)
        setPractice(running.current)
      } catch (error) {
        console.error('no practice', error)
        await backToTheStation(now.current, [{ plan, trace: undefined }])
      }
      return ok(undefined)
    } finally {
      isBusy.current = false
    }
  }, [])

  const end = useCallback((isFinished: boolean) => {
    const ended = running.current
    if (ended === undefined) return
    running.current = undefined
    const trace: PracticeTrace = { written: ended.replica.written.value, asked: ended.asked.value }
    setPractice(undefined)
    const goBack = async () => {
      await ended.replica.close()
      await backToTheStation(now.current, [{ plan: ended.plan, trace: isFinished ? trace : undefined }])
    }
    goBack().catch((error: unknown) => now.current.onFailure(error instanceof Error ? error.message : String(error)))
  }, [])

  return { practice, begin, end }
}

type Ended = {
  readonly plan: PracticePlan
  /** Of a lesson that was finished. */ readonly trace: PracticeTrace | undefined
}

async function backToTheStation(
  { host, opener, onReplica, onReal }: RealStation,
  ended: readonly Ended[],
): Promise<void> {
  const info = await host.call('kiosk.info', {})
  const { dataKey } = await host.call('keys.session', {})
  const replica = await opener.open(info, dataKey)
  if (dataKey !== undefined) for (const one of ended) await noteEnd(one, info, replica)
  onReal(dataKey !== undefined)
  onReplica(replica)
}

/** Storage trouble shows in the health notices; nobody is kept from the station for a note. */
async function noteEnd({ plan, trace }: Ended, info: KioskInfo, replica: OpenedReplica): Promise<void> {
  const act = actOf(plan, info, replica)
  const audit = noteOf('practiceEnd', plan, act)
  const { lesson, watchedBy } = plan
  const watched = watchedBy === undefined ? {} : { watchedBy }
  const notes: readonly Document[] =
    trace === undefined
      ? []
      : [notePractice({ lesson, learner: await learnerOf(plan, replica), ...watched }, trace, act) as Document]
  const saved = await replica.save([...notes, audit])
  if (!saved.ok && notes.length > 0) await replica.save([audit])
}

async function learnerOf({ learner }: PracticePlan, replica: OpenedReplica): Promise<Learner> {
  switch (learner.audience) {
    case 'staff':
      return { audience: 'staff', staff: learner.person.staff }
    case 'elder': {
      const found = learner.elder === undefined ? undefined : await replica.get(learner.elder)
      return { audience: 'elder', elder: found !== undefined && isElder(found) ? found : undefined }
    }
    case 'family':
      return learner
    default:
      return learner satisfies never
  }
}

const noteOf = (action: 'practiceBegin' | 'practiceEnd', { lesson }: PracticePlan, act: Act): Document =>
  recordAudit({ action, subject: '', parts: [`lesson-${lesson.id}`] }, act) as Document

const actOf = ({ learner }: PracticePlan, info: KioskInfo, replica: OpenedReplica): Act => ({
  station: info.station,
  kiosk: info.kiosk,
  author: learner.audience === 'staff' ? learner.person.staff : 'self',
  ...replica.now(),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  session: replica.session,
})
