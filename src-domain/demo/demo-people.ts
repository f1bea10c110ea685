/**
 * 300 invented elders as staff would register them: mostly by card, some without a number, a few rare names, two whose record
 * two kiosks changed at once, some moved away or died. How well each is (`health`) decides the histories made elsewhere.
 */
import { consentsOf } from '../consent/consent-form.ts'
import { consentTexts } from '../consent/consent-texts.ts'
import type { ConsentInput, ConsentPurpose, Signature } from '../consent/consent.ts'
import { isAllowed } from '../consent/consent.ts'
import { type Elder, type ElderBody, elderKind } from '../elders/elder.ts'
import { channels, interestSuggestions, type LivingSituation } from '../elders/elder-codes.ts'
import { type ElderDraft, registerElder } from '../elders/elder-rules.ts'
import { editDocument } from '../shared/document.ts'
import { addDays, type CalendarDate, instantOf } from '../shared/instant.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { uuidV7 } from '../shared/ids.ts'
import { type ActOn, later } from './demo-act.ts'
import { fullName, nameInFamily, rareName } from './demo-names.ts'
import { demoIdentityNumber, demoMobile } from './demo-numbers.ts'
import { pickArea, placeNear } from './demo-places.ts'
import { demoStaff, demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

export type Health = 'vital' | 'slight' | 'moderate' | 'severe' | 'complete'

export type DemoElder = {
  readonly elder: Elder
  readonly age: number
  readonly health: Health
  readonly registeredOn: CalendarDate
  readonly mayMeasure: boolean
  readonly mayAssess: boolean
}

export function demoElders(count: number, random: Random, today: CalendarDate, actOn: ActOn): readonly DemoElder[] {
  return Array.from({ length: count }, (_, i) => demoElder(i, random, today, actOn))
}

function demoElder(serial: number, random: Random, today: CalendarDate, actOn: ActOn): DemoElder {
  const age = ageOf(random)
  const sex = random.chance(0.56) ? ('2' as const) : ('1' as const)
  const birthDate = addDays(today, -(age * 365 + Math.floor(age / 4) + random.integer(1, 364)))
  const health = healthOf(random, age)
  const registeredOn = addDays(today, -(serial < 6 ? random.integer(2, 12) : random.integer(20, 1_080)))
  const { id: author, name: staffName } = random.pick(demoWriters)
  const act = actOn(registeredOn, author)
  const name = serial % 43 === 7 ? rareName(random) : fullName(random, sex, Number(birthDate.slice(0, 4)))
  const living = livingOf(random, age, health)
  const draft: ElderDraft = {
    name,
    sex,
    birthDate,
    ...numberOf(serial, random, birthDate, sex),
    ...(random.chance(0.97) ? { ethnicity: '01' } : { ethnicity: random.pick(['03', '06', '08', '15', '33']) }),
    ...(random.chance(0.82) ? { phone: demoMobile(random) } : {}),
    ...homeOf(random),
    living,
    marital: living.includes('spouse') ? '2' : random.pick(['2', '3', '3', '3', '4'] as const),
    education: random.pick(['6', '7', '8', '9', '9', '10'] as const),
    payment: random.chance(0.7) ? ['2'] : [random.pick(['1', '3', '6', '8'] as const)],
    contacts: contactsOf(random, name, living),
    interests: [...random.sample(interestSuggestions, random.integer(0, 4))],
    textSize: age >= 82 ? 'large' : random.chance(0.4) ? 'medium' : 'small',
    language: 'zh-CN',
    welcomedOn: registeredOn,
    ...habitsOf(serial, random, age),
    allergies: random.chance(0.12)
      ? [
          {
            id: uuidV7(act.now, random.bytes),
            at: instantOf(act.now),
            author,
            source: 'said',
            substance: random.pick(['青霉素', '磺胺类药', '头孢类', '海鲜', '花生', '芒果']),
            ...(random.chance(0.5) ? { reaction: random.pick(['皮疹', '喉头发紧', '呕吐']) } : {}),
          },
        ]
      : [],
    risks:
      health === 'severe' || health === 'complete' || random.chance(0.06)
        ? [
            {
              id: uuidV7(act.now, random.bytes),
              at: instantOf(act.now),
              author,
              source: 'record',
              what: random.pick(['夜间起床多次，易跌倒', '吃饭易呛，须坐直', '出门易迷路，须人陪', '耳背，敲门听不见']),
            },
          ]
        : [],
    ...(health === 'complete' || random.chance(0.02) ? guardianOf(random, name) : {}),
  }
  const consents = consentsOf(
    {
      record: true,
      measuring: random.chance(0.94),
      // The first forty are sure to have histories, whatever the seed.
      assessment: random.chance(0.98) || serial < 40,
      shareInstitution: random.chance(0.82),
      shareFamily: random.chance(0.78),
      aids: random.chance(0.55),
    },
    draft.guardian !== undefined && health === 'complete'
      ? { method: 'guardian', guardian: draft.guardian }
      : random.chance(0.6)
        ? { method: 'signature', signature: signatureOf(random) }
        : { method: 'witness', name: staffName, staff: author },
    { at: instantOf(act.now - 60_000), author, language: 'zh-CN', newId: () => uuidV7(act.now, random.bytes) },
  )
  if (!consents.ok) throw new Error(`demo consent: ${consents.error[0]?.code ?? ''}`)
  const registered = registerElder(
    draft,
    [...consents.value, ...likesToo(serial, consents.value), ...tellsToo(serial, consents.value)],
    act,
  )
  const elder = changedLater(serial, registered, random, today, actOn)
  return {
    elder,
    age,
    health,
    registeredOn,
    mayMeasure: isAllowed(registered.body.consents, 'measuring'),
    mayAssess: isAllowed(registered.body.consents, 'assessment'),
  }
}

/** Two of three agreed that it is remembered what they like. Draws nothing. */
const likesToo = (serial: number, consents: readonly ConsentInput[]): readonly ConsentInput[] =>
  serial % 3 === 2 ? [] : agreedToo('preferences', consents)

/** Some tell a story (demo-asked.ts). Draws nothing. */
const tellsToo = (serial: number, consents: readonly ConsentInput[]): readonly ConsentInput[] =>
  storyTellers.includes(serial) ? agreedToo('stories', consents) : []

/** Serials. */
export const storyTellers: readonly number[] = [4, 9, 14]

/** With the signature that stands below the rest. */
function agreedToo(purpose: ConsentPurpose, [first]: readonly ConsentInput[]): readonly ConsentInput[] {
  if (first === undefined) return []
  const { signature, ...said } = first
  const below = signature === undefined ? {} : { signedWith: first.id }
  return [
    {
      ...said,
      ...below,
      id: `${first.id}-${purpose === 'preferences' ? 'likes' : purpose}`,
      purpose,
      textVersion: consentTexts[purpose].version,
    },
  ]
}

/** More in their seventies than in their nineties; three are over a hundred in a thousand. */
function ageOf(random: Random): number {
  if (random.chance(0.006)) return random.integer(100, 103)
  return 60 + Math.floor(39 * random.next() ** 1.35)
}

function healthOf(random: Random, age: number): Health {
  const frailty = Math.min(1, Math.max(0, (age - 62) / 42)) * 0.55 + random.next() * 0.6
  if (frailty < 0.42) return 'vital'
  if (frailty < 0.72) return 'slight'
  if (frailty < 0.86) return 'moderate'
  return frailty < 0.95 ? 'severe' : 'complete'
}

function numberOf(serial: number, random: Random, birthDate: CalendarDate, sex: '1' | '2'): ElderDraft {
  if (serial % 37 === 5) {
    return {
      birthDateSource: random.pick(['said', 'estimated'] as const),
      noNumberReason: random.pick(['lostCard', 'notAtHand', 'refuses', 'neverRegistered'] as const),
      noNumberNote: '家属说下次带来，先建档。',
    }
  }
  return { birthDateSource: 'card', identityNumber: demoIdentityNumber(random, birthDate, sex, serial) }
}

function homeOf(random: Random): ElderDraft {
  const area = pickArea(random)
  const { lat, lng } = placeNear(area.place, random)
  return {
    village: area.name,
    ...(area.isRural ? { group: `${random.pick(['一', '二', '三', '四', '五'])}组` } : {}),
    address: area.isRural
      ? `${area.name} ${random.integer(1, 160)} 号`
      : `${area.name}${random.pick(['桥东', '桥西', '新苑', '老街'])}小区 ${random.integer(1, 24)} 栋 ${random.integer(1, 3)} 单元 ${random.integer(101, 604)}`,
    ...(random.chance(0.9) ? { place: { latitude: lat, longitude: lng } } : {}),
  }
}

function livingOf(random: Random, age: number, health: Health): LivingSituation[] {
  const x = random.next()
  if (health === 'complete' || health === 'severe') {
    return x < 0.08
      ? ['alone']
      : x < 0.45
        ? ['children']
        : x < 0.75
          ? ['spouse', 'children']
          : x < 0.88
            ? ['spouse']
            : ['institution']
  }
  if (x < (age >= 80 ? 0.24 : 0.13)) return ['alone']
  if (x < 0.55) return ['spouse']
  if (x < 0.75) return ['spouse', 'children']
  return x < 0.95 ? ['children'] : [random.pick(['siblings', 'otherKin', 'nonKin'] as const)]
}

function contactsOf(random: Random, name: string, living: readonly LivingSituation[]): ElderBody['contacts'] {
  const surname = [...name][0] ?? '王'
  const count = random.chance(0.05) ? 0 : random.integer(1, 3)
  return Array.from({ length: count }, (_, i) => {
    const relation = random.pick(
      i === 0 ? (['son', 'daughter'] as const) : (['childInLaw', 'grandchild', 'sibling', 'neighbour'] as const),
    )
    const sex =
      relation === 'son' ? ('1' as const) : relation === 'daughter' ? ('2' as const) : random.pick(['1', '2'] as const)
    const named = nameInFamily(random, relation === 'neighbour' ? random.pick(['何', '张', '刘']) : surname, sex)
    const phone = random.chance(0.95) ? demoMobile(random) : undefined
    return {
      id: `c${i + 1}`,
      name: named,
      relation,
      ...(phone === undefined ? {} : { phone }),
      isEmergency: i === 0 && phone !== undefined,
      ...(i === 0 && (living.includes('children') || random.chance(0.4)) ? { isCaregiver: true } : {}),
    }
  })
}

const guardianOf = (random: Random, name: string): ElderDraft => ({
  guardian: {
    name: nameInFamily(random, [...name][0] ?? '王', '1'),
    relation: 'son',
    phone: demoMobile(random),
    evidence: random.pick(['户口簿，父子关系', '意定监护协议（公证）', '居委会指定监护证明']),
  },
})

function habitsOf(serial: number, random: Random, age: number): ElderDraft {
  return {
    // Not everybody says; neighbours bring most. Draws nothing.
    ...(serial % 5 === 4 ? {} : { heardFrom: serial % 2 === 0 ? 'neighbour' : channels[serial % channels.length]! }),
    ...(serial % 29 === 3 ? { calledAs: random.pick(['王老师', '李医生', '老班长', '周大姐']) } : {}),
    ...(serial % 31 === 4
      ? {
          otherBirthday: {
            calendar: 'lunar' as const,
            month: random.integer(1, 12),
            day: random.integer(1, 29),
            note: '家里按农历过生日',
          },
        }
      : {}),
    ...(age >= 80 && random.chance(0.4)
      ? { hearingNote: random.pick(['右耳听得清些，请站右边说', '戴助听器，说慢一点', '耳背，靠近说']) }
      : {}),
    ...(random.chance(0.12) ? { visionNote: random.pick(['白内障未手术，看大字', '戴老花镜']) } : {}),
    ...(random.chance(0.3) ? { dialect: random.pick(['四川话', '普通话', '客家话']) } : {}),
    ...(random.chance(0.15)
      ? { note: random.pick(['上午来人多，喜欢下午来。', '不吃猪肉。', '怕打针，先说清楚再做。', '女儿每周六来。']) }
      : {}),
  }
}

/** A wave of some twenty points: enough to count as signed, small enough for 300 of them. */
function signatureOf(random: Random): Signature {
  const points = Array.from({ length: 22 }, (_, i) => [
    Math.min(1_000, 120 + i * 32 + random.integer(-8, 8)),
    180 + Math.round(110 * Math.sin(i * 0.9)) + random.integer(-12, 12),
  ])
  return { way: 'drawn', strokes: [points.flat()] }
}

/** What happened to the record since. */
function changedLater(serial: number, elder: Elder, random: Random, today: CalendarDate, actOn: ActOn): Elder {
  if (serial === 20 || serial === 90) {
    // Two kiosks, cut off from each other, wrote down two telephone numbers: a question to staff (两处都改了).
    const day = addDays(today, -2)
    const one = editDocument(elder, { phone: demoMobile(random) }, actOn(day, demoStaff[1]!.id, 'demo-kiosk-1'))
    const other = editDocument(elder, { phone: demoMobile(random) }, actOn(day, demoStaff[2]!.id, 'demo-kiosk-2'))
    return mergeDocuments(elderKind, one, other) as Elder
  }
  if (serial % 60 === 59) {
    const act = actOn(addDays(today, -random.integer(1, 15)), demoStaff[0]!.id)
    return editDocument(
      elder,
      { archived: { reason: random.pick(['moved', 'died', 'left'] as const), at: instantOf(act.now) } },
      act,
    )
  }
  if (serial >= 6 && random.chance(0.1)) {
    const act = actOn(addDays(today, -random.integer(1, 18)), random.pick(demoWriters).id)
    return editDocument(elder, { phone: demoMobile(random) }, later(act, 5))
  }
  return elder
}
