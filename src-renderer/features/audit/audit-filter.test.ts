import { expect, it } from 'vitest'
import { isAudit } from '../../../src-domain/activity/audit.ts'
import { trialTrail } from '../../../tests/support/audit-trails.ts'
import { filterAudits } from './audit-filter.ts'
import { SettingsBody } from '../../../src-domain/settings/station-settings.ts'
import { zhCN } from '../../i18n/resources.ts'

it('shows what one person did, one kind of act, or what was done about an elder', async () => {
  const trail = trialTrail()
  await trail.write(trail.begin(), 'k1', 30)
  const audits = trail.entries().filter(isAudit)
  const nameOf = (id: string) => (id.endsWith('1') ? '王秀兰' : '李建国')
  const all = { person: '', kind: '', elder: '' } as const
  expect(filterAudits(audits, all, nameOf)).toHaveLength(30)
  const [someone] = audits
  const mine = filterAudits(audits, { ...all, person: someone!.author }, nameOf)
  expect(mine.length).toBeGreaterThan(0)
  expect(mine.every(({ author }) => author === someone!.author)).toBe(true)
  expect(filterAudits(audits, { ...all, kind: 'look' }, nameOf).every(({ body }) => body.action === 'view')).toBe(true)
  expect(filterAudits(audits, { ...all, elder: '秀兰' }, nameOf).every(({ elder }) => elder.endsWith('1'))).toBe(true)
  expect(filterAudits(audits, { ...all, kind: 'house' }, nameOf)).toEqual([])
})

it('has a word for every setting of the station that somebody may change', () => {
  expect(Object.keys(SettingsBody.properties).filter((field) => !(field in zhCN.audit.part))).toEqual([])
})
