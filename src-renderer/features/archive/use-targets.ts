/** The targets the station goes by, and a rule set with its date as words. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type RuleSetId, ruleSets } from '../../../src-domain/archive/reading-alerts.ts'
import {
  type ReadingTargets,
  readingTargetsById,
  readingTargetsIds,
} from '../../../src-domain/archive/reading-targets.ts'
import { readingTargetsOf, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'

/** Undefined while loading. */
export function useTargets(): ReadingTargets | undefined {
  const settings = useDocuments({ collection: 'staff', kind: 'station-settings' })
  return useMemo(() => settings && readingTargetsOf(settingsOf(settings)), [settings])
}

export function useRuleSetWords(): (ruleSet: RuleSetId) => { readonly name: string; readonly since: string } {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const targets = useTargets()
  return (ruleSet) => {
    if (ruleSet !== 'targets')
      return { name: t(`alert.ruleSet.${ruleSet}`), since: format.date(ruleSets[ruleSet].since, '') }
    const id = readingTargetsIds.find((one) => readingTargetsById[one].name === targets?.name) ?? 'publicHealth2017'
    return { name: t(`alert.targets.${id}`), since: format.date(readingTargetsById[id].since, '') }
  }
}
