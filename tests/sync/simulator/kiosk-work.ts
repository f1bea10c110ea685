/** What people do at a simulated kiosk, through the replica's public face only. Every value they write is told from all others. */
import {
  appendEvent,
  createDocument,
  type Document,
  editDocument,
  type Act,
} from '../../../src-domain/shared/document.ts'
import { eraseElder } from '../../../src-domain/erasure/erasure.ts'
import type { Elder as StationElder } from '../../../src-domain/elders/elder.ts'
import { isStaff, type Staff, staffKind } from '../../../src-domain/staff/staff.ts'
import { createPlainCode } from '../../../src-domain/shared/plain-code.ts'
import { offerTransfer } from '../../../src-domain/transfer/transfer.ts'
import type { Replica } from '../../../src-renderer/replica/replica.ts'
import { trialElder, trialReading, trialService } from '../../support/trial-kinds.ts'
import type { ActName, KioskSetUp, Written } from './messages.ts'
import type { SeededRandom } from '../../support/seeded-random.ts'

type Done = {
  readonly ok: boolean
  readonly refusals: readonly string[]
  readonly written: readonly Written[]
  readonly code?: string
}
type Elder = Document<{ name: string; phone: string; risks?: string[] }>

export async function workAtKiosk(
  replica: Replica,
  { station, kiosk }: KioskSetUp,
  name: ActName,
  number: number,
  random: SeededRandom,
): Promise<Done> {
  const act = (): Act => ({
    station,
    kiosk,
    author: `staff:${kiosk}`,
    ...replica.now(),
    random: random.bytes,
    session: replica.session,
  })
  const value = `v${number}`
  const known = async (collection: 'elders' | 'services'): Promise<Document | undefined> => {
    const found = await replica.find({ collection })
    return found.length === 0 ? undefined : random.pick(found.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  }
  const documents: Document[] = []
  const written: Written[] = []
  const note = (
    document: Document,
    place: Written['place'],
    field: string,
    text: string,
    replaces: readonly string[],
  ): void => {
    documents.push(document)
    written.push({ document: document.id, elder: document.elder, place, field, value: text, replaces })
  }
  const createElder = (text: string): void => {
    const document = createDocument(trialElder, { name: text, phone: text, risks: [text] }, act())
    note(document, 'field', 'name', text, [])
    written.push({ ...written.at(-1)!, field: 'phone' }, { ...written.at(-1)!, place: 'item', field: 'risks' })
  }
  const reading = (text: string, elder = ''): void => {
    const document = createDocument(trialReading, { value: Number(text.slice(1)) }, act(), { elder })
    note(document, 'fact', 'value', text, [])
  }
  const edit = (elder: Elder, field: 'name' | 'phone', text: string): void => {
    const others = (elder.others ?? []).filter((other) => other.field === field).map((other) => String(other.value))
    note(editDocument(elder, { [field]: text }, act()) as Document, 'field', field, text, [
      elder.body[field],
      ...others,
    ])
  }

  const bossHere = async (): Promise<Staff> => {
    const appointed = await bossAt(replica)
    if (appointed !== undefined) return appointed
    const boss = bossOf(station)
    note(boss as Document, 'field', 'name', boss.body.name, [])
    return boss
  }
  let code: string | undefined

  switch (name) {
    case 'createElder':
      createElder(value)
      break
    case 'reading':
      reading(value)
      break
    case 'several':
      createElder(value)
      reading(`${value}1`)
      break
    case 'aboutElder':
      reading(value, (await known('elders'))?.id)
      break
    case 'eraseElder': {
      const elder = await known('elders')
      if (elder === undefined) break
      const boss = await bossHere()
      const nobody = { id: elder.id, body: { consents: [] } } as unknown as StationElder
      note(eraseElder(nobody, [], 'elder', { ...act(), author: boss.id }), 'fact', 'wish', 'elder', [])
      break
    }
    case 'appoint':
      await bossHere()
      break
    case 'offerMove': {
      const elder = await known('elders')
      if (elder === undefined) break
      const boss = await bossHere()
      code = createPlainCode(random.bytes)
      const hash = await hashOf(code)
      const offer = offerTransfer(elder.id, hash, agreed, { ...act(), author: boss.id })
      note(offer as Document, 'fact', 'codeHash', hash, [])
      break
    }
    case 'createService': {
      const document = createDocument(trialService, { what: value }, act())
      note(document, 'fact', 'what', value, [])
      break
    }
    case 'addEvent': {
      const service = await known('services')
      if (service !== undefined)
        note(appendEvent(service, { id: value, type: 'noted' }, act()), 'event', 'events', value, [])
      break
    }
    case 'editElder':
    case 'settle':
    case 'addRisk': {
      const elder = (await known('elders')) as Elder | undefined
      if (elder === undefined) break
      if (name === 'addRisk') {
        const changed = editDocument(elder, { risks: [...(elder.body.risks ?? []), value] }, act()) as Document
        note(changed, 'item', 'risks', value, [])
      } else {
        const asked = (elder.others ?? []).find((other) => other.field === 'phone')
        edit(elder, name === 'settle' && asked !== undefined ? 'phone' : random.pick(['name', 'phone'] as const), value)
      }
      break
    }
    default:
      name satisfies never
  }
  if (documents.length === 0) return { ok: true, refusals: [], written: [] }
  const saved = await replica.save(documents)
  return {
    ok: saved.ok,
    refusals: saved.ok ? [] : saved.error.map((refused) => refused.code),
    written,
    ...(code === undefined ? {} : { code }),
  }
}

/** Before a code can be brought somebody has to be known who may. */
export async function appointBoss(
  replica: Replica,
  station: string,
): Promise<{ readonly boss: Staff; readonly saved: boolean; readonly written: readonly Written[] }> {
  const known = await bossAt(replica)
  if (known !== undefined) return { boss: known, saved: true, written: [] }
  const boss = bossOf(station)
  const { id, elder, body } = boss
  const { ok } = await replica.save([boss as Document])
  const written: Written = { document: id, elder, place: 'field', field: 'name', value: body.name, replaces: [] }
  return { boss, saved: ok, written: [written] }
}

const bossAt = async (replica: Replica): Promise<Staff | undefined> =>
  (await replica.find({ collection: 'staff' })).find(isStaff)

const agreed = { textVersion: 1, language: 'zh-CN', method: 'witness', witness: { name: '孙燕' } } as const

async function hashOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The one administrator of a station, the same wherever it is written first: a second one would need the first to add it. */
const bossOf = (station: string): Staff =>
  createDocument(
    staffKind,
    { name: '站长', role: 'administrator', active: true },
    {
      station,
      kiosk: 'founding',
      author: 'system',
      now: Date.UTC(2026, 0, 1),
      offset: 480,
      random: (count) => Uint8Array.from({ length: count }, (_, i) => station.charCodeAt(i % station.length)),
    },
  )
