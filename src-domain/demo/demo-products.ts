/** 150 products: each line of product-lines.ts in two models, with numbers that are right in form and given to nobody. */
import type { OrganizationBody } from '../organizations/organization.ts'
import { type ProductBody, productKind } from '../products/product.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import {
  demoBarCode,
  demoDeviceNumber,
  demoFiledDeviceNumber,
  demoFoodNumber,
  demoHealthFoodNumber,
} from './demo-numbers.ts'
import { productCautions } from './product-cautions.ts'
import { type ProductLine, productLines } from './product-lines.ts'
import type { Random } from './random.ts'

const makers = [
  '云岭康复器材厂',
  '青溪日用制品厂',
  '安和医疗器械厂',
  '南河食品厂',
  '松涛电子厂',
  '益群护理用品厂',
] as const

export function demoProducts(
  suppliers: readonly Document<OrganizationBody>[],
  random: Random,
  today: CalendarDate,
  actOn: (day: CalendarDate) => Act,
): readonly Document<ProductBody>[] {
  return productLines.flatMap((line, i) =>
    line.models.map((model, k) => {
      const serial = i * 2 + k + 1
      const listedOn = addDays(today, -random.integer(30, 700))
      const priceFen = Math.round(line.yuan * (k === 0 ? 1 : 1.3 + random.next() * 0.2)) * 100
      const body: ProductBody = {
        name: `${line.name}（${model}）`,
        class: line.class,
        category: line.category,
        supplier: suppliers[line.supplier]!.id,
        maker: random.pick(makers),
        summary: `${line.text.split('。')[0] ?? line.text}。`,
        description: `${line.text}规格：${model}。`,
        ...numbersOf(line, serial),
        warnings: [...(line.warnings ?? [])],
        excludes: (line.cautions ?? []).map((id) => ({ id, ...productCautions[id] })),
        needs: [...(line.needs ?? [])],
        unit: line.unit,
        packing: model,
        priceFen,
        priceDate: addDays(today, -random.integer(1, 90)),
        lowestPrice30Fen: random.chance(0.8) ? priceFen : Math.round((priceFen * 0.9) / 100) * 100,
        deliveryFeeFen: line.yuan >= 60 ? 0 : 500,
        returns: line.returns ?? 'sevenDays',
        ...stateOf(serial),
        listedOn,
      }
      return createDocument(productKind, body, actOn(listedOn))
    }),
  )
}

function numbersOf(line: ProductLine, serial: number): Partial<ProductBody> {
  const barCode = demoBarCode(serial)
  switch (line.class) {
    case 'healthFood':
      return {
        barCode,
        approvalNumber: demoHealthFoodNumber(2022, serial),
        productionLicence: demoFoodNumber('SC', '127', serial),
        approvedFunction: line.approvedFunction ?? '补充维生素、矿物质',
        suitableFor: '见标签所列适宜人群',
        unsuitableFor: '婴幼儿、孕妇、乳母及标签所列其他人群',
        dailyAmount: '按标签标示，不超量',
      }
    case 'ordinaryFood':
      return { barCode, productionLicence: demoFoodNumber('SC', '107', serial) }
    case 'device1':
      return { barCode, approvalNumber: demoFiledDeviceNumber(2021, serial) }
    case 'device2':
      return { barCode, approvalNumber: demoDeviceNumber(2020, serial) }
    default:
      return { barCode }
  }
}

/** A few that are not for sale, each with its reason. */
function stateOf(serial: number): Pick<ProductBody, 'status' | 'statusReason'> {
  if (serial === 23 || serial === 88) return { status: 'offShelf', statusReason: '供应商缺货，等待到货' }
  if (serial === 85) return { status: 'recalled', statusReason: '厂家通知：部分批次护栏锁扣松动，正在召回' }
  if (serial === 60) return { status: 'trial', statusReason: '新品试用中，试用结束前不销售' }
  return { status: 'listed' }
}
