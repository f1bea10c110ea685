/** What the person signed in may not do yet, because nobody noted having seen it done; nothing while that is read. */
import { useMemo } from 'react'
import type { Permission } from '../../src-domain/staff/permissions.ts'
import { competenceKind, isCompetence } from '../../src-domain/training/practice.ts'
import { lockedFor } from '../../src-domain/training/progress.ts'
import { usePerson } from '../host/host-context.ts'
import { useDocuments } from './use-replica.ts'
import { useStationSettings } from './use-station-settings.ts'

const nothing: ReadonlySet<Permission> = new Set()

export function useLocked(): ReadonlySet<Permission> {
  const { staff, role } = usePerson()
  const settings = useStationSettings()
  const isOn = settings?.body.unlocksByCompetence === true
  const competences = useDocuments(isOn ? { collection: 'feedback', kind: competenceKind.kind } : undefined)
  return useMemo(
    () =>
      settings === undefined || competences === undefined
        ? nothing
        : lockedFor({ staff, role }, competences.filter(isCompetence), settings.body),
    [settings, competences, staff, role],
  )
}
