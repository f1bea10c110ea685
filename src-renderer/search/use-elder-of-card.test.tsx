// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { BehaviorSubject, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { joinRecords, separateRecords } from '../../src-domain/elders/same-person.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { withJoinedRecords } from '../replica/joined-records.ts'
import type { DocumentQuery, Replica } from '../replica/replica.ts'
import { ReplicaContext } from '../replica/use-replica.ts'
import { useElderOfCard, useElderOfNumber } from './use-elder-of-card.ts'

const [first, second, third] = [sampleElder({ seed: 1 }), sampleElder({ seed: 2 }), sampleElder({ seed: 3 })]
const joined = joinRecords(first.id, second.id, actOf('2026-11-20T02:00:00.000Z', 9)) as unknown as Document

/** The replica's own face, over documents that are just there. */
async function elderOfCard(
  documents: readonly Document[],
  useElderOf: typeof useElderOfCard = useElderOfCard,
): Promise<(code: string) => Promise<Elder | undefined>> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const answer = ({ collection, kind }: DocumentQuery) =>
    documents.filter((one) => collectionOfId(one.id) === collection && (kind === undefined || one.kind === kind))
  const stored = new BehaviorSubject(documents)
  const face = withJoinedRecords({
    get: async (id) => documents.find((one) => one.id === id),
    find: async (query) => answer(query),
    watch: (query) => stored.pipe(map(() => answer(query))),
    watchOne: (id) => stored.pipe(map((all) => all.find((one) => one.id === id))),
  })
  let ask: ((code: string) => Promise<Elder | undefined>) | undefined
  function Probe() {
    ask = useElderOf()
    return null
  }
  const root = createRoot(document.createElement('div'))
  await act(async () =>
    root.render(
      <ReplicaContext value={face as unknown as Replica}>
        <Probe />
      </ReplicaContext>,
    ),
  )
  if (ask === undefined) throw new Error('not drawn')
  return ask
}
const codeOf = ({ body }: Elder): string => body.cardCode ?? ''

describe('a card', () => {
  it('opens the record it was printed for, and no card of ours opens nothing', async () => {
    const ask = await elderOfCard([first, second, third] as Document[])
    expect((await ask(codeOf(second)))?.id).toBe(second.id)
    expect(await ask('0'.repeat(26))).toBeUndefined()
  })

  it('of either of two joined records opens the one that stays', async () => {
    const ask = await elderOfCard([first, second, third, joined] as Document[])
    expect([(await ask(codeOf(first)))?.id, (await ask(codeOf(second)))?.id]).toEqual([first.id, first.id])
    expect((await ask(codeOf(third)))?.id).toBe(third.id)
  })

  it('opens its own record again once the two were taken apart', async () => {
    const apart = separateRecords(joined as never, actOf('2026-11-21T02:00:00.000Z', 10)) as unknown as Document
    const ask = await elderOfCard([first, second, apart] as Document[])
    expect((await ask(codeOf(second)))?.id).toBe(second.id)
  })
})

describe('the number of an identity card', () => {
  const number = '110101194001010028'
  const known = sampleElder({ identityNumber: number, seed: 4 })
  const gone = { reason: 'moved', at: '2026-11-20T02:00:00.000Z' } as const

  it('finds its elder, before one of a record that was put away', async () => {
    const away = sampleElder({ identityNumber: number, archived: gone, seed: 5 })
    const ask = await elderOfCard([away, known, third] as Document[], useElderOfNumber)
    expect((await ask(number))?.id).toBe(known.id)
    expect(await ask('11010119400101005X')).toBeUndefined()
    expect((await (await elderOfCard([away], useElderOfNumber))(number))?.id).toBe(away.id)
  })

  it('finds nobody whose record is not agreed to any more', async () => {
    const closed = sampleElder({ identityNumber: number, withdrawn: ['record'], seed: 6 })
    expect(await (await elderOfCard([closed], useElderOfNumber))(number)).toBeUndefined()
  })
})
