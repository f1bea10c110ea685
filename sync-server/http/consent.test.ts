/** Nothing is written about an elder that the elder has not agreed to, whichever kiosk sends it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { readingKind } from '../../src-domain/archive/reading.ts'
import { withdrawConsent } from '../../src-domain/consent/withdraw-consent.ts'
import { bulkElders } from '../../src-domain/demo/demo-bulk.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { instantOf } from '../../src-domain/shared/instant.ts'
import { actAt, noon, type Row, serveStation, type ServedStation, stored } from '../testing/served-station.ts'

let place: ServedStation
let elder: Document
beforeAll(async () => {
  place = await serveStation({ kinds: kindByName })
  const [made] = bulkElders({ count: 1, seed: 1, today: '2026-11-22' })
  elder = { ...made!, station: place.station } as Document
})
afterAll(() => place.end())

const hour = 3_600_000
const reading = (about: string, at: number): Document =>
  createDocument(
    readingKind,
    { type: 'bloodPressure', systolic: 130, diastolic: 80, source: 'staff' },
    actAt(place.station, 'kiosk-test', at),
    { elder: about },
  ) as Document
const send = async (...documents: readonly Document[]): Promise<readonly Row[]> =>
  place.kiosk.bulk(
    place.database,
    documents.map((document) => stored(document)),
  )
const codes = (row: Row | undefined): readonly string[] =>
  (JSON.parse(row?.reason ?? '[]') as readonly { code: string }[]).map(({ code }) => code)

describe('a document about an elder', () => {
  it('is taken with the consent it arrives with, and refused after that was taken back', async () => {
    const [first, measured] = await send(elder, reading(elder.id, noon - hour))
    expect([first?.ok, measured?.ok]).toEqual([true, true])

    const act = actAt(place.station, 'kiosk-test', noon - hour / 2)
    const [withdrawn] = withdrawConsent(elder as Parameters<typeof withdrawConsent>[0], 'measuring', 'zh-CN', act)
    const [taken] = await place.kiosk.bulk(place.database, [stored(withdrawn as Document, first?.rev)])
    expect(taken?.ok).toBe(true)

    const [late, before, look] = await send(
      reading(elder.id, noon),
      // Measured before, sent afterwards by a kiosk that was offline.
      reading(elder.id, noon - 2 * hour),
      recordAudit({ action: 'view', subject: elder.id }, actAt(place.station), elder.id) as Document,
    )
    expect(codes(late)).toEqual(['consent.notCovered'])
    expect(before?.ok).toBe(true)
    expect(look?.ok).toBe(true)
  })

  it('is not the elder’s own record any more once that is closed, but for its end', async () => {
    const other = { ...bulkElders({ count: 2, seed: 2, today: '2026-11-22' })[1]!, station: place.station }
    const [withdrawn] = withdrawConsent(other, 'record', 'zh-CN', actAt(place.station, 'kiosk-test', noon - hour))
    const [first] = await send(other as Document)
    const [closed] = await place.kiosk.bulk(place.database, [stored(withdrawn as Document, first?.rev)])
    expect(closed?.ok).toBe(true)
    const now = actAt(place.station, 'kiosk-test', noon)
    const edited = editDocument(withdrawn, { phone: '13800000001' }, now)
    const ended = editDocument(withdrawn, { archived: { reason: 'left', at: instantOf(now.now) } }, now)
    const [refused] = await place.kiosk.bulk(place.database, [stored(edited as Document, closed?.rev)])
    const [taken] = await place.kiosk.bulk(place.database, [stored(ended as Document, closed?.rev)])
    expect([codes(refused), taken?.ok]).toEqual([['consent.notCovered'], true])
  })
})
