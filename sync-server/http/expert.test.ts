/** What an expert who signed in sends is judged by the papers in the catalogue, whichever kiosk brings it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askQuestion } from '../../src-domain/asking/asked-question.ts'
import { answerAsExpert } from '../../src-domain/asking/question-answer.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { sampleExpert, sampleExpertAccount } from '../../tests/support/sample-expert.ts'
import { actAt, callerOf, noon, type Row, serveStation, type ServedStation, stored } from '../testing/served-station.ts'

let place: ServedStation
beforeAll(async () => {
  place = await serveStation({ kinds: kindByName })
})
afterAll(() => place.end())

const send = (...documents: readonly unknown[]): Promise<readonly Row[]> =>
  place.kiosk.bulk(
    place.database,
    documents.map((document) => stored(document as Document)),
  )
const codes = (row: Row | undefined): readonly string[] =>
  (JSON.parse(row?.reason ?? '[]') as readonly { code: string }[]).map(({ code }) => code)

it('takes an answer under the own name with papers in order, and nothing else from an expert', async () => {
  const { credential } = await place.server.access.createPeer('county', ['catalog'])
  const papers = sampleExpert()
  const [published] = await callerOf(place.server, credential).bulk('catalog', [stored(papers as unknown as Document)])
  expect(published?.ok).toBe(true)
  const hour = 3_600_000
  const account = { ...sampleExpertAccount(), station: place.station }
  const act = { ...actAt(place.station, 'kiosk-test', noon - hour), author: account.id }
  const question = askQuestion(
    { askedBy: 'staff', origin: 'asked', topic: 'medicationSafety', words: '药和柚子能一起吃吗' },
    '',
    actAt(place.station),
  )
  const answered = answerAsExpert(question, '不要一起吃。', account, papers, act)
  if (!answered.ok) throw new Error(answered.error.code)
  const asOther = answerAsExpert(
    question,
    '好',
    account,
    { ...papers, id: 'organizations:018f0000-0000-7000-8000-00000000009a' },
    act,
  )
  const person = createDocument(staffKind, { name: '某人', role: 'staff', active: true }, act)
  // Written at the kiosk in one go, before it met the server.
  const rows = await send(answered.value, account, question, asOther.ok ? asOther.value : {}, person)
  expect(rows.map((row) => row.ok === true || codes(row))).toEqual([
    true,
    true,
    true,
    ['expertAccount.notYourName'],
    ['staff.notAllowed'],
  ])
})

it('refuses what was written after the papers were suspended', async () => {
  const { credential } = await place.server.access.createPeer('county two', ['catalog'])
  const county = callerOf(place.server, credential)
  const known = (await (await county.call(`/catalog/${encodeURIComponent(sampleExpert().id)}`)).json()) as {
    _rev: string
  }
  const papers = sampleExpert()
  const suspended = editDocument(
    papers,
    { verification: { ...papers.body.verification, status: 'suspended', reason: '复核' } },
    { ...actAt(papers.station), now: noon - 1_800_000 },
  )
  expect(await county.bulk('catalog', [stored(suspended as unknown as Document, known._rev)])).toMatchObject([
    { ok: true },
  ])
  const account = { ...sampleExpertAccount(), station: place.station }
  const at = (now: number) =>
    answerAsExpert({ id: 'feedback:018f0000-0000-7000-8000-000000000001', elder: '' }, '好', account, papers, {
      ...actAt(place.station, 'kiosk-test', now),
      author: account.id,
    })
  const [before, after] = [at(noon - 3_600_000), at(noon)]
  const rows = await send(before.ok && before.value, after.ok && after.value)
  expect(rows.map((row) => row.ok === true || codes(row))).toEqual([true, ['verification.is.suspended']])
})
