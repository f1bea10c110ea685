/** Experts and family doctors of the demo county, each at an institution that has the like. */
import { type ExpertBody, expertKind, type expertProfessions } from '../organizations/expert.ts'
import type { OrganizationBody, OrganizationType } from '../organizations/organization.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { fullName } from './demo-names.ts'
import { demoMobile, demoNurseCertificate, demoPhysicianCertificate } from './demo-numbers.ts'
import { paperFor, satisfactionFor, type Standing } from './demo-verification.ts'
import type { Random } from './random.ts'

type ExpertPlan = {
  readonly profession: (typeof expertProfessions)[number]
  readonly at: readonly OrganizationType[]
  readonly titles: readonly string[]
  readonly specialities: readonly string[]
  readonly needs: ExpertBody['needs']
  readonly count: number
}

const expertPlans: readonly ExpertPlan[] = [
  {
    profession: 'familyDoctor',
    at: ['communityHealthCentre'],
    titles: ['主治医师', '副主任医师'],
    specialities: ['高血压', '糖尿病', '老年保健', '慢阻肺'],
    needs: ['treatment', 'prevention'],
    count: 12,
  },
  {
    profession: 'physician',
    at: ['hospital', 'clinic', 'palliativeCare'],
    titles: ['主治医师', '副主任医师', '主任医师'],
    specialities: ['老年医学', '神经内科', '骨科', '中医内科', '安宁疗护', '眼科'],
    needs: ['treatment'],
    count: 12,
  },
  {
    profession: 'nurse',
    at: ['communityHealthCentre', 'hospital'],
    titles: ['护师', '主管护师'],
    specialities: ['伤口护理', '导管护理', '糖尿病教育'],
    needs: ['longTermCare', 'treatment'],
    count: 7,
  },
  {
    profession: 'therapist',
    at: ['rehabilitation', 'hospital'],
    titles: ['康复治疗师', '主管技师'],
    specialities: ['中风后康复', '骨折后康复', '吞咽训练', '平衡训练'],
    needs: ['rehabilitation'],
    count: 6,
  },
  {
    profession: 'pharmacist',
    at: ['hospital', 'communityHealthCentre'],
    titles: ['药师', '主管药师'],
    specialities: ['多重用药梳理', '家庭药箱'],
    needs: ['healthEducation'],
    count: 3,
  },
  {
    profession: 'dietitian',
    at: ['hospital'],
    titles: ['营养师'],
    specialities: ['糖尿病饮食', '软食与吞咽饮食'],
    needs: ['healthEducation'],
    count: 2,
  },
  {
    profession: 'counsellor',
    at: ['palliativeCare', 'hospital'],
    titles: ['心理咨询师'],
    specialities: ['睡眠与情绪', '丧亲陪伴'],
    needs: ['healthEducation', 'visiting'],
    count: 2,
  },
  {
    profession: 'socialWorker',
    at: ['volunteer', 'homeCare', 'dayCare'],
    titles: ['社会工作师'],
    specialities: ['独居探访', '家庭关系', '政策咨询'],
    needs: ['visiting', 'medicalEscort'],
    count: 3,
  },
  {
    profession: 'fitnessCoach',
    at: ['fitness'],
    titles: ['社会体育指导员'],
    specialities: ['太极拳', '八段锦', '坐式健身'],
    needs: ['prevention'],
    count: 3,
  },
]

export function demoExperts(
  organizations: readonly Document<OrganizationBody>[],
  random: Random,
  today: CalendarDate,
  actOn: (day: CalendarDate) => Act,
): readonly Document<ExpertBody>[] {
  let serial = 0
  return expertPlans.flatMap((plan) =>
    Array.from({ length: plan.count }, () => {
      serial += 1
      const sex = random.chance(0.55) ? ('2' as const) : ('1' as const)
      const employer = random.pick(organizations.filter((one) => plan.at.includes(one.body.type)))
      const certificate =
        plan.profession === 'nurse'
          ? demoNurseCertificate(serial)
          : plan.profession === 'familyDoctor' || plan.profession === 'physician'
            ? demoPhysicianCertificate(serial)
            : `DEMO-${1600 + serial}`
      const specialities = random.sample(plan.specialities, 2)
      const standing: Standing = serial % 17 === 0 ? 'expired' : serial % 11 === 0 ? 'applied' : 'good'
      const body: ExpertBody = {
        name: fullName(random, sex, 1975),
        sex,
        profession: plan.profession,
        title: random.pick(plan.titles),
        certificate,
        organization: employer.id,
        organizationName: employer.body.name,
        specialities: [...specialities],
        needs: [...plan.needs],
        profile: `从业 ${random.integer(6, 34)} 年，擅长${specialities.join('、')}。${random.pick(['说话慢，愿意多解释一遍。', '每月下乡一次。', '欢迎家属一同前来。', '看诊前请把正在吃的药都带上。'])}`,
        ...(random.chance(0.3) ? { phone: demoMobile(random) } : {}),
        schedule: [...new Set([random.integer(1, 5), random.integer(1, 5)])].map((weekday) => ({
          weekday,
          from: random.chance(0.5) ? '09:00' : '14:00',
          to: '17:00',
          mode: random.pick(['onSite', 'atHome', 'online'] as const),
          places: random.integer(2, 12),
        })),
        ...paperFor(standing, [], random, today),
        satisfaction: satisfactionFor(random),
      }
      return createDocument(expertKind, body, actOn(body.verification.appliedOn))
    }),
  )
}
