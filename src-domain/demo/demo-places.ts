/** The invented county of the demo station: neighbourhoods and villages around it, the far ones half an hour by road. */
import type { Place } from '../shared/place.ts'
import type { Random } from './random.ts'

export const demoStation = {
  id: 'qingshiqiao',
  name: '青石桥社区驿站',
  place: { lat: 30.412, lng: 103.986 },
  phone: '0360-86000120',
} as const

export type DemoArea = {
  readonly name: string
  readonly place: Place
  readonly isRural: boolean
  readonly weight: number
}

const area = (name: string, lat: number, lng: number, isRural: boolean, weight: number): DemoArea => ({
  name,
  place: { lat: demoStation.place.lat + lat, lng: demoStation.place.lng + lng },
  isRural,
  weight,
})

/** `weight`: share of the elders who live there. */
export const demoAreas: readonly DemoArea[] = [
  area('青石桥社区', 0.001, 0.001, false, 9),
  area('银杏社区', 0.006, -0.004, false, 7),
  area('松岗社区', -0.005, 0.009, false, 6),
  area('文昌社区', 0.009, 0.011, false, 5),
  area('柳溪村', 0.021, -0.018, true, 4),
  area('双河村', -0.026, 0.012, true, 4),
  area('石磨村', 0.034, 0.027, true, 3),
  area('梨花村', -0.019, -0.031, true, 3),
  area('泉水村', 0.048, -0.006, true, 2),
  area('竹林村', -0.041, -0.022, true, 2),
  area('白鹭村', 0.012, 0.055, true, 2),
  area('大坝村', -0.058, 0.041, true, 1),
]

const areasByWeight = demoAreas.flatMap((one) => Array.from({ length: one.weight }, () => one))

export const pickArea = (random: Random): DemoArea => random.pick(areasByWeight)

/** A point within some 600 metres, on a grid of about ten. */
export function placeNear({ lat, lng }: Place, random: Random): Place {
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
  return { lat: rounded(lat + (random.next() - 0.5) * 0.01), lng: rounded(lng + (random.next() - 0.5) * 0.01) }
}
