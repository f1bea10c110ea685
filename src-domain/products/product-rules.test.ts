import { describe, expect, it } from 'vitest'
import { creditCodeCheck, organizationCodeCheck } from '../shared/credit-code.ts'
import { approvedFunctions, findClaims, findFunctionWords } from './claim-words.ts'
import type { ProductBody } from './product.ts'
import { healthFoodWarning, productRules, warningsOf, whyNotForSale } from './product-rules.ts'

const today = '2026-11-22'
const cane: ProductBody = {
  name: '四脚拐杖',
  class: 'goods',
  category: 'mobilityAid',
  supplier: 'organizations:019aa0aa-0000-7000-8000-000000000001',
  maker: '云岭康复器材厂',
  summary: '铝合金，高度可调，橡胶防滑脚垫',
  description: '高度九档可调，底座四点着地。使用前请由工作人员帮助调好高度。',
  warnings: ['脚垫磨平后请更换'],
  excludes: [],
  needs: ['mobility'],
  unit: '支',
  priceFen: 8_900,
  priceDate: '2026-11-01',
  deliveryFeeFen: 0,
  returns: 'sevenDays',
  status: 'listed',
  listedOn: '2026-01-01',
}
const { needs: _needs, ...caneWithoutNeeds } = cane
const healthFood: ProductBody = {
  ...caneWithoutNeeds,
  needs: [],
  name: '钙维生素D片',
  class: 'healthFood',
  category: 'healthFood',
  approvalNumber: '食健备G201934001524',
  productionLicence: 'SC12751010000018',
  approvedFunction: '补充维生素、矿物质',
  suitableFor: '需要补充钙、维生素D的成人',
  unsuitableFor: '婴幼儿、孕妇',
  dailyAmount: '见包装说明',
  description: '营养素补充剂。',
}
const codes = (body: ProductBody) => productRules(body).map((why) => why.code)

describe('the gate for medicine', () => {
  it('refuses prescription medicine whatever else it says', () => {
    expect(codes({ ...cane, class: 'rxDrug' })).toEqual(['product.prescription'])
  })

  it('refuses a drug number under any other class', () => {
    expect(codes({ ...cane, approvalNumber: '国药准字H20123456' })).toContain('product.drugGate')
    expect(codes({ ...healthFood, approvalNumber: '国药准字B20123456' })).toContain('product.drugGate')
  })

  it('sells OTC only when the station allows it and the seller is licensed', () => {
    const otc: ProductBody = { ...cane, class: 'otcDrug', approvalNumber: '国药准字Z20123456', needs: [] }
    const first17 = `9116010140001234${organizationCodeCheck('40001234')}`
    const seller = {
      creditCode: first17 + creditCodeCheck(first17),
      agreement: { from: '2026-01-01', to: '2026-12-31' },
      verification: {
        status: 'verified' as const,
        appliedOn: '2025-01-01',
        expiresOn: '2027-01-01',
        licences: [{ kind: 'drugBusiness' as const, number: '川CB0280001', expiresOn: '2026-12-01' }],
      },
    }
    const why = (settings: { otc: boolean }, on = today) => whyNotForSale(otc, seller, settings, on).map((r) => r.code)
    expect(why({ otc: false })).toEqual(['product.otcOff'])
    expect(why({ otc: true })).toEqual([])
    expect(why({ otc: true }, '2026-12-02')).toEqual([
      'product.supplierNotVerified',
      'product.sellerWithoutDrugLicence',
    ])
  })
})

describe('numbers a class must show', () => {
  it('passes goods without a number and health food with all of its own', () => {
    expect(codes(cane)).toEqual([])
    expect(codes(healthFood)).toEqual([])
  })

  it('refuses health food without number, function, or people it suits', () => {
    const { approvalNumber: _a, approvedFunction: _b, suitableFor: _c, ...body } = healthFood
    expect(codes(body)).toEqual(['product.numberMissing', 'product.fieldMissing', 'product.fieldMissing'])
  })

  it('refuses a function that is not word for word an approved one', () => {
    expect(codes({ ...healthFood, approvedFunction: '有助于降血压' })).toEqual(['product.functionNotApproved'])
  })

  it('wants the registration of a class 2 device, not a class 1 filing', () => {
    const meter: ProductBody = { ...cane, class: 'device2', category: 'monitoring' }
    expect(codes(meter)).toEqual(['product.numberMissing'])
    expect(codes({ ...meter, approvalNumber: '浙温械备20140027号' })).toEqual(['product.numberOfOtherClass'])
    expect(codes({ ...meter, approvalNumber: '川械注准20192070123' })).toEqual([])
  })

  it('wants a production licence of ordinary food', () => {
    expect(codes({ ...cane, class: 'ordinaryFood', category: 'food', needs: [] })).toEqual(['product.numberMissing'])
  })
})

describe('claims', () => {
  it.each([
    '治疗关节炎',
    '根治失眠',
    '预防心脏病',
    '降血压',
    '降血糖',
    '辅助降血脂',
    '抗癌',
    '消炎镇痛',
    '药到病除',
    '特效',
    '包治百病',
    '祖传秘方',
    '无任何副作用',
    '代替药物',
    '专家推荐',
    '医生力荐',
    '国家级',
    '最好',
    '全国第一',
    '限时秒杀',
    '仅剩 3 件',
    '送礼品抽奖',
  ])('finds %s', (text) => {
    expect(findClaims(`本品${text}。`)).not.toEqual([])
  })

  it.each([
    '最近更换过脚垫',
    '第一次使用请先阅读说明',
    '最大承重 100 公斤',
    '铝合金，高度可调',
    '测量血压用',
    healthFoodWarning.slice(0, 8),
  ])('leaves %s alone', (text) => expect(findClaims(text)).toEqual([]))

  it('finds every approved function when ordinary food claims it', () => {
    for (const name of approvedFunctions) expect(findFunctionWords(`本品${name}`), name).not.toEqual([])
    expect(findFunctionWords('原料：燕麦、核桃')).toEqual([])
  })

  it('refuses ordinary food with any health function', () => {
    const food: ProductBody = {
      ...cane,
      class: 'ordinaryFood',
      category: 'food',
      needs: [],
      productionLicence: 'SC10451010000017',
      description: '原料：燕麦。',
    }
    expect(codes(food)).toEqual([])
    expect(codes({ ...food, description: '燕麦有助于维持血脂健康水平。' })).toEqual(['product.foodClaim'])
    expect(codes({ ...food, summary: '养生好选择', textsReviewedBy: '周敏', textsReviewedOn: today })).toEqual([
      'product.foodClaim',
    ])
  })

  it('lists other goods with a hit only after a person read the text', () => {
    const claiming = { ...cane, description: '最佳拐杖' }
    expect(codes(claiming)).toEqual(['product.claimNotReviewed'])
    expect(codes({ ...claiming, textsReviewedBy: '周敏', textsReviewedOn: today })).toEqual([])
    expect(codes({ ...claiming, status: 'offShelf', statusReason: '文案待审' })).toEqual([])
  })
})

describe('what is matched and warned about', () => {
  it('never matches what is eaten to a need', () => {
    expect(codes({ ...healthFood, needs: ['prevention'] })).toEqual(['product.neverMatched'])
  })

  it('always carries the fixed warning of health food, first', () => {
    expect(warningsOf(healthFood)).toEqual([healthFoodWarning, '不适宜人群：婴幼儿、孕妇', '脚垫磨平后请更换'])
  })

  it('takes goods off the shelf when their seller is unknown or ran out', () => {
    expect(whyNotForSale(cane, undefined, { otc: false }, today).map((r) => r.code)).toEqual([
      'product.supplierNotVerified',
    ])
  })

  it('wants a reason for every state but listed', () => {
    expect(codes({ ...cane, status: 'recalled' })).toEqual(['product.stateWithoutReason'])
  })
})
