/** What arrives under a volunteer's name, whichever kiosk brings it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { answerCall, startCall } from '../../src-domain/activity/call.ts'
import { createReading } from '../../src-domain/archive/reading.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { actAt, noon, serveStation, type ServedStation, stored } from '../testing/served-station.ts'

let place: ServedStation
beforeAll(async () => {
  place = await serveStation({ kinds: kindByName })
})
afterAll(() => place.end())

it('is taken where a volunteer may write it, and refused in its own row where not', async () => {
  const send = async (...documents: readonly Document[]) => {
    const rows = await place.kiosk.bulk(
      place.database,
      documents.map((document) => stored(document)),
    )
    return rows.map(({ ok, reason }) => ok ?? JSON.parse(reason ?? '[]'))
  }
  const hour = 3_600_000
  const act = (author: string) => ({ ...actAt(place.station, 'kiosk-test', noon - hour), author })
  const first = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act('system'))
  const boss = {
    ...first,
    author: first.id,
    edits: Object.fromEntries(
      Object.entries(first.edits ?? {}).map(([field, edit]) => [field, { ...edit, author: first.id }]),
    ),
  } as Document
  const helper = createDocument(
    staffKind,
    { name: '沈佳宁', role: 'volunteer', active: true },
    act(boss.id),
  ) as Document
  const elder = { ...sampleElder(), station: place.station } as Document
  expect(await send(boss, helper, elder)).toEqual([true, true, true])

  const pressure = createReading(
    { type: 'bloodPressure', systolic: 128, diastolic: 76, source: 'staff' },
    act(helper.id),
    elder.id,
  ) as Document
  const call = startCall('home', elder.id, act('self'))
  const answered = answerCall(call, act(helper.id))
  if (!answered.ok) throw new Error(answered.error.code)
  const renamed = editDocument(elder, { phone: '13800138000' }, act(helper.id))
  const notAllowed = (field: string) => [expect.objectContaining({ code: 'staff.notAllowed', field })]
  expect(
    await send(answered.value as Document, pressure, {
      ...pressure,
      id: `${pressure.id.slice(0, -1)}0`,
      author: boss.id,
    }),
  ).toEqual([true, notAllowed('/author'), true])
  const known = await place.kiosk.call(`/${place.database}/${encodeURIComponent(elder.id)}`)
  const { _rev: rev } = (await known.json()) as { readonly _rev: string }
  const rows = await place.kiosk.bulk(place.database, [stored(renamed, rev)])
  expect(rows.map(({ reason }) => JSON.parse(reason ?? '[]'))).toEqual([notAllowed('/edits/phone')])
})
