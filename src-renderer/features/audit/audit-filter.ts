/** Which entries of the audit trail are shown. */
import type { Audit, AuditAction } from '../../../src-domain/activity/audit.ts'

export const auditKinds = ['look', 'change', 'give', 'house', 'people'] as const
export type AuditKind = (typeof auditKinds)[number]

const kindByAction: Readonly<Record<AuditAction, AuditKind>> = {
  view: 'look',
  create: 'change',
  change: 'change',
  consent: 'change',
  print: 'give',
  export: 'give',
  handOver: 'give',
  takeBack: 'give',
  openDay: 'house',
  closeDay: 'house',
  signIn: 'house',
  staffChange: 'people',
  settingsChange: 'people',
  auditView: 'look',
  auditExport: 'give',
  practiceBegin: 'house',
  practiceEnd: 'house',
}

export type AuditFilter = {
  /** Id of a person, or '' for everybody. */
  readonly person: string
  readonly kind: AuditKind | ''
  /** Part of an elder's name. */
  readonly elder: string
}

export function filterAudits(
  audits: readonly Audit[],
  { person, kind, elder }: AuditFilter,
  nameOfElder: (id: string) => string | undefined,
): readonly Audit[] {
  const name = elder.trim()
  return audits.filter(
    (audit) =>
      (person === '' || audit.author === person) &&
      (kind === '' || kindByAction[audit.body.action] === kind) &&
      (name === '' || (audit.elder !== '' && nameOfElder(audit.elder)?.includes(name) === true)),
  )
}
