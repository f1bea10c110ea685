/** What a clinic day came to, elder by elder, as it is stored at this moment. Whoever takes back the consent is not on it any more. */
import { useEffect, useState } from 'react'
import type { Clinic } from '../../../src-domain/archive/clinic-day.ts'
import { type OwnPressure, ownPressureOf } from '../../../src-domain/archive/own-pressure.ts'
import { type ReadingAlert, readingAlerts } from '../../../src-domain/archive/reading-alerts.ts'
import type { ReadingTargets } from '../../../src-domain/archive/reading-targets.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { type DatedReading, needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { Replica } from '../../replica/replica.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { judgedQuery, recordsQuery } from './archive-queries.ts'
import { mayShowArchive } from './use-archive.ts'
import { useTargets } from './use-targets.ts'

export type SheetRow = {
  readonly elder: Elder
  /** Of today, of each kind the last. */
  readonly readings: readonly DatedReading[]
  /** Of today, the most urgent first. */
  readonly alerts: readonly ReadingAlert[]
  readonly pressure: OwnPressure | undefined
}

/** Undefined while loading. */
export function useClinicSheet({ entries }: Clinic): readonly SheetRow[] | undefined {
  const replica = useReplica()
  const today = useToday()
  const targets = useTargets()
  const [rows, setRows] = useState<readonly SheetRow[] | undefined>()
  const measured = entries
    .filter(({ readings }) => readings.length > 0)
    .map(({ elder }) => elder)
    .join(' ')
  useEffect(() => {
    if (targets === undefined) return undefined
    let isGone = false
    const ids = measured === '' ? [] : measured.split(' ')
    void Promise.all(ids.map((id) => rowOf(id, replica, today, targets))).then((found) => {
      if (!isGone) setRows(found.filter((row) => row !== undefined))
    })
    return () => {
      isGone = true
    }
  }, [replica, measured, today, targets])
  return rows
}

async function rowOf(
  id: string,
  replica: Pick<Replica, 'get' | 'find'>,
  today: CalendarDate,
  targets: ReadingTargets,
): Promise<SheetRow | undefined> {
  const elder = await replica.get(id)
  if (elder === undefined || !isElder(elder) || !mayShowArchive(elder)) return undefined
  const [observations, records] = await Promise.all([
    replica.find(judgedQuery(id, today)),
    replica.find(recordsQuery(id)),
  ])
  const facts = needFactsOf(elder.body, [...observations, ...records], today, { targets })
  const ofToday = facts.readings.filter(({ on }) => on === today)
  const pressure = ownPressureOf(observations, elder.body.birthDate, targets)
  return {
    elder,
    readings: [...new Map(ofToday.map((one) => [one.body.type, one])).values()],
    alerts: readingAlerts(facts).filter(({ on }) => on === today),
    pressure: pressure?.on === today ? pressure : undefined,
  }
}
