/**
 * Words that goods for elders may not be advertised with (`standards/08` §2 no. 4, 5; named data, one list). A hit does not
 * delete anything: it sends the text to a person. On ordinary food any claim of a health function is refused outright.
 */
export type ClaimHit = { readonly claim: string; readonly found: string }

/** Name of the claim → how it is written. */
const forbiddenClaims: Readonly<Record<string, RegExp>> = {
  treats: /治疗|治愈|根治|医治|主治|疗效|药到病除/,
  preventsDisease: /(?:预防|防治|抵抗|远离)[^，。；、\s]{0,8}(?:病|癌|症|炎|中风|感冒)|抗癌|防癌/,
  lowersValues: /[降调稳控](?:低)?(?:血)?(?:压|糖|脂|尿酸)|降三高|降血|消炎|杀菌消毒人体|排毒/,
  cureAll: /包治|百病|万能|神药|神奇|特效|奇效|速效|立竿见影|一用就灵/,
  secretRecipe: /祖传|秘方|秘制药|宫廷|偏方/,
  harmless: /无(?:任何)?(?:毒)?副作用|绝对安全|零风险|百分之百|100%有效|无效退款/,
  replacesMedicine: /代替药|替代药|不用吃药|停药|不必就医/,
  endorsed: /(?:专家|医生|医师|教授|院士|明星|患者)[^，。；\s]{0,6}(?:推荐|力荐|证明|保证|见证)|国家级|最高级/,
  superlative: /最(?:好|佳|强|先进|有效|权威|优|新科技|受欢迎)|第一品牌|全国第一|销量第一|独一无二|顶级|极品/,
  necessary: /必需品|必备|必吃|人人都要|离不开/,
  pressure: /仅剩|限时|秒杀|最后一天|马上抢|错过|赠品|送礼|抽奖|充值返/,
}

/**
 * The 24 functions of the 2023 catalogue plus supplements (standards/08 §3, from memory there: a person compares with the
 * certificate). Health food shows exactly its approved one; ordinary food shows none.
 */
export const approvedFunctions: readonly string[] = [
  '有助于增强免疫力',
  '有助于抗氧化',
  '辅助改善记忆',
  '缓解视觉疲劳',
  '清咽润喉',
  '有助于改善睡眠',
  '缓解体力疲劳',
  '耐缺氧',
  '有助于控制体内脂肪',
  '有助于改善骨密度',
  '改善缺铁性贫血',
  '有助于改善痤疮',
  '有助于改善黄褐斑',
  '有助于改善皮肤水份状况',
  '有助于调节肠道菌群',
  '有助于消化',
  '有助于润肠通便',
  '辅助保护胃黏膜',
  '有助于维持血脂健康水平',
  '有助于维持血糖健康水平',
  '有助于维持血压健康水平',
  '对化学性肝损伤有辅助保护作用',
  '对电离辐射危害有辅助保护作用',
  '有助于排铅',
  '补充维生素',
  '补充矿物质',
  '补充维生素、矿物质',
]

/** On ordinary food these are claims too, in whatever sentence they stand. */
const functionWords =
  /免疫力|抵抗力|抗氧化|改善(?:记忆|睡眠|骨密度|贫血|视力)|缓解(?:疲劳|视觉疲劳|疼痛)|骨密度|肠道菌群|润肠通便|护肝|养肝|补肾|补血|安神|延年|长寿|抗衰|保健|养生|控糖|健脑/

export function findClaims(text: string): readonly ClaimHit[] {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  return Object.entries(forbiddenClaims).flatMap(([claim, pattern]) => {
    const match = pattern.exec(plain)
    return match === null ? [] : [{ claim, found: match[0] }]
  })
}

/** Health functions named in the text of something that may show none. */
export function findFunctionWords(text: string): readonly ClaimHit[] {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const match = functionWords.exec(plain)
  const approved = approvedFunctions.find((name) => plain.includes(name))
  const found = approved ?? match?.[0]
  return found === undefined ? [] : [{ claim: 'healthFunction', found }]
}
