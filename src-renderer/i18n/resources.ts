/** Every feature's texts, listed once: two imports and two lines a feature. How to add one: `i18n.ts`. */
import { appEn } from './en/app.ts'
import { archiveEn } from './en/archive.ts'
import { articlesEn } from './en/articles.ts'
import { askingEn } from './en/asking.ts'
import { assessmentEn } from './en/assessment.ts'
import { auditEn } from './en/audit.ts'
import { callStaffEn } from './en/call-staff.ts'
import { elderAskEn } from './en/elder-ask.ts'
import { elderHomeEn } from './en/elder-home.ts'
import { elderLearnEn } from './en/elder-learn.ts'
import { elderIdentifyEn } from './en/elder-identify.ts'
import { healthBasicsEn } from './en/health-basics.ts'
import { idCardEn } from './en/id-card.ts'
import { clinicEn } from './en/clinic.ts'
import { importsEn } from './en/imports.ts'
import { idleEn } from './en/idle.ts'
import { instrumentsEn } from './en/instruments.ts'
import { sealedEn } from './en/sealed.ts'
import { elderLooksEn } from './en/elder-looks.ts'
import { elderFitsEn } from './en/elder-fits.ts'
import { elderServicesEn } from './en/elder-services.ts'
import { elderWelcomeEn } from './en/elder-welcome.ts'
import { elderConsentsEn } from './en/elder-consents.ts'
import { settingsEn } from './en/settings.ts'
import { leaseEn } from './en/lease.ts'
import { questionsEn } from './en/questions.ts'
import { selfAnswersEn } from './en/self-answers.ts'
import { syncEn } from './en/sync.ts'
import { dayEn } from './en/day.ts'
import { eldersEn } from './en/elders.ts'
import { erasureEn } from './en/erasure.ts'
import { checkUpsEn } from './en/check-ups.ts'
import { followUpsEn } from './en/follow-ups.ts'
import { trainingEn } from './en/training.ts'
import { transferEn } from './en/transfer.ts'
import { needsEn } from './en/needs.ts'
import { preferencesEn } from './en/preferences.ts'
import { radarEn } from './en/radar.ts'
import { peopleEn } from './en/people.ts'
import { papersEn } from './en/papers.ts'
import { readingEn } from './en/reading.ts'
import { recordCopyEn } from './en/record-copy.ts'
import { refusalEn } from './en/refusal.ts'
import { packsEn } from './en/packs.ts'
import { restoreEn } from './en/restore.ts'
import { todayEn } from './en/today.ts'
import { servicesEn } from './en/services.ts'
import { outreachEn } from './en/outreach.ts'
import { trustEn } from './en/trust.ts'
import { uiEn } from './en/ui.ts'
import { app } from './zh-CN/app.ts'
import { archive } from './zh-CN/archive.ts'
import { articles } from './zh-CN/articles.ts'
import { asking } from './zh-CN/asking.ts'
import { assessment } from './zh-CN/assessment.ts'
import { audit } from './zh-CN/audit.ts'
import { callStaff } from './zh-CN/call-staff.ts'
import { elderAsk } from './zh-CN/elder-ask.ts'
import { elderHome } from './zh-CN/elder-home.ts'
import { elderLearn } from './zh-CN/elder-learn.ts'
import { elderIdentify } from './zh-CN/elder-identify.ts'
import { idCard } from './zh-CN/id-card.ts'
import { clinic } from './zh-CN/clinic.ts'
import { imports } from './zh-CN/imports.ts'
import { idle } from './zh-CN/idle.ts'
import { instruments } from './zh-CN/instruments.ts'
import { sealed } from './zh-CN/sealed.ts'
import { elderLooks } from './zh-CN/elder-looks.ts'
import { elderFits } from './zh-CN/elder-fits.ts'
import { elderServices } from './zh-CN/elder-services.ts'
import { elderWelcome } from './zh-CN/elder-welcome.ts'
import { elderConsents } from './zh-CN/elder-consents.ts'
import { settings } from './zh-CN/settings.ts'
import { lease } from './zh-CN/lease.ts'
import { questions } from './zh-CN/questions.ts'
import { selfAnswers } from './zh-CN/self-answers.ts'
import { sync } from './zh-CN/sync.ts'
import { day } from './zh-CN/day.ts'
import { elders } from './zh-CN/elders.ts'
import { erasure } from './zh-CN/erasure.ts'
import { checkUps } from './zh-CN/check-ups.ts'
import { followUps } from './zh-CN/follow-ups.ts'
import { training } from './zh-CN/training.ts'
import { transfer } from './zh-CN/transfer.ts'
import { needs } from './zh-CN/needs.ts'
import { preferences } from './zh-CN/preferences.ts'
import { radar } from './zh-CN/radar.ts'
import { people } from './zh-CN/people.ts'
import { papers } from './zh-CN/papers.ts'
import { reading } from './zh-CN/reading.ts'
import { recordCopy } from './zh-CN/record-copy.ts'
import { refusal } from './zh-CN/refusal.ts'
import { packs } from './zh-CN/packs.ts'
import { restore } from './zh-CN/restore.ts'
import { healthBasics } from './zh-CN/health-basics.ts'
import { today } from './zh-CN/today.ts'
import { services } from './zh-CN/services.ts'
import { outreach } from './zh-CN/outreach.ts'
import { trust } from './zh-CN/trust.ts'
import { ui } from './zh-CN/ui.ts'

export const zhCN = {
  app,
  archive,
  healthBasics,
  assessment,
  audit,
  needs,
  people,
  preferences,
  radar,
  services,
  day,
  elders,
  erasure,
  followUps,
  checkUps,
  training,
  transfer,
  callStaff,
  elderAsk,
  elderHome,
  elderIdentify,
  elderLearn,
  idCard,
  idle,
  instruments,
  sealed,
  elderLooks,
  elderFits,
  elderServices,
  elderWelcome,
  lease,
  packs,
  restore,
  questions,
  articles,
  asking,
  selfAnswers,
  settings,
  elderConsents,
  sync,
  papers,
  clinic,
  imports,
  reading,
  recordCopy,
  refusal,
  outreach,
  trust,
  today,
  ui,
} as const

export const en = {
  app: appEn,
  archive: archiveEn,
  healthBasics: healthBasicsEn,
  assessment: assessmentEn,
  audit: auditEn,
  needs: needsEn,
  people: peopleEn,
  preferences: preferencesEn,
  radar: radarEn,
  services: servicesEn,
  day: dayEn,
  elders: eldersEn,
  erasure: erasureEn,
  followUps: followUpsEn,
  checkUps: checkUpsEn,
  training: trainingEn,
  transfer: transferEn,
  callStaff: callStaffEn,
  elderAsk: elderAskEn,
  elderHome: elderHomeEn,
  elderIdentify: elderIdentifyEn,
  elderLearn: elderLearnEn,
  idCard: idCardEn,
  idle: idleEn,
  instruments: instrumentsEn,
  sealed: sealedEn,
  elderLooks: elderLooksEn,
  elderFits: elderFitsEn,
  elderServices: elderServicesEn,
  elderWelcome: elderWelcomeEn,
  lease: leaseEn,
  packs: packsEn,
  restore: restoreEn,
  questions: questionsEn,
  articles: articlesEn,
  asking: askingEn,
  selfAnswers: selfAnswersEn,
  settings: settingsEn,
  elderConsents: elderConsentsEn,
  sync: syncEn,
  papers: papersEn,
  clinic: clinicEn,
  imports: importsEn,
  reading: readingEn,
  recordCopy: recordCopyEn,
  refusal: refusalEn,
  outreach: outreachEn,
  trust: trustEn,
  today: todayEn,
  ui: uiEn,
} as const

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
