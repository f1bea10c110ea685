/** Invented people for drawn identity cards: names of common and of rare characters, every layout an address has. */
import { checkCharacter } from '../../src-domain/shared/identity-number.ts'
import { ethnicGroups } from '../../src-domain/elders/ethnic-groups.ts'
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'

export type InventedPerson = {
  readonly name: string
  /** Whether a character of the name is outside the everyday ones. */
  readonly isRare: boolean
  readonly sex: '1' | '2'
  /** As the card prints it, without 族. */
  readonly ethnicity: string
  readonly birthDate: string
  readonly address: string
  readonly number: string
}

/** How the photo was taken. */
export type Shot = {
  readonly seed: number
  /** Degrees. */
  readonly tilt: number
  /** Standard deviation of the blur in pixels. */
  readonly blur: number
  /** 0 none to 1: a reflection that hides what is below it. */
  readonly glare: number
  /** Where the reflection lies, in shares of the card. */
  readonly glareAt: readonly [number, number]
  /** 0 even to 1: how much darker one side is. */
  readonly shade: number
  /** 0 to 1: how much of the light is missing everywhere. */
  readonly dark: number
  /** Width of the card in the photo. */
  readonly cardWidth: number
  /** JPEG quality, percent. */
  readonly quality: number
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹', '欧阳', '司马']
const given = [...'秀兰桂英玉珍淑华建国志明文军福生德顺春梅凤霞金凤长江红卫东海永强丽娟小平素芳宝山贵清']
const rareGiven = [...'喆翀堃彧赟嫘犇璟昶岄琤瑄懿馥曌翥邈韫頔龘']
const places = [
  ['北京市东城区', ['朝阳门南小街5号院3号楼2单元601号', '和平里七区12楼304号']],
  ['上海市黄浦区', ['中山南路1088弄6号1203室', '复兴中路521弄12号']],
  ['四川省成都市青羊区', ['石桥街18号3栋2单元9号', '草堂路77号']],
  ['江苏省苏州市姑苏区', ['平江路12号', '桐芳巷26号5幢204室']],
  ['河南省信阳市浉河区', ['五星乡河口村高庄组', '湖东大道88号5号楼1单元502号']],
  ['云南省大理白族自治州大理市', ['下关镇文化路36号', '喜洲镇周城村七组41号']],
  ['广东省广州市越秀区', ['文德北路68号后座302房', '东华西路12号之一']],
] as const

/** Without 汉, which is most people, and without what is no group of the 56. */
const groups = ethnicGroups.slice(1).filter(({ name }) => name.endsWith('族'))

export function inventedPerson(random: SeededRandom, isRare: boolean): InventedPerson {
  const sex = random.pick(['1', '2'] as const)
  const birthDate = `${random.whole(1930, 1966)}-${pad(random.whole(1, 12))}-${pad(random.whole(1, 28))}`
  const last = random.whole(1, 60) * 2 + (sex === '1' ? 1 : 0)
  const body = `${random.pick(['110101', '310101', '510105', '320508', '411502', '532901', '440104'])}${birthDate.replaceAll('-', '')}${String(last).padStart(3, '0')}`
  const [place, streets] = random.pick(places)
  const second = random.chance(0.75) ? random.pick(isRare ? rareGiven : given) : ''
  return {
    name: `${random.pick(surnames)}${random.pick(isRare && second === '' ? rareGiven : given)}${second}`,
    isRare,
    sex,
    ethnicity: random.chance(0.7) ? '汉' : random.pick(groups).name.replace(/族$/, ''),
    birthDate,
    address: `${place}${random.pick(streets)}`,
    number: `${body}${checkCharacter(body)}`,
  }
}

/** Every ill of a photo at once: tilted by up to 5°, blurred, shaded, in half of them a reflection, JPEG 60. */
export function shotOf(random: SeededRandom): Shot {
  return {
    seed: random.integer(2 ** 31),
    tilt: random.next() * 10 - 5,
    blur: random.next() * 1.6,
    glare: random.chance(0.5) ? 0.3 + random.next() * 0.6 : 0,
    glareAt: [0.1 + random.next() * 0.8, 0.1 + random.next() * 0.8],
    shade: random.next() * 0.6,
    dark: 0,
    cardWidth: random.whole(900, 1_500),
    quality: 60,
  }
}

export type DrawnCard = { readonly person: InventedPerson; readonly shot: Shot }

/** Every fifth name has a rare character. */
export function drawnCards(seed: number, count: number): readonly DrawnCard[] {
  return Array.from({ length: count }, (_, i) => {
    const random = seededRandom(seed + i * 7_919)
    return { person: inventedPerson(random, i % 5 === 4), shot: shotOf(random) }
  })
}

const pad = (number: number): string => String(number).padStart(2, '0')
