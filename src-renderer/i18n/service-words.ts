/**
 * Names and units of the common services in the language on screen. Institutions write them in Chinese; where one uses the
 * common name, its English is known here, and a name of an institution's own stays as it is.
 */
import { useTranslation } from 'react-i18next'
import { currentLanguage } from './i18n.ts'

export type ServiceWords = {
  readonly service: (name: string) => string
  /** "次", "visit": what stands behind a price. */
  readonly unit: (unit: string) => string
}

export function useServiceWords(): ServiceWords {
  useTranslation('services')
  return currentLanguage() === 'en' ? english : asWritten
}

const asWritten: ServiceWords = { service: (name) => name, unit: (unit) => unit }
const english: ServiceWords = {
  service: (name) => englishServices.get(name) ?? name,
  unit: (unit) => englishUnits.get(unit) ?? unit,
}

export const englishServices: ReadonlyMap<string, string> = new Map([
  ['健康讲座', 'Health talk'],
  ['健康指导', 'Health guidance'],
  ['慢性病自我管理小组', 'Living with a chronic illness, group'],
  ['用药梳理', 'Review of medicines'],
  ['老年人健康体检', 'Health check-up'],
  ['居家防跌倒评估', 'Fall check of the home'],
  ['流感疫苗接种', 'Flu vaccination'],
  ['视力与听力筛查', 'Eyesight and hearing test'],
  ['门诊看病', 'Seeing a doctor'],
  ['家庭医生签约服务', 'Family doctor'],
  ['医生上门巡诊', 'Doctor comes home'],
  ['护士上门护理', 'Nurse comes home'],
  ['中医调理门诊', 'Chinese medicine'],
  ['远程问诊', 'Doctor by video'],
  ['转诊协助', 'Help with a referral'],
  ['肢体康复训练', 'Movement training'],
  ['上门康复指导', 'Rehabilitation at home'],
  ['吞咽与言语训练', 'Swallowing and speech training'],
  ['中风后康复小组', 'Group after a stroke'],
  ['短期托养（喘息服务）', 'Short stay (respite)'],
  ['机构养老', 'Care home'],
  ['居家照护', 'Care at home'],
  ['认知障碍照护', 'Memory care'],
  ['日间照料', 'Day care'],
  ['安宁疗护上门', 'Palliative care at home'],
  ['安宁疗护病房', 'Palliative ward'],
  ['家属心理支持', 'Support for the family'],
  ['社区食堂就餐', 'Meal at the canteen'],
  ['送餐上门', 'Meal delivery'],
  ['助浴点洗浴', 'Bath at the bathing point'],
  ['上门助浴', 'Bath at home'],
  ['家庭保洁', 'House cleaning'],
  ['厨房油烟清洗', 'Kitchen deep cleaning'],
  ['衣物被褥清洗', 'Laundry'],
  ['陪同外出', 'Company outdoors'],
  ['轮椅租借', 'Wheelchair rental'],
  ['护理床租借', 'Care bed rental'],
  ['适老化改造', 'Home adaptation'],
  ['陪同就医', 'Company to the doctor'],
  ['就医接送', 'Transport to the doctor'],
  ['代取药品', 'Fetching medicine'],
  ['居家紧急呼叫', 'Emergency button at home'],
  ['紧急上门处置', 'Emergency visit'],
  ['上门探访', 'Home visit'],
  ['电话关爱', 'Regular phone call'],
  ['陪伴聊天读报', 'Company and reading aloud'],
  ['心理疏导', 'Counselling'],
  ['太极与八段锦班', 'Tai chi class'],
  ['平衡与力量课', 'Balance and strength class'],
])

export const englishUnits: ReadonlyMap<string, string> = new Map([
  ['次', 'visit'],
  ['场', 'session'],
  ['期', 'course'],
  ['年', 'year'],
  ['月', 'month'],
  ['天', 'day'],
  ['小时', 'hour'],
  ['餐', 'meal'],
  ['户', 'home'],
  ['趟', 'trip'],
])
