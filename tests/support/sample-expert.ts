/** An expert whose papers are in order from 2025 to 2027, and the account by which the expert signs in. */
import { type Expert, type ExpertBody, expertKind } from '../../src-domain/organizations/expert.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { type ExpertAccount, expertAccountKind } from '../../src-domain/staff/expert-account.ts'
import { actOf } from './sample-elder.ts'

const papers: ExpertBody = {
  name: '林知远',
  profession: 'familyDoctor',
  title: '主治医师',
  organizationName: '青石桥社区卫生服务中心',
  certificate: '110160101000123',
  specialities: ['高血压'],
  needs: ['treatment'],
  profile: '',
  schedule: [],
  verification: {
    status: 'verified',
    appliedOn: '2025-01-01',
    verifiedBy: '周敏',
    verifiedAt: '2025-02-01',
    expiresOn: '2027-02-01',
    licences: [],
  },
  agreement: { from: '2025-02-01', to: '2027-02-01' },
  satisfaction: { count: 0, satisfied: 0 },
}

export const sampleExpert = (changes: Partial<ExpertBody> = {}): Expert => ({
  ...createDocument(expertKind, { ...papers, ...changes }, actOf('2025-02-01T02:00:00.000Z', 71)),
  id: 'organizations:018f0000-0000-7000-8000-000000000071',
})

export const sampleExpertAccount = (id = 'staff:018f0000-0000-7000-8000-000000000072'): ExpertAccount => ({
  ...createDocument(
    expertAccountKind,
    { name: papers.name, expert: sampleExpert().id, active: true },
    actOf('2026-01-01T02:00:00.000Z', 72),
  ),
  id,
})
