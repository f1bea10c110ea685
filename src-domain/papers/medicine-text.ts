/**
 * The name of a medicine in a line of print, known by the form it comes in (片, 胶囊, 颗粒 …), and beside it how it is taken, as the paper
 * says it. There is no list of medicines: a list would be out of date, and what it lacks would be read as something else.
 */
export type MedicineText = {
  readonly name: string
  /** As printed; '' where the line says nothing. */
  readonly dose: string
  readonly frequency: string
  readonly method: string
  /** Where the name stands in the line. */
  readonly from: number
  readonly to: number
}

const forms = [
  '(?:缓释|控释|肠溶|分散|咀嚼|泡腾|含|滴|软|薄膜衣)?(?:片|胶囊|丸)',
  '(?:干混悬)?颗粒',
  '口服(?:溶?液|混悬液)',
  '(?:气|粉)雾剂',
  '吸入剂',
  '注射液',
  '滴眼液',
  '糖浆',
  '软膏',
  '乳膏',
  '凝胶',
  '贴膏',
  '栓',
  '合剂',
  '喷雾剂',
].join('|')
const name = new RegExp(`[\\p{Script=Han}A-Za-z]{2,16}?(?:${forms})(?!剂|状|式|段)`, 'u')
/** Words of a box and of a hospital's paper that end like a medicine. */
const noMedicine =
  /(?:^|[每一二两三四各用])(?:次|日|天)|[每一两半]片|名片|图片|照片|胶片|切片|X线|CT|X光|薄膜|禁用|慎用|性状|成份|成分|本品|铝塑|药片$|^[一-龥]?片$/u
/** What may stand before the name in its line. */
const before = /^(?:【?(?:通用名称?|药品名称|商品名称?|品名|名称)】?[:：]?|\d{1,2}[.、)）]|[(（]?\d{1,2}[)）])+/u

const dose =
  /(?:每次|一次|1次|各)?(\d+(?:\.\d+)?(?:mg|毫克|ug|μg|微克|g|克|ml|毫升|IU|单位|片|粒|丸|袋|支|滴|喷))(?!\/|×|x|\*)/iu
const frequency =
  /(?:每[日天晚早]|[一1]日|[一1]天)(?:[一二两三四1234]次)?|日[一二三四1-4]次|隔日[一1]次|[qb]\.?[dn]\b|[bt]\.?i\.?d|q\d{1,2}h|睡前|必要时/iu
const method = /口服|含服|舌下|外用|吸入|皮下注射|肌肉注射|静脉滴注|静滴|滴眼|贴敷|含化/u

export function findMedicine(line: string): MedicineText | undefined {
  const offset = before.exec(line)?.[0].length ?? 0
  const match = name.exec(line.slice(offset))
  if (match === null || noMedicine.test(match[0])) return undefined
  const from = offset + match.index
  const to = from + match[0].length
  const rest = line.slice(to)
  return {
    name: match[0],
    dose: frequency.test(rest) ? (dose.exec(rest)?.[0] ?? '') : '',
    frequency: frequency.exec(rest)?.[0] ?? '',
    method: method.exec(rest)?.[0] ?? '',
    from,
    to,
  }
}
