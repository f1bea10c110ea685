/**
 * The demo county's 60 institutions and eight suppliers. About one in six may not be recommended on the day, for every reason
 * there is, so that the directory has something to explain (demo-verification.ts).
 */
import type { ExpertBody } from '../organizations/expert.ts'
import {
  type OfferedService,
  type OpenHours,
  type OrganizationBody,
  organizationKind,
  type OrganizationType,
} from '../organizations/organization.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { demoExperts } from './demo-experts.ts'
import { demoCreditCode, demoLandline } from './demo-numbers.ts'
import { type DemoArea, demoAreas, placeNear } from './demo-places.ts'
import { licencesFor, paperFor, satisfactionFor, standingOf, supplierLicences } from './demo-verification.ts'
import type { Random } from './random.ts'
import { codesByType, serviceCatalogue } from './service-catalogue.ts'

type Plan = {
  readonly type: Exclude<OrganizationType, 'supplier'>
  readonly names: readonly string[]
  readonly prefix: '91' | '52' | '12' | '51'
}

/** 60 in all. A name beginning with ~ gets the area's name in front. */
const plans: readonly Plan[] = [
  { type: 'hospital', prefix: '12', names: ['青溪县人民医院', '青溪县中医医院', '青溪县第二人民医院'] },
  { type: 'hospital', prefix: '91', names: ['康宁老年病医院'] },
  {
    type: 'communityHealthCentre',
    prefix: '12',
    names: ['~卫生服务中心', '~卫生服务中心', '~卫生服务中心', '~卫生服务站', '~卫生服务站'],
  },
  { type: 'clinic', prefix: '91', names: ['仁济中医诊所', '同心全科诊所', '~诊所', '~诊所'] },
  { type: 'nursingHome', prefix: '52', names: ['夕照养老院', '福寿居养老公寓', '松鹤颐养中心', '~敬老院', '~敬老院'] },
  { type: 'dayCare', prefix: '52', names: ['~日间照料中心', '~日间照料中心', '~日间照料中心', '~日间照料中心'] },
  { type: 'rehabilitation', prefix: '91', names: ['步健康复中心', '新程康复诊疗中心', '阳光康复门诊', '~康复站'] },
  { type: 'mealService', prefix: '91', names: ['暖心老年食堂', '邻里长者食堂', '~助餐点', '~助餐点', '四季送餐'] },
  {
    type: 'homeCare',
    prefix: '91',
    names: ['安心居家照护', '好帮手家政', '贴心人护理服务', '家和居家养老', '青藤照护', '邻家家政'],
  },
  { type: 'fitness', prefix: '52', names: ['夕阳红健身会', '太极协会', '~健身点'] },
  {
    type: 'volunteer',
    prefix: '51',
    names: ['青溪志愿者协会', '银发互助会', '~邻里互助队', '~邻里互助队', '~邻里互助队'],
  },
  { type: 'palliativeCare', prefix: '52', names: ['静园安宁疗护中心', '晚晴关怀服务中心'] },
  { type: 'equipmentRental', prefix: '91', names: ['乐行辅具租赁', '康达辅具适配站', '安居适老化改造'] },
  { type: 'transport', prefix: '91', names: ['平安就医接送', '应急呼叫中心', '相伴助医服务'] },
  {
    type: 'homeCare',
    prefix: '52',
    names: ['银龄为老服务中心', '青石为老服务站', '柳溪为老服务站', '白鹭为老服务站', '松岗为老服务站'],
  },
  { type: 'clinic', prefix: '91', names: ['百草堂中医诊所', '益民中医诊所'] },
]

const supplierNames = [
  '康泽医疗器械商行',
  '颐家辅具用品店',
  '银杏健康食品公司',
  '安步助行器材厂店',
  '山田农产合作社',
  '悦听助听器验配中心',
  '洁护护理用品商行',
  '老友日用品店',
]

const weekdays: OpenHours = { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }
const saturday: OpenHours = { weekdays: [6], from: '09:00', to: '12:00' }
const everyDay: OpenHours = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '07:30', to: '18:30' }
const dayAndNight: OpenHours = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
const hoursByType: Partial<Record<OrganizationType, readonly OpenHours[]>> = {
  hospital: [dayAndNight],
  nursingHome: [everyDay],
  mealService: [everyDay],
  transport: [dayAndNight],
  homeCare: [everyDay],
}

export type DemoOrganizations = {
  readonly organizations: readonly Document<OrganizationBody>[]
  readonly suppliers: readonly Document<OrganizationBody>[]
  readonly experts: readonly Document<ExpertBody>[]
}

/** @param actOn an act of the catalog's keeper on a day. */
export function demoOrganizations(
  random: Random,
  today: CalendarDate,
  actOn: (day: CalendarDate) => Act,
): DemoOrganizations {
  let serial = 0
  const usedNames = new Set<string>()
  const organizations = plans.flatMap(({ type, names, prefix }) =>
    names.map((name) => {
      serial += 1
      const home = areaFor(name, type, random, usedNames)
      const fullTitle = name.startsWith('~') ? `${home.name}${name.slice(1)}` : name
      usedNames.add(fullTitle)
      const creditCode = demoCreditCode(prefix, serial)
      const standing = standingOf(serial)
      const body: OrganizationBody = {
        name: fullTitle,
        type,
        ownership: prefix === '12' || fullTitle.includes('敬老院') ? 'public' : 'private',
        creditCode,
        services: servicesFor(type, home, random, today),
        place: placeNear(home.place, random),
        address: `${home.name}${random.pick(['老街', '新民路', '桥头', '文化路', '河边路'])} ${random.integer(1, 180)} 号`,
        phone: demoLandline(serial),
        openingHours: [...(hoursByType[type] ?? [weekdays, saturday])],
        ...(random.chance(0.4)
          ? {
              note: random.pick([
                '一楼有坡道，轮椅可进。',
                '无电梯，二楼接待，请提前打电话。',
                '门口可短时停车。',
                '请带身份证件和医保凭证。',
              ]),
            }
          : {}),
        ...paperFor(standing, licencesFor(type, creditCode, serial, today), random, today),
        satisfaction: satisfactionFor(random),
      }
      return createDocument(organizationKind, body, actOn(body.verification.appliedOn))
    }),
  )
  const suppliers = supplierNames.map((name, i) => {
    serial += 1
    const home = demoAreas[i % 4]!
    const creditCode = demoCreditCode(name.includes('合作社') ? '93' : i % 3 === 1 ? '92' : '91', serial)
    const body: OrganizationBody = {
      name,
      type: 'supplier',
      ownership: 'private',
      creditCode,
      services: [],
      place: placeNear(home.place, random),
      address: `${home.name}商业街 ${random.integer(1, 90)} 号`,
      phone: demoLandline(serial),
      openingHours: [everyDay],
      // The last one ran out: its goods leave the shelf by themselves.
      ...paperFor(
        i === supplierNames.length - 1 ? 'licenceRanOut' : 'good',
        supplierLicences(i, serial, today),
        random,
        today,
      ),
      satisfaction: satisfactionFor(random),
    }
    return createDocument(organizationKind, body, actOn(body.verification.appliedOn))
  })
  const experts = demoExperts(organizations, random, today, actOn)
  return { organizations, suppliers, experts }
}

function areaFor(name: string, type: OrganizationType, random: Random, used: ReadonlySet<string>): DemoArea {
  const named = demoAreas.find((area) => name.includes(area.name.replace(/社区|村/, '')))
  if (named !== undefined) return named
  if (!name.startsWith('~')) return random.pick(demoAreas.slice(0, type === 'hospital' ? 2 : 6))
  // Every neighbourhood gets one of a kind before any gets a second.
  const free = demoAreas.filter((area) => !used.has(`${area.name}${name.slice(1)}`))
  return free[0] ?? random.pick(demoAreas)
}

function servicesFor(type: Plan['type'], home: DemoArea, random: Random, today: CalendarDate): OfferedService[] {
  const codes = codesByType[type]
  const chosen = random.sample(
    codes,
    Math.max(1, Math.min(codes.length, random.integer(codes.length - 3, codes.length))),
  )
  return chosen.map((code) => {
    const { name, needs, mode, yuan, unit, description, excludes } = serviceCatalogue[code]!
    const near = demoAreas
      .filter((area) => area !== home && random.chance(area.isRural ? 0.35 : 0.7))
      .map((area) => area.name)
    return {
      id: code,
      code,
      name,
      description,
      needs: [...needs],
      mode,
      priceFen: priceOf(yuan, random),
      unit,
      priceDate: addDays(today, -random.integer(3, 200)),
      serviceArea: mode !== 'atHome' || random.chance(0.3) ? ('all' as const) : [home.name, ...near],
      hours: mode === 'online' ? [everyDay] : [weekdays],
      ...(excludes === undefined ? {} : { excludes }),
      ...(random.chance(0.7) ? { waitDays: random.integer(0, type === 'hospital' ? 14 : 6) } : {}),
    }
  })
}

/** Whole yuan below 100, tens above: what stands on a real price list. */
function priceOf([low, high]: readonly [number, number], random: Random): number {
  const yuan = random.integer(low, high)
  return (yuan < 100 ? yuan : Math.round(yuan / 10) * 10) * 100
}
