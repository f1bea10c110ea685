import { firstValueFrom, filter } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { readingKind } from '../../src-domain/archive/reading.ts'
import { isAllowed } from '../../src-domain/consent/consent.ts'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { isElder } from '../../src-domain/elders/elder.ts'
import { rosterCollections, todayList } from '../../src-domain/roster/roster.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { memoryReplica } from '../../tests/support/memory-replica.ts'
import { actsOf } from '../../tests/support/trial-kinds.ts'
import type { OpenedReplica } from '../replica/open-replica.ts'
import { openRoster, type OpenRoster, type RosterWorker } from './open-roster.ts'
import type { NumberedQuestion } from './roster-worker.ts'
import { type RosterAnswer, rosterWork } from './roster-work.ts'

const today = '2026-11-24'
const station = demoData({ seed: 11, today, elders: 12 })
const ofRoster = station.filter(({ id }) => rosterCollections.some((name) => name === collectionOfId(id)))

/** The work without a worker around it; every message goes through a structured clone, as to a real one. */
function workerHere(): RosterWorker & { readonly heard: RosterAnswer[] } {
  const heard: RosterAnswer[] = []
  let hear: (event: { readonly data: RosterAnswer }) => void = () => undefined
  let isEnded = false
  const tell = (answer: RosterAnswer): void => {
    if (isEnded) return
    const data = structuredClone(answer)
    heard.push(data)
    hear({ data })
  }
  const work = rosterWork(tell)
  return {
    heard,
    postMessage: (message: NumberedQuestion) => {
      const { number, question } = structuredClone(message)
      void work.ask(question).then((lists) => tell({ type: 'taken', number, lists }))
    },
    terminate: () => {
      isEnded = true
    },
    addEventListener: (_type, listener) => {
      hear = listener
    },
  }
}

const opened: { close: () => unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function replicaWith(documents: readonly Document[]): Promise<OpenedReplica> {
  const replica = await memoryReplica(documents, Date.parse(`${today}T02:00:00Z`))
  opened.unshift(replica)
  return replica
}
function rosterOf(replica: OpenedReplica, day = today) {
  const worker = workerHere()
  const roster: OpenRoster = openRoster(replica, day, worker)
  opened.unshift(roster)
  const settled = () => firstValueFrom(roster.state.pipe(filter(({ progress }) => progress.step === 'ready')))
  return { roster, worker, settled }
}

describe('the roster’s worker', () => {
  it('opens what lies sealed in the replica and lists the same as the rules say of the documents', async () => {
    const replica = await replicaWith(ofRoster)
    const { roster, settled } = rosterOf(replica)
    roster.showTasks(10_000)
    const state = await settled()
    const shown = await Promise.all(rosterCollections.map((collection) => replica.find({ collection })))
    expect(state.list).toEqual(todayList(shown.flat(), today))
    expect(state.labels.size).toBe(ofRoster.filter(isElder).length)
    expect(state.counts.aged).toBe(state.list?.figures.highAge)
    expect(state.progress.done).toBe(state.labels.size)
  })

  it('follows what is saved, tells the page of that one elder only, and keeps no list from before', async () => {
    const replica = await replicaWith(ofRoster)
    const { roster, worker, settled } = rosterOf(replica)
    await settled()
    const who = ofRoster.filter(isElder).find(({ body }) => isAllowed(body.consents, 'measuring'))!
    worker.heard.length = 0
    const act = { ...actsOf('kiosk-a', 1)(), station: who.station, now: Date.parse(`${today}T01:00:00Z`) }
    const reading = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 196, diastolic: 118, source: 'staff' },
      act,
      { elder: who.id },
    )
    expect((await replica.save([reading as Document])).ok).toBe(true)
    const lists = await roster.lists([today, '2026-11-25'], 5)
    expect(lists?.map((list) => list.today)).toEqual([today, '2026-11-25'])
    for (const { tasks } of lists ?? []) {
      expect(tasks.some(({ kind, elder }) => kind === 'referralReading' && elder === who.id)).toBe(true)
    }
    expect(worker.heard.flatMap((answer) => (answer.type === 'progress' ? answer.progress.step : []))).not.toContain(
      'judging',
    )
    const told = worker.heard.flatMap((answer) => (answer.type === 'labels' ? answer.labels : []))
    expect(told.map(([id]) => id)).toEqual([who.id])
  })

  it('judges everybody for the new day, and says nothing more once it is closed', async () => {
    const { roster, worker, settled } = rosterOf(await replicaWith(ofRoster))
    await settled()
    roster.dayIs('2027-11-30')
    const { list } = await firstValueFrom(roster.state.pipe(filter((state) => state.list?.today === '2027-11-30')))
    expect(list?.figures.overdue).toBeGreaterThan(0)
    roster.close()
    worker.heard.length = 0
    roster.dayIs('2027-12-01')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(worker.heard).toEqual([])
  })
})
