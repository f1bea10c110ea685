/**
 * What a product of each class must show and may not say (`standards/08` §2; design.md §6). Prescription medicine is refused
 * here, so that it cannot be created, imported or received by sync. The fixed warnings are texts of the law, not of the
 * supplier: they stand in the code and are shown in Chinese wherever the product is.
 */
import { maySellGoods, parseCreditCode } from '../shared/credit-code.ts'
import { type CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { parseLicenceNumber } from '../shared/licence-numbers.ts'
import { type ApprovalKind, parseApprovalNumber, parseBarCode } from '../shared/product-numbers.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { isVerified, type Verifiable } from '../organizations/organization-rules.ts'
import { approvedFunctions, type ClaimHit, findClaims, findFunctionWords } from './claim-words.ts'
import type { ProductBody, ProductClass } from './product.ts'

export const healthFoodWarning = '保健食品不是药物，不能代替药物治疗疾病'

/** Shown on list, detail, basket, receipt, and read aloud; nobody can edit them. */
const fixedWarnings: Readonly<Record<ProductClass, readonly string[]>> = {
  ordinaryFood: [],
  healthFood: [healthFoodWarning],
  specialMedicalFood: ['请在医生或临床营养师指导下使用', '不适用于非目标人群使用'],
  otcDrug: ['请按药品说明书或在药师指导下购买和使用'],
  rxDrug: [],
  device1: ['请仔细阅读产品说明书或在医务人员的指导下购买和使用'],
  device2: ['请仔细阅读产品说明书或在医务人员的指导下购买和使用'],
  device3: ['请仔细阅读产品说明书或在医务人员的指导下购买和使用'],
  goods: [],
}

const approvalByClass: Readonly<Partial<Record<ProductClass, ApprovalKind>>> = {
  healthFood: 'healthFood',
  otcDrug: 'drug',
  device1: 'device1',
  device2: 'device2',
  device3: 'device3',
}

export function productRules(body: ProductBody): readonly Refusal[] {
  if (body.class === 'rxDrug') return [refusal('product.prescription', '/body/class')]
  return [
    ...numberRules(body),
    ...healthFoodRules(body),
    ...textRules(body),
    ...needRules(body),
    ...(isCalendarDate(body.priceDate) ? [] : [refusal('date.impossible', '/body/priceDate')]),
    ...(isCalendarDate(body.listedOn) ? [] : [refusal('date.impossible', '/body/listedOn')]),
    ...(body.status === 'listed' || body.statusReason !== undefined
      ? []
      : [refusal('product.stateWithoutReason', '/body/statusReason')]),
  ]
}

function numberRules(body: ProductBody): readonly Refusal[] {
  const refusals: Refusal[] = []
  const expected = approvalByClass[body.class]
  if (body.approvalNumber !== undefined) {
    const at = '/body/approvalNumber'
    const parsed = parseApprovalNumber(body.approvalNumber)
    if (!parsed.ok) refusals.push({ ...parsed.error, field: at })
    else if (parsed.value.number !== body.approvalNumber) refusals.push(refusal('approval.notNormal', at))
    else if (parsed.value.kind === 'drug' && body.class !== 'otcDrug') refusals.push(refusal('product.drugGate', at))
    else if (parsed.value.kind !== expected) refusals.push(refusal('product.numberOfOtherClass', at))
  } else if (expected !== undefined) {
    refusals.push(refusal('product.numberMissing', '/body/approvalNumber'))
  }
  const isFood = body.class === 'ordinaryFood' || body.class === 'healthFood' || body.class === 'specialMedicalFood'
  if (body.productionLicence !== undefined) {
    const parsed = parseLicenceNumber('foodProduction', body.productionLicence)
    if (!parsed.ok) refusals.push({ ...parsed.error, field: '/body/productionLicence' })
  } else if (isFood) {
    refusals.push(refusal('product.numberMissing', '/body/productionLicence'))
  }
  if (body.barCode !== undefined) {
    const parsed = parseBarCode(body.barCode)
    if (!parsed.ok) refusals.push({ ...parsed.error, field: '/body/barCode' })
  }
  return refusals
}

function healthFoodRules(body: ProductBody): readonly Refusal[] {
  if (body.class !== 'healthFood') {
    return body.approvedFunction === undefined
      ? []
      : [refusal('product.functionOfOtherClass', '/body/approvedFunction')]
  }
  const refusals: Refusal[] = []
  for (const field of ['approvedFunction', 'dailyAmount', 'suitableFor', 'unsuitableFor'] as const) {
    if (body[field] === undefined) refusals.push(refusal('product.fieldMissing', `/body/${field}`))
  }
  if (body.approvedFunction !== undefined && !approvedFunctions.includes(body.approvedFunction)) {
    refusals.push(refusal('product.functionNotApproved', '/body/approvedFunction'))
  }
  return refusals
}

/** Claims found in the words that a buyer reads. Advertising pressure is a claim too. */
export function productClaims(body: ProductBody): readonly ClaimHit[] {
  const text = [body.name, body.summary, body.description].join('\n')
  return [...findClaims(text), ...(body.class === 'ordinaryFood' ? findFunctionWords(text) : [])]
}

function textRules(body: ProductBody): readonly Refusal[] {
  const hits = productClaims(body)
  const hit = hits[0]
  if (hit === undefined) return []
  const params = { found: hit.found, claim: hit.claim }
  if (body.class === 'ordinaryFood') return [refusal('product.foodClaim', '/body/description', params)]
  const reviewed = body.textsReviewedBy !== undefined && body.textsReviewedOn !== undefined
  return reviewed || body.status !== 'listed' ? [] : [refusal('product.claimNotReviewed', '/body/description', params)]
}

/** What is eaten or taken is never matched to a need. */
function needRules(body: ProductBody): readonly Refusal[] {
  return body.needs.length === 0 || isMatchable(body.class) ? [] : [refusal('product.neverMatched', '/body/needs')]
}

/** Aids and measuring devices may be matched to a need, with the elder's own consent for that purpose; nothing else. */
export const isMatchable = (productClass: ProductClass): boolean =>
  productClass === 'goods' || productClass === 'device1' || productClass === 'device2'

export type ShelfSettings = {
  /** Off by default (standards/08 §2 no. 2). */
  readonly otc: boolean
}

/** Why it may not be shown for sale on `today`; empty means it may. `supplier` is the seller's record, if known here. */
export function whyNotForSale(
  body: ProductBody,
  supplier: (Verifiable & { readonly creditCode?: string | undefined }) | undefined,
  settings: ShelfSettings,
  today: CalendarDate,
): readonly Refusal[] {
  const refusals: Refusal[] = []
  if (body.status !== 'listed') refusals.push(refusal(`product.is.${body.status}`))
  if (supplier === undefined || !isVerified(supplier, today)) refusals.push(refusal('product.supplierNotVerified'))
  const code = supplier?.creditCode === undefined ? undefined : parseCreditCode(supplier.creditCode)
  if (supplier !== undefined && !(code?.ok === true && maySellGoods(code.value.holder))) {
    refusals.push(refusal('product.supplierMayNotSell'))
  }
  if (body.class === 'otcDrug') {
    const licensed = supplier?.verification.licences.some(
      ({ kind, expiresOn }) => kind === 'drugBusiness' && (expiresOn === undefined || expiresOn >= today),
    )
    if (!settings.otc) refusals.push(refusal('product.otcOff'))
    else if (licensed !== true) refusals.push(refusal('product.sellerWithoutDrugLicence'))
  }
  return [...productRules(body), ...refusals]
}

/** Everything a buyer must be told, the fixed texts first. */
export const warningsOf = (body: ProductBody): readonly string[] => [
  ...fixedWarnings[body.class],
  ...(body.unsuitableFor === undefined ? [] : [`不适宜人群：${body.unsuitableFor}`]),
  ...body.warnings,
]
