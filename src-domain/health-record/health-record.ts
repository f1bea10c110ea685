/**
 * 居民健康档案 of one elder for paper: cover, 个人基本信息表, the newest check-up, follow-ups, medicines, allergies, measurements, what was
 * asked and answered, assessments. What
 * the elder does not agree to (any more) is not printed, and the paper says which parts those are.
 */
import { conditionKind, type Condition } from '../archive/condition.ts'
import { standingCheckUps } from '../check-ups/check-up.ts'
import { type Covered, coveredBy, isCovered } from '../consent/consent-coverage.ts'
import type { Elder } from '../elders/elder.ts'
import { standingFollowUps } from '../follow-ups/follow-up-history.ts'
import { conditionOf, programmes } from '../follow-ups/follow-up-lists.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { basicPage, coverPage } from './basic-form.ts'
import { checkUpPage } from './check-up-page.ts'
import { followUpPage } from './follow-up-page.ts'
import type { Page } from './record-page.ts'
import { allergyPage, assessmentPage, measurementPage, medicinePage, questionPages } from './summary-pages.ts'

/** @param documents all about this elder, of any kind. @param covered where another record of the same person says less. */
export function healthRecord(
  elder: Elder,
  documents: readonly Document[],
  today: CalendarDate,
  covered: Covered = coveredBy(elder.body.consents),
): readonly Page[] {
  if (!covered.record) return []
  const usable = documents.filter((document) => isCovered(covered, document))
  const diseases = new Set(
    usable.filter(({ kind }) => kind === conditionKind.kind).map(({ body }) => (body as Condition['body']).code),
  )
  const followed = programmes.flatMap((programme) => {
    const followUps = standingFollowUps(usable, programme)
    return followUps.length > 0 || diseases.has(conditionOf[programme]) ? [followUpPage(programme, followUps)] : []
  })
  const health = covered.measuring
    ? [
        checkUpPage(standingCheckUps(usable)[0]),
        ...followed,
        medicinePage(usable, today),
        allergyPage(elder, usable),
        measurementPage(usable, today),
        ...questionPages(usable),
      ]
    : []
  const assessed = covered.assessment ? [assessmentPage(usable)] : []
  const missing = [
    ...(covered.measuring ? [] : ['体检、随访、用药、过敏和测量']),
    ...(covered.assessment ? [] : ['评估']),
  ]
  const cover = coverPage(elder, usable)
  return [
    missing.length === 0 ? cover : { ...cover, notes: [`老人没有同意，所以没有印：${missing.join('、')}。`] },
    basicPage(elder, usable, covered),
    ...health,
    ...assessed,
  ]
}

/** Below the last page. */
export const recordNotes: readonly string[] = [
  '项目和代码按《国家基本公共卫生服务规范（第三版，2017）》，由本站另行排版，不是原表影印；上报请以当地卫生部门的表为准。',
  '空着的格子和横线是本站不知道的，由医生或本人补写。',
  '打＊的代码凭一般知识，打△的只有一个来源，都还没有与正式表格核对。',
]
