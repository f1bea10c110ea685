/** Puts a practice together: a made-up machine, a made-up station in memory, and who is at it. Fetched when somebody practises. */
import { BehaviorSubject } from 'rxjs'
import type { CalendarDate } from '../../src-domain/shared/instant.ts'
import {
  makePracticeStation,
  practiceColleague,
  practiceSignIn,
  practiceStation,
  practiceStationName,
} from '../../src-domain/training/practice-station.ts'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { Session } from '../host/host-context.ts'
import { createPracticeHost } from '../host/practice-host.ts'
import type { DisplaySettings } from '../ui/display-settings.tsx'
import { openPracticeReplica, type PracticeReplica } from '../replica/open-practice.ts'
import type { PracticePlan } from './practice.ts'

export type OpenPractice = {
  readonly plan: PracticePlan
  readonly host: Host
  /** What the made-up machine was asked and did. */
  readonly asked: BehaviorSubject<ReadonlySet<string>>
  readonly info: KioskInfo
  readonly replica: PracticeReplica
  readonly session: Session
  /** As the elder's face stood before it. */
  readonly look: Partial<DisplaySettings>
}

export async function openPracticeStation(
  plan: PracticePlan,
  machine: Pick<Host, 'voice' | 'print'>,
  real: Pick<KioskInfo, 'version' | 'builtAt' | 'stationPhone'>,
  today: CalendarDate,
  look: Partial<DisplaySettings>,
): Promise<OpenPractice> {
  const info = {
    phase: 'ready',
    station: practiceStation,
    stationName: practiceStationName,
    // Who needs somebody in the middle of a practice is told the real number.
    stationPhone: real.stationPhone,
    kiosk: 'practice',
    kioskName: practiceStationName,
    link: 'alone',
    demo: false,
    version: real.version,
    builtAt: real.builtAt,
  } as const satisfies KioskInfo
  const { learner } = plan
  const people = learner.audience === 'staff' ? [learner.person, practiceColleague] : [practiceColleague]
  const asked = new BehaviorSubject<ReadonlySet<string>>(new Set())
  const host = createPracticeHost(info, people, machine, (name) => asked.next(new Set([...asked.value, name])))
  const station = makePracticeStation(people, today)
  const signIn = practiceSignIn(station.elder, {
    station: practiceStation,
    kiosk: info.kiosk,
    author: practiceColleague.staff,
    now: Date.now(),
    offset: -new Date().getTimezoneOffset(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  })
  const replica = await openPracticeReplica(host, info, [...station.documents, signIn])
  const session: Session =
    learner.audience === 'staff'
      ? { phase: 'staff', person: learner.person }
      : plan.lesson.beginsWithNobody === true
        ? { phase: 'open' }
        : { phase: 'open', elder: station.elder }
  return { plan, host, asked, info, replica, session, look }
}
