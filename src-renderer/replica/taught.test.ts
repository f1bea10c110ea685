import { expect, it } from 'vitest'
import { changeSettings, settingsOf } from '../../src-domain/settings/station-settings.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../src-domain/staff/staff.ts'
import { competenceKind } from '../../src-domain/training/practice.ts'
import { memoryReplica } from '../../tests/support/memory-replica.ts'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'

const now = Date.parse('2026-11-22T02:00:00.000Z')
const chen = 'staff:018f0000-0000-7000-8000-000000000002'
const zhou = 'staff:018f0000-0000-7000-8000-000000000001'
const act = (seed: number, author = zhou) => ({ ...actOf('2026-11-22T01:00:00.000Z', seed), author })
const person = (id: string, role: StaffRole): Document => ({
  ...createDocument(staffKind, { name: role, role, active: true }, act(1)),
  id,
})
const takenBy = (author: string, seed: number): Document => {
  const { body, ...elder } = sampleElder({ agreed: ['record'], seed })
  return {
    ...elder,
    body: { ...body, consents: body.consents.map((one) => ({ ...one, author })) },
  } as unknown as Document
}

it('saves no yes of somebody whom nobody saw take one, once the station asks for that; of everybody else, and every no, it does', async () => {
  const on = changeSettings(settingsOf([]), 'unlocksByCompetence', true, act(2)) as Document
  const replica = await memoryReplica([person(chen, 'staff'), person(zhou, 'administrator'), takenBy(chen, 40)], now)
  expect((await replica.save([on])).ok).toBe(true)
  expect(await replica.save([takenBy(chen, 41)])).toMatchObject({ ok: false, error: [{ code: 'training.notSeenYet' }] })
  expect((await replica.save([takenBy(zhou, 42)])).ok).toBe(true)
  expect((await replica.save([takenBy('self', 43)])).ok).toBe(true)
  // What stood before is edited as ever.
  const known = await replica.get(takenBy(chen, 40).id)
  expect((await replica.save([editDocument(known!, { note: '爱喝热茶' }, act(3, chen)) as Document])).ok).toBe(true)
  const seen = createDocument(competenceKind, { lesson: 'register', learner: chen, level: 'can' }, act(4)) as Document
  expect((await replica.save([seen])).ok).toBe(true)
  expect((await replica.save([takenBy(chen, 41)])).ok).toBe(true)
  await replica.close()
})
