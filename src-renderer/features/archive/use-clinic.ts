/** The clinic day of this kiosk: one log a day, gone on with after a lock, a reload or a power cut. Another kiosk has its own. */
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  type Clinic,
  type ClinicDay,
  type ClinicDevices,
  clinicDayKind,
  type ClinicMeasure,
  finishClinic,
  foldClinic,
  joinClinic,
  leaveClinic,
  measuredAtClinic,
  reopenClinic,
  startClinic,
  withDevice,
} from '../../../src-domain/archive/clinic-day.ts'
import { createReading, type Reading, type ReadingBody } from '../../../src-domain/archive/reading.ts'
import type { Document, DocumentKind } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { type DraftSaving, useLogDraft } from '../../replica/use-log-draft.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'

export type ClinicControl = {
  /** Undefined while loading, null where none was begun today. */
  readonly day: ClinicDay | null | undefined
  readonly clinic: Clinic
  readonly saving: DraftSaving
  readonly start: (measures: readonly ClinicMeasure[], devices: ClinicDevices) => void
  /** @returns why not. */
  readonly join: (elder: string, again?: boolean) => Refusal | undefined
  readonly leave: (elder: string) => void
  readonly finish: () => void
  readonly reopen: () => void
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  /** The readings, that they were taken, and that the record was changed, in one step; undefined when they were refused. */
  readonly measured: (elder: string, bodies: readonly ReadingBody[]) => Promise<readonly Reading[] | undefined>
}

const nobody: Clinic = { entries: [], isFinished: false }

export function useClinic(): ClinicControl {
  const today = useToday()
  const { kiosk } = useKiosk()
  const act = useAct()
  const attempt = useAttempt<readonly Reading[]>()
  const { busy, refusals, save } = useSave()
  const { draft, isLoading, saving, begin, change, latest } = useLogDraft<ClinicDay>(
    clinicDayKind as unknown as DocumentKind,
    '',
    (one) => one.body.date === today && one.kiosk === kiosk,
  )
  const day = draft !== undefined && draft.body.date === today ? draft : undefined
  return {
    day: isLoading ? undefined : (day ?? null),
    clinic: day === undefined ? nobody : foldClinic(day),
    saving,
    start: (measures, devices) => begin((by) => startClinic(today, measures, devices, by)),
    join: (elder, again = false) => {
      const from = latest()
      if (from === undefined) return undefined
      const made = joinClinic(from, elder, act(), again)
      if (!made.ok) return made.error
      change((now, by) => {
        const joined = joinClinic(now, elder, by, again)
        return joined.ok ? joined.value : now
      })
      return undefined
    },
    leave: (elder) => change((from, by) => leaveClinic(from, elder, by)),
    finish: () => change(finishClinic),
    reopen: () => change(reopenClinic),
    busy,
    refusals,
    measured: async (elder, bodies) => {
      const from = latest()
      if (from === undefined) return undefined
      const readings = attempt([elder, bodies, from.events?.length], () =>
        bodies.map((body) => createReading(withDevice(from, body), act(), elder)),
      )
      const ids = readings.map(({ id }) => id)
      const isSaved = await save([
        ...(readings as readonly unknown[] as readonly Document[]),
        measuredAtClinic(from, elder, ids, act()) as unknown as Document,
        recordAudit({ action: 'change', subject: elder, parts: ['measurements'] }, act(), elder) as unknown as Document,
      ])
      return isSaved ? readings : undefined
    },
  }
}
