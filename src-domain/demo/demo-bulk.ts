/**
 * Many small documents about many elders for benchmarks and simulators: about 1 KB each, of the kinds a station has, spread over its
 * collections, correct for the gate. Made much faster than the demo histories, which are made to be read.
 */
import { consentTexts } from '../consent/consent-texts.ts'
import { startCall } from '../activity/call.ts'
import { conditionKind } from '../archive/condition.ts'
import { medicationKind } from '../archive/medication.ts'
import { readingKind } from '../archive/reading.ts'
import { elderKind, type ElderBody } from '../elders/elder.ts'
import { requestService } from '../services/service.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate, instantOf } from '../shared/instant.ts'
import { documentId } from '../shared/ids.ts'
import { type ActOn, actsOf } from './demo-act.ts'
import { fullName } from './demo-names.ts'
import { demoIdentityNumber, demoMobile } from './demo-numbers.ts'
import { pickArea } from './demo-places.ts'
import { demoStaff } from './demo-staff.ts'
import { type Random, seededRandom } from './random.ts'

export type BulkOptions = { readonly count: number; readonly seed: number; readonly today: CalendarDate }

/** `count` documents in all; every fifth is an elder, the others are about one of them. */
export function bulkDocuments({ count, seed, today }: BulkOptions): readonly Document[] {
  const random = seededRandom(`bulk/${seed}`)
  const actOn = actsOf(random)
  const documents: Document[] = []
  let elder = ''
  for (let i = 0; i < count; i += 1) {
    if (i % 5 === 0) {
      const person = bulkElder(i, random, today, actOn)
      elder = person.id
      documents.push(person as Document)
    } else documents.push(bulkFact(i, elder, random, today, actOn))
  }
  return documents
}

/** `count` elders and nothing else: for finding and for starting with a large register. */
export function bulkElders({ count, seed, today }: BulkOptions): readonly Document<ElderBody>[] {
  const random = seededRandom(`bulk-elders/${seed}`)
  const actOn = actsOf(random)
  return Array.from({ length: count }, (_, i) => bulkElder(i, random, today, actOn))
}

function bulkElder(serial: number, random: Random, today: CalendarDate, actOn: ActOn): Document<ElderBody> {
  const sex = random.chance(0.56) ? ('2' as const) : ('1' as const)
  const birthDate = addDays(today, -random.integer(61 * 366, 95 * 366))
  const author = demoStaff[serial % 3]!.id
  // Registered before anything else happened to them.
  const act = actOn(addDays(today, -random.integer(701, 900)), author)
  const body: ElderBody = {
    name: fullName(random, sex, Number(birthDate.slice(0, 4))),
    sex,
    birthDate,
    birthDateSource: 'card',
    identityNumber: demoIdentityNumber(random, birthDate, sex, serial),
    phone: demoMobile(random),
    village: pickArea(random).name,
    living: [random.pick(['alone', 'spouse', 'children'] as const)],
    payment: ['2'],
    contacts: [],
    interests: [],
    allergies: [],
    risks: [],
    consents: (['record', 'measuring'] as const).map((purpose) => ({
      id: purpose,
      purpose,
      given: true,
      textVersion: consentTexts.record.version,
      language: 'zh-CN',
      method: 'witness',
      witness: { name: demoStaff[serial % 3]!.name },
      at: instantOf(act.now),
      author,
      replaces: [],
    })),
  }
  // Fields nobody edited since need no edit of their own: the head says who wrote them and when. Keeps it near 1 KB.
  return { ...createDocument(elderKind, body, act), edits: {} }
}

const remark =
  '本次由工作人员在驿站完成，老人精神好，能自己走来，问答清楚；已把结果念给老人听，并记在随身的小本子上。下次来请带上正在吃的药盒和上次的记录，家属愿意陪同。'

function bulkFact(serial: number, elder: string, random: Random, today: CalendarDate, actOn: ActOn): Document {
  const day = addDays(today, -random.integer(1, 700))
  const act = actOn(day, demoStaff[serial % 3]!.id)
  const about = { elder }
  switch (serial % 10) {
    case 1:
      return createDocument(
        conditionKind,
        { code: 1, status: 'active', confirmed: true, since: day, controlled: true, note: remark },
        act,
        about,
      )
    case 2:
      return createDocument(
        medicationKind,
        { name: '氨氯地平', method: '口服', frequency: '遵医嘱', longTerm: true, startedOn: day, note: remark },
        act,
        about,
      )
    case 3:
      return requestService(
        {
          dimension: 'meals',
          degree: 2,
          organization: documentId('organizations', act.now, random.bytes),
          organizationName: '暖心老年食堂',
          service: 'meal-delivery',
          serviceName: '送餐上门',
          mode: 'atHome',
          priceFen: 1_400,
          unit: '餐',
          priceDate: day,
          askedBy: 'elder',
          note: remark,
        },
        elder,
        act,
      )
    case 4:
      return startCall('home', elder, { ...act, author: 'self' })
    default: {
      const systolic = random.integer(112, 158)
      return createDocument(
        readingKind,
        {
          type: 'bloodPressure',
          systolic,
          diastolic: Math.round(systolic * 0.58),
          pulse: random.integer(58, 92),
          source: 'staff',
          device: '上臂式电子血压计',
          note: remark,
        },
        act,
        about,
      )
    }
  }
}
