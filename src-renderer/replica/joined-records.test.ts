import { BehaviorSubject, firstValueFrom, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { conditionKind } from '../../src-domain/archive/condition.ts'
import { withdrawConsent } from '../../src-domain/consent/withdraw-consent.ts'
import { joinRecords } from '../../src-domain/elders/same-person.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { withJoinedRecords } from './joined-records.ts'
import type { DocumentQuery } from './replica.ts'

const at = '2026-11-20T02:00:00.000Z'
const noted = { id: 'p', at, author: 'staff:1', source: 'said', substance: '青霉素' } as const
const stays = sampleElder({ seed: 1 })
const other = sampleElder({ seed: 2, allergies: [noted] })
const illnessOf = (elder: string, seed: number): Document =>
  createDocument(
    conditionKind,
    { code: 1, confirmed: true, status: 'active' },
    actOf(`2026-11-0${seed}T02:00:00.000Z`, seed),
    {
      elder,
    },
  ) as unknown as Document
const [own, theirs] = [illnessOf(stays.id, 6), illnessOf(other.id, 5)]
const joined = joinRecords(stays.id, other.id, actOf(at, 7)) as unknown as Document

function faceOf(first: readonly Document[]) {
  const stored = new BehaviorSubject(first)
  const answer = (all: readonly Document[], { collection, kind, elder }: DocumentQuery) =>
    all.filter(
      (one) =>
        collectionOfId(one.id) === collection &&
        (kind === undefined || one.kind === kind) &&
        (elder === undefined || one.elder === elder),
    )
  const face = withJoinedRecords({
    get: async (id) => stored.value.find((one) => one.id === id),
    find: async (query) => answer(stored.value, query),
    watch: (query) => stored.pipe(map((all) => answer(all, query))),
    watchOne: (id) => stored.pipe(map((all) => all.find((one) => one.id === id))),
  })
  return { face, stored }
}
const illnesses: DocumentQuery = { collection: 'records', kind: 'condition', elder: stays.id }

describe('the replica where two records are one person', () => {
  const documents = [stays, other, own, theirs, joined] as readonly Document[]

  it('shows what is noted about either, and saves it under the record it belongs to', async () => {
    const { face } = faceOf(documents)
    const found = await face.find(illnesses)
    expect(found.map(({ id, elder }) => [id, elder])).toEqual([
      [own.id, stays.id],
      [theirs.id, stays.id],
    ])
    expect(found.map(face.asStored).map(({ elder }) => elder)).toEqual([stays.id, other.id])
  })

  it('shows of a joined record only what its own consents cover, from the moment they are taken back', async () => {
    const { face, stored } = faceOf(documents)
    const seen: number[] = []
    const watching = face.watch(illnesses).subscribe((all) => seen.push(all.length))
    expect(seen).toEqual([2])
    const [withdrawn] = withdrawConsent(other, 'measuring', 'zh-CN', actOf('2026-11-21T02:00:00.000Z', 8))
    stored.next(documents.map((one) => (one.id === other.id ? (withdrawn as unknown as Document) : one)))
    watching.unsubscribe()
    expect(seen.at(-1)).toBe(1)
    expect(await face.get(theirs.id)).toBeUndefined()
    expect(await firstValueFrom(face.watchOne(theirs.id))).toBeUndefined()
    expect((await face.get(own.id))?.id).toBe(own.id)
  })

  it('shows the allergies of both in the one that stays, and stores each where it was noted', async () => {
    const { face } = faceOf(documents)
    const shown = (await face.get(stays.id))!
    expect(shown.body['allergies']).toEqual([noted])
    expect(face.asStored(shown).body['allergies']).toEqual([])
  })

  it('leaves what joins records under the record it says', async () => {
    const again = joinRecords(other.id, sampleElder({ seed: 3 }).id, actOf(at, 9)) as unknown as Document
    const { face } = faceOf([...documents, again])
    expect((await face.get(again.id))?.elder).toBe(other.id)
  })
})
