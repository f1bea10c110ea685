/**
 * Words that name a medicine, a health food or a medical device, and words that promise an effect (standards/08 §1, §2 no. 5). What the
 * station says of itself in public may not hold them (design.md §6: health products and medical devices are never promoted). A list finds
 * what it knows and no more: whoever writes the text answers for it.
 */
const kinds =
  /保健(?:食?品|酒|茶|床垫|枕)|营养品|补品|医疗器械|理疗仪|治疗仪|按摩(?:仪|椅)|血压计|血糖仪|制氧机|助听器|轮椅|药品|药片|药丸|药酒|膏药|中成药|偏方|秘方|胶囊|口服液|冲剂|颗粒剂|蛋白粉|鱼油|钙片|阿胶|维生素|辅酶|蜂胶|灵芝|冬虫夏草|虫草|参片|西洋参/
const numbers = /国食健[注备][GJ]?|食健备|国药准字|械注[准进许]|蓝帽子|products:/i
const promises =
  /治愈|根治|包治|特效|药到病除|祖传|无副作用|降(?:血)?[压糖脂](?:茶|药|片|神器)|抗癌|排毒|代替药物|专家推荐|医生推荐/
/** "吃了某某药", "吃的是…片": a medicine without a word of the list. */
const taken = /(?:吃|服|用|喝|买)(?:了|过|着|的)?[^，。；！？\s]{0,8}(?:药|丸|片剂|胶囊)/

/** The word it was found by, or undefined. */
export function soldThing(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  for (const list of [kinds, numbers, promises, taken]) {
    const found = list.exec(plain)?.[0]
    if (found !== undefined) return found
  }
  return undefined
}
