/**
 * The public sources that the library keeps to, by their published titles (what has none is told without title marks). An article says nothing that its sources do not say.
 * What of it was found in which public texts, and what was corrected, stands in docs/guides/library-check.md. None of the sources was read whole, so none carries a day of consulting
 * (`consultedOn`): a reviewer notes it.
 */
import type { ArticleSource } from '../article.ts'

const nhc = '国家卫生健康委员会'
const who = '世界卫生组织'
const factSheet = (name: string, page: string): ArticleSource => ({
  name,
  publisher: who,
  address: `https://www.who.int/news-room/fact-sheets/detail/${page}`,
})

export const librarySources = {
  // China: health literacy, public health, the elderly
  literacy: { name: '《中国公民健康素养——基本知识与技能（2024年版）》', publisher: nhc },
  healthyChina: { name: '《健康中国行动（2019—2030年）》', publisher: '健康中国行动推进委员会' },
  publicHealth: { name: '《国家基本公共卫生服务规范（第三版）》', publisher: '原国家卫生计生委，2017年' },
  elderGuide: { name: '《中国老年人健康指南》' },
  elderCore: { name: '《老年健康核心信息》', publisher: '原国家卫生计生委，2014年' },
  disabilityCore: { name: '《老年失能预防核心信息》', publisher: `${nhc}，2019年` },
  elderNursing: { name: '《老年护理实践指南（试行）》', publisher: `${nhc}，2019年` },
  fallGuide: { name: '《老年人跌倒干预技术指南》', publisher: '原卫生部，2011年' },
  dementiaCore: { name: '《阿尔茨海默病预防与干预核心信息》', publisher: `${nhc}，2019年` },
  mindCore: { name: '《心理健康素养十条》', publisher: nhc },
  hotline12356: { name: '关于“12356”全国统一心理援助热线的消息（2024年12月25日）', publisher: nhc },
  osteoCore: { name: '《防治骨质疏松知识要点》', publisher: '原卫生部，2011年' },
  familyDoctor: { name: '《关于推进家庭医生签约服务高质量发展的指导意见》', publisher: `${nhc}等，2022年` },
  smartHelp: { name: '《关于切实解决老年人运用智能技术困难的实施方案》', publisher: '国务院办公厅，2020年' },
  careInsurance: { name: '《关于扩大长期护理保险制度试点的指导意见》', publisher: '国家医保局、财政部，2020年' },
  careInsuranceNational: {
    name: '《关于加快建立长期护理保险制度的意见》',
    publisher: '中共中央办公厅、国务院办公厅，2026年',
  },
  basicCare: { name: '《关于推进基本养老服务体系建设的意见》', publisher: '中共中央办公厅、国务院办公厅，2023年' },
  elderLaw: { name: '《中华人民共和国老年人权益保障法》' },
  trafficLaw: { name: '《中华人民共和国道路交通安全法》' },
  fraudLaw: { name: '《中华人民共和国反电信网络诈骗法》' },
  foodLaw: { name: '《中华人民共和国食品安全法》' },
  consumerRules: { name: '《中华人民共和国消费者权益保护法实施条例》' },
  healthFoodLabel: { name: '《保健食品标注警示用语指南》', publisher: '国家市场监督管理总局，2019年' },
  fireLaw: { name: '《中华人民共和国消防法》' },
  homeAdaptation: { name: '《关于加快实施老年人居家适老化改造工程的指导意见》', publisher: '民政部等，2020年' },
  heatGuide: { name: '《高温热浪公众健康防护指南》', publisher: '国家疾控局，2023年' },
  heatCdc: { name: '《公众高温中暑预防与紧急处理指南（2014版）》', publisher: '中国疾控中心' },
  coldGuide: { name: '《寒潮公众健康防护指南》', publisher: '国家疾控局，2023年' },
  palliativeGuide: { name: '《安宁疗护实践指南（试行）》', publisher: '原国家卫生计生委，2017年' },
  oralGuide: { name: '《中国居民口腔健康指南》', publisher: '原卫生部，2009年' },
  tcmTypes: { name: '《中医体质分类与判定》（ZYYXH/T157-2009）', publisher: '中华中医药学会' },
  tcmLiteracy: { name: '《中国公民中医养生保健素养》', publisher: '国家中医药管理局，2014年' },
  resistance: { name: '《遏制微生物耐药国家行动计划（2022—2025年）》', publisher: `${nhc}等，2022年` },
  cervical: { name: '《宫颈癌筛查工作方案》', publisher: `${nhc}，2022年` },
  breast: { name: '《乳腺癌筛查工作方案》', publisher: `${nhc}，2022年` },
  prostateCancer: { name: '《前列腺癌筛查与早诊早治方案（2024年版）》', publisher: nhc },

  // China: food
  diet: { name: '《中国居民膳食指南（2022）》', publisher: '中国营养学会' },
  elderWeight: { name: 'WS/T 868—2025（高龄老年人体重管理）' },
  elderDiet: { name: '《老年人膳食指导》（WS/T 556—2017）', publisher: '原国家卫生计生委' },
  pressureDiet: { name: '《成人高血压食养指南（2023年版）》', publisher: nhc },
  diabetesDiet: { name: '《成人糖尿病食养指南（2023年版）》', publisher: nhc },
  lipidDiet: { name: '《成人高脂血症食养指南（2023年版）》', publisher: nhc },
  goutDiet: { name: '《成人高尿酸血症与痛风食养指南（2024年版）》', publisher: nhc },
  kidneyDiet: { name: '《成人慢性肾脏病食养指南（2024年版）》', publisher: nhc },

  // China: clinical guidelines
  pressure: { name: '《中国高血压防治指南（2018年修订版）》' },
  elderPressure: { name: '《中国老年高血压管理指南2023》' },
  homePressure: { name: '《2019中国家庭血压监测指南》' },
  diabetes: { name: '《中国2型糖尿病防治指南（2020年版）》', publisher: '中华医学会糖尿病学分会' },
  elderDiabetes: { name: '《中国老年2型糖尿病防治临床指南（2022年版）》' },
  glucoseMonitoring: { name: '《中国血糖监测临床应用指南（2021年版）》', publisher: '中华医学会糖尿病学分会' },
  lipids: { name: '《中国血脂管理指南（2023年）》' },
  stroke: { name: '《中国脑卒中防治指导规范（2021年版）》', publisher: nhc },
  heartFailure: { name: '《中国心力衰竭诊断和治疗指南2018》', publisher: '中华医学会心血管病学分会' },
  copd: { name: '《慢性阻塞性肺疾病诊治指南（2021年修订版）》' },
  osteo: { name: '《原发性骨质疏松症诊疗指南（2022）》' },
  sarcopenia: { name: '《中国老年人肌少症诊疗专家共识（2021）》' },
  parkinson: { name: '《中国帕金森病治疗指南（第四版）》' },
  constipation: { name: '《中国慢性便秘专家共识意见（2019，广州）》' },
  insomnia: { name: '《中国成人失眠诊断与治疗指南（2023版）》' },
  swallowing: { name: '《中国吞咽障碍评估与治疗专家共识（2017年版）》' },
  quitSmoking: { name: '《中国临床戒烟指南（2015年版）》', publisher: '原国家卫生计生委' },
  elderDrugs: { name: '《中国老年人潜在不适当用药判断标准（2017年版）》' },
  activity: { name: '《中国人群身体活动指南（2021）》' },
  coronary: { name: '《稳定性冠心病基层诊疗指南（2020年）》', publisher: '中华医学会等' },
  strokeRehab: { name: '《中国脑卒中早期康复治疗指南》', publisher: '中华医学会神经病学分会，2017年' },
  ulcer: { name: '《消化性溃疡诊断与治疗共识意见（2022年，上海）》', publisher: '中华消化杂志编辑委员会' },
  cirrhosis: { name: '《肝硬化诊治指南》', publisher: '中华医学会肝病学分会，2019年' },
  hepatitisB: { name: '《慢性乙型肝炎防治指南（2022年版）》', publisher: '中华医学会肝病学分会、感染病学分会' },
  epilepsy: { name: '《临床诊疗指南·癫痫病分册（2015修订版）》', publisher: '中国抗癫痫协会' },
  hypothyroid: { name: '《成人甲状腺功能减退症诊治指南》', publisher: '中华医学会内分泌学分会，2017年' },
  hypothyroidPrimary: { name: '《甲状腺功能减退症基层诊疗指南（2019年）》', publisher: '中华医学会等' },
  glaucoma: { name: '《中国青光眼指南（2020年）》', publisher: '中华医学会眼科学分会青光眼学组等' },
  severeMind: { name: '《严重精神障碍管理治疗工作规范（2018年版）》', publisher: nhc },

  // World Health Organization
  whoFalls: factSheet('Falls（跌倒，实况报道）', 'falls'),
  whoMind: factSheet('Mental health of older adults（老年人心理健康，实况报道）', 'mental-health-of-older-adults'),
  whoDepression: factSheet('Depressive disorder (depression)（抑郁障碍，实况报道）', 'depression'),
  whoDementia: factSheet('Dementia（痴呆症，实况报道）', 'dementia'),
  whoActivity: factSheet('Physical activity（身体活动，实况报道）', 'physical-activity'),
  whoTobacco: factSheet('Tobacco（烟草，实况报道）', 'tobacco'),
  whoAlcohol: factSheet('Alcohol（酒精，实况报道）', 'alcohol'),
  whoOral: factSheet('Oral health（口腔健康，实况报道）', 'oral-health'),
  whoHearing: factSheet('Deafness and hearing loss（耳聋和听力损失，实况报道）', 'deafness-and-hearing-loss'),
  whoVision: factSheet(
    'Blindness and vision impairment（盲症和视力损害，实况报道）',
    'blindness-and-visual-impairment',
  ),
  whoAids: factSheet('Assistive technology（辅助技术，实况报道）', 'assistive-technology'),
  whoPalliative: factSheet('Palliative care（姑息治疗，实况报道）', 'palliative-care'),
  whoFood: factSheet('Food safety（食品安全，实况报道）', 'food-safety'),
  whoFlu: factSheet('Influenza (seasonal)（季节性流感，实况报道）', 'influenza-(seasonal)'),
  whoTb: factSheet('Tuberculosis（结核病，实况报道）', 'tuberculosis'),
  whoJoints: factSheet('Osteoarthritis（骨关节炎，实况报道）', 'osteoarthritis'),
  whoAbuse: factSheet('Abuse of older people（虐待老年人，实况报道）', 'abuse-of-older-people'),
  whoHeart: factSheet('Cardiovascular diseases (CVDs)（心血管疾病，实况报道）', 'cardiovascular-diseases-(cvds)'),
  whoMenopause: factSheet('Menopause（更年期，实况报道）', 'menopause'),
  whoCancer: factSheet('Cancer（癌症，实况报道）', 'cancer'),
  whoEpilepsy: factSheet('Epilepsy（癫痫，实况报道）', 'epilepsy'),
  whoFive: { name: 'Five keys to safer food manual（食品安全五大要点培训手册）', publisher: who },
  whoIcope: {
    name: 'Integrated care for older people (ICOPE): guidance for person-centred assessment and pathways in primary care',
    publisher: `${who}，2019年`,
  },
  whoIsupport: {
    name: 'iSupport for dementia: training and support manual for carers of people with dementia',
    publisher: `${who}，2019年`,
  },
  whoMedication: { name: '5 Moments for Medication Safety（用药安全五个时刻）', publisher: who },
  whoHands: {
    name: 'WHO guidelines on hand hygiene in health care（医疗机构手卫生指南）',
    publisher: `${who}，2009年`,
  },
  pressureInjury: {
    name: 'Prevention and Treatment of Pressure Ulcers/Injuries: Clinical Practice Guideline',
    publisher: 'EPUAP/NPIAP/PPPIA，2019年',
  },
} as const satisfies Readonly<Record<string, ArticleSource>>

export type SourceId = keyof typeof librarySources
