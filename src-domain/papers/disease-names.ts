/**
 * Diseases of table A.4 (GB/T 42195) by the names physicians write on papers. Only what the table has is proposed; a word
 * of denial before it, a relative's illness and an examination's name are none.
 */
export type FoundDisease = {
  readonly code: number
  readonly from: number
  readonly to: number
  /** It stands where a physician writes a diagnosis. */
  readonly isDiagnosis: boolean
}

/** Longest first where one name is part of another. */
const names: readonly (readonly [RegExp, number])[] = [
  [/高血压(?:病)?/u, 1],
  [/冠心病|冠状动脉粥样硬化性?心脏病/u, 2],
  [/(?:[12ⅠⅡ]型)?糖尿病/u, 3],
  [/(?:社区获得性)?肺炎/u, 4],
  [/慢性阻塞性肺(?:疾)?病|慢阻肺|COPD/iu, 5],
  [/脑出血/u, 6],
  [/脑梗[死塞]?/u, 7],
  [/(?:尿路|泌尿道)感染/u, 8],
  [/帕金森(?:综合征|病)?/u, 9],
  [/慢性肾(?:功能)?(?:衰竭|不全)/u, 10],
  [/肝硬化/u, 11],
  [/(?:胃|十二指肠|消化性)溃疡/u, 12],
  [/癫痫/u, 16],
  [/甲状腺功能减退症?|甲减/u, 17],
  [/白内障/u, 18],
  [/青光眼/u, 19],
  [/骨质疏松症?/u, 20],
  [/痴呆|阿尔茨海默病?/u, 21],
]
const denial = /(?:无|否认|未见|排除|除外|没有|家族|父亲?|母亲?|疑似|可疑|待排)[^,。;；，]{0,10}$/u
const afterDenial = /^(?:待排|\?|可能|家族史|筛查|知识|宣教|用药|门诊|视网膜)/u

export function diseasesIn(line: string): readonly FoundDisease[] {
  const isDiagnosis = /诊断|印象/.test(line)
  return names.flatMap(([pattern, code]) => {
    const match = pattern.exec(line)
    if (match === null) return []
    const to = match.index + match[0].length
    if (denial.test(line.slice(0, match.index)) || afterDenial.test(line.slice(to))) return []
    return [{ code, from: match.index, to, isDiagnosis }]
  })
}
