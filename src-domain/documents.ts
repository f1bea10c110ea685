/** Every kind of document the station knows, listed once. A kind that is not here cannot be saved or sent. */
import { auditKind } from './activity/audit.ts'
import { callKind } from './activity/call.ts'
import { visitCodeKind } from './activity/visit-code.ts'
import { allergyKind, noKnownAllergyKind } from './archive/allergy.ts'
import { careVisitKind, physicianNoteKind } from './archive/care-visit.ts'
import { clinicDayKind } from './archive/clinic-day.ts'
import { conditionKind } from './archive/condition.ts'
import { labResultKind } from './archive/lab-result.ts'
import { medicationKind } from './archive/medication.ts'
import { readingKind } from './archive/reading.ts'
import { voidedKind } from './archive/standing.ts'
import { eventWithdrawnKind, riskEventKind } from './archive/risk-event.ts'
import { articleKind } from './articles/article.ts'
import { articleHandedKind } from './articles/article-handed.ts'
import { articleRatingKind } from './articles/article-rating.ts'
import { articleRecordingKind } from './articles/article-recording.ts'
import { articleSignatureKind } from './articles/article-signature.ts'
import { articleRecallKind } from './articles/article-recall.ts'
import { mediaRecallKind } from './media/pack-about.ts'
import { recallToldKind } from './articles/recall-told.ts'
import { articleDraftKind } from './asking/article-draft.ts'
import { askedQuestionKind } from './asking/asked-question.ts'
import { articleRetiredKind, draftReviewKind } from './asking/draft-review.ts'
import { answerTakenBackKind } from './asking/answer-taken-back.ts'
import { questionAnswerKind, questionClosedKind } from './asking/question-answer.ts'
import { questionPutKind } from './asking/question-put.ts'
import { assessmentKind, assessmentSignatureKind, selfAssessmentKind } from './assessments/assessment.ts'
import { assessmentDraftKind } from './assessments/assessment-draft.ts'
import { elderKind } from './elders/elder.ts'
import { samePersonKind } from './elders/same-person.ts'
import { erasureKind } from './erasure/erasure.ts'
import { healthBasicsKind } from './health-record/health-basics.ts'
import { instrumentDraftKind } from './instruments/instrument-draft.ts'
import { instrumentFollowUpKind, instrumentResultKind } from './instruments/instrument-result.ts'
import { checkUpKind } from './check-ups/check-up.ts'
import { followUpKind } from './follow-ups/follow-up.ts'
import { kioskLossKind } from './kiosks/kiosk-loss.ts'
import { mediaPackKind } from './media/media-pack.ts'
import { packReceiptKind } from './media/pack-receipt.ts'
import { needCorrectionKind } from './needs/needs.ts'
import { expertKind } from './organizations/expert.ts'
import { organizationKind } from './organizations/organization.ts'
import { elderStoryKind, storyEndedKind, storyReviewKind } from './outreach/elder-story.ts'
import { invitationKind, invitationUsedKind } from './outreach/invitation.ts'
import { paperPhotoKind } from './papers/paper-photo.ts'
import { preferencesKind } from './preferences/preferences.ts'
import { productKind } from './products/product.ts'
import { notForMeKind } from './recommendation/not-for-me.ts'
import { settlementKind } from './questions/settlement.ts'
import { serviceKind } from './services/service.ts'
import type { DocumentKind } from './shared/document.ts'
import { settingsKind } from './settings/station-settings.ts'
import { expertAccountKind } from './staff/expert-account.ts'
import { staffKind } from './staff/staff.ts'
import { competenceKind, practiceKind } from './training/practice.ts'
import { movedKind, transferOfferKind, transferWithdrawalKind } from './transfer/transfer.ts'

export const documentKinds: readonly DocumentKind[] = [
  elderKind,
  samePersonKind,
  staffKind,
  expertAccountKind,
  settingsKind,
  auditKind,
  erasureKind,
  kioskLossKind,
  transferOfferKind,
  transferWithdrawalKind,
  movedKind,
  callKind,
  visitCodeKind,
  settlementKind,
  organizationKind,
  expertKind,
  productKind,
  articleKind,
  mediaPackKind,
  packReceiptKind,
  articleRecallKind,
  recallToldKind,
  mediaRecallKind,
  articleSignatureKind,
  articleRecordingKind,
  articleHandedKind,
  askedQuestionKind,
  questionAnswerKind,
  questionClosedKind,
  answerTakenBackKind,
  questionPutKind,
  articleDraftKind,
  draftReviewKind,
  articleRetiredKind,
  articleRatingKind,
  elderStoryKind,
  storyReviewKind,
  storyEndedKind,
  invitationKind,
  invitationUsedKind,
  assessmentDraftKind,
  assessmentKind,
  assessmentSignatureKind,
  selfAssessmentKind,
  instrumentDraftKind,
  instrumentResultKind,
  instrumentFollowUpKind,
  conditionKind,
  medicationKind,
  allergyKind,
  noKnownAllergyKind,
  riskEventKind,
  eventWithdrawnKind,
  careVisitKind,
  physicianNoteKind,
  followUpKind,
  checkUpKind,
  paperPhotoKind,
  healthBasicsKind,
  readingKind,
  labResultKind,
  clinicDayKind,
  voidedKind,
  needCorrectionKind,
  notForMeKind,
  preferencesKind,
  serviceKind,
  practiceKind,
  competenceKind,
]

export const kindByName: ReadonlyMap<string, DocumentKind> = new Map(documentKinds.map((kind) => [kind.kind, kind]))
