import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ChangeRow } from './document-store.ts'
import { PouchDB } from './level-packages.ts'
import { openLevelStore } from './level-store.ts'
import { sealedLevelDown, sealFor } from './sealed-leveldown.ts'

const dataKey = new Uint8Array(32).fill(7)

type PouchChange = {
  readonly seq: number
  readonly id: string
  readonly deleted?: boolean
  readonly changes: readonly { readonly rev: string }[]
  readonly doc: unknown
}
type Reader = {
  readonly changes: (options: object) => Promise<{ readonly results: readonly PouchChange[] }>
  readonly close: () => Promise<void>
}

it.each([1, 2, 3, 4])('tells the same changes as PouchDB itself after a random history, seed %i', async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-reader-'))
  const draw = generator(seed)
  const store = openLevelStore({ folder, dataKey })
  await store.createDatabase('a')
  for (let step = 0; step < 120; step += 1) {
    const _id = `d"${Math.floor(draw() * 25)}é`.slice(draw() < 0.5 ? 2 : 0)
    const winner = (await store.readWinners('a', [_id])).get(_id)
    const hash = Math.floor(draw() * 1e9).toString(16)
    const tricky = `","_id":"x","_rev":"1-a"} ${'银'.repeat(Math.floor(draw() * 4))}`
    const kind = draw()
    if (kind < 0.5) {
      const rev = winner === undefined || winner.deleted ? {} : { _rev: winner.rev }
      const attachment = draw() < 0.2 ? { _attachments: { p: { content_type: 'image/png', data: 'AAAA' } } } : {}
      await store.writeDocuments('a', [{ _id, ...rev, tricky, step, ...attachment }], { newEdits: true })
    } else if (kind < 0.75) {
      const start = 1 + Math.floor(draw() * 3)
      const ids = Array.from({ length: start }, (_, i) => (i === 0 ? hash : `${start - i}`))
      const deleted = draw() < 0.3 ? { _deleted: true } : {}
      const document = { _id, _rev: `${start}-${hash}`, _revisions: { start, ids }, tricky, ...deleted }
      await store.writeDocuments('a', [document], { newEdits: false })
    } else if (winner !== undefined && !winner.deleted) {
      await store.writeDocuments('a', [{ _id, _rev: winner.rev, _deleted: true }], { newEdits: true })
    }
  }
  const ours: ChangeRow[] = []
  for await (const page of store.readChanges('a', { since: 0, includeDocs: true, allLeaves: true })) ours.push(...page)
  await store.close()

  const db = (location: string) => sealedLevelDown(location, sealFor(dataKey, 'a'))
  const pouch = new PouchDB(join(folder, 'a'), { adapter: 'ginkgo-level', db }) as unknown as Reader
  const { results } = await pouch.changes({ since: 0, include_docs: true, style: 'all_docs' })
  await pouch.close()
  rmSync(folder, { recursive: true, force: true })

  expect(ours.length).toBeGreaterThan(20)
  expect(
    ours.map(({ seq, id, deleted, revs, doc }) => ({
      seq,
      id,
      deleted,
      revs: revs.toSorted(),
      winner: revs[0],
      doc: JSON.parse(Buffer.from(doc ?? []).toString('utf8')) as unknown,
    })),
  ).toEqual(
    results.map(({ seq, id, deleted, changes, doc }) => {
      const revs = changes.map(({ rev }) => rev)
      return { seq, id, deleted: deleted === true, revs: revs.toSorted(), winner: (doc as { _rev: string })._rev, doc }
    }),
  )
})

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
