/**
 * Code lists of 个人基本信息表 (third edition 2017, standards/02 §2: each in two or more independent copies). Occupations begin at 0. The lists of
 * the assessment (GB/T 42195) are other ones: a code never goes from one to the other.
 */
import type { Option } from './record-page.ts'

const from =
  (first: number) =>
  (...labels: readonly string[]): readonly Option[] =>
    labels.map((label, place) => ({ code: String(first + place), label }))
const list = from(1)

const illnesses = [
  '高血压',
  '糖尿病',
  '冠心病',
  '慢性阻塞性肺疾病',
  '恶性肿瘤',
  '脑卒中',
  '严重精神障碍',
  '结核病',
  '肝炎',
] as const

export const officialLists = {
  sex: [
    { code: '1', label: '男' },
    { code: '2', label: '女' },
    { code: '9', label: '未说明的性别' },
    { code: '0', label: '未知的性别' },
  ],
  residence: list('户籍', '非户籍'),
  ethnicity: [
    { code: '01', label: '汉族' },
    { code: '99', label: '少数民族' },
  ],
  bloodGroup: list('A型', 'B型', 'O型', 'AB型', '不详'),
  rhesus: list('阴性', '阳性', '不详'),
  education: list(
    '研究生',
    '大学本科',
    '大学专科和专科学校',
    '中等专业学校',
    '技工学校',
    '高中',
    '初中',
    '小学',
    '文盲或半文盲',
    '不详',
  ),
  occupation: from(0)(
    '国家机关、党群组织、企业、事业单位负责人',
    '专业技术人员',
    '办事人员和有关人员',
    '商业、服务业人员',
    '农、林、牧、渔、水利业生产人员',
    '生产、运输设备操作人员及有关人员',
    '军人',
    '不便分类的其他从业人员',
    '无职业',
  ),
  marital: list('未婚', '已婚', '丧偶', '离婚', '未说明的婚姻状况'),
  payment: list(
    '城镇职工基本医疗保险',
    '城镇居民基本医疗保险',
    '新型农村合作医疗',
    '贫困救助',
    '商业医疗保险',
    '全公费',
    '全自费',
    '其他',
  ),
  drugAllergy: list('无', '青霉素', '磺胺', '链霉素', '其他'),
  exposure: list('无', '化学品', '毒物', '射线'),
  pastIllness: list('无', ...illnesses, '其他法定传染病', '职业病', '其他'),
  noneOrSome: list('无', '有'),
  familyIllness: list('无', ...illnesses, '先天畸形', '其他'),
  disability: list('无残疾', '视力', '听力', '言语', '肢体', '智力', '精神', '其他残疾'),
  kitchen: list('无', '油烟机', '换气扇', '烟囱'),
  fuel: list('液化气', '煤', '天然气', '沼气', '柴火', '其他'),
  water: list('自来水', '经净化过滤的水', '井水', '河湖水', '塘水', '其他'),
  toilet: list('卫生厕所', '一格或二格粪池式', '马桶', '露天粪坑', '简易棚厕'),
  livestock: list('无', '单设', '室内', '室外'),
} as const satisfies Readonly<Record<string, readonly Option[]>>
