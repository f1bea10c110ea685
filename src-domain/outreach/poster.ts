/**
 * What a poster and a picture for the family's apps say: what the station does, when it is open, how to reach it, who runs it. The words are
 * fixed, so that nothing that sells can come in, and Chinese in every language of the screen: they hang in a Chinese street. They promise
 * nothing about price or effect (standards/08 §2 no. 5, 8).
 */
import type { SettingsBody } from '../settings/station-settings.ts'

export const posterSizes = {
  tall: { width: 1080, height: 1440 },
  square: { width: 1080, height: 1080 },
  /** A telephone held upright, which 抖音 and 快手 fill. */
  upright: { width: 1080, height: 1920 },
} as const
export type PosterSize = keyof typeof posterSizes

export type Poster = {
  readonly name: string
  readonly heading: string
  readonly offers: readonly string[]
  /** Words of an elder, in place of what the station offers. */
  readonly told?: string
  /** Hours, telephone, who runs it: what was filled in. */
  readonly facts: readonly string[]
  readonly scan: string
  readonly honest: string
  /**
   * What the code holds: words. The kiosk is behind no public address and a poster outlives a server; a telephone shows words without a
   * network, and offers to ring the number in them.
   */
  readonly code: string
}

export function poster(
  station: { readonly name: string; readonly phone: string },
  { openingHours = '', runBy = '' }: Pick<SettingsBody, 'openingHours' | 'runBy'>,
): Poster {
  const name = station.name === '' ? '社区养老驿站' : station.name
  return {
    name,
    heading: '家门口，有人帮您',
    offers: ['量血压、血糖，帮您记着', '约上门服务，跟到办好', '健康文章，念给您听', '有事叫一声，工作人员来'],
    facts: [
      ...(openingHours === '' ? [] : [`开放时间：${openingHours}`]),
      ...(station.phone === '' ? [] : [`电话：${station.phone}`]),
      ...(runBy === '' ? [] : [`开办：${runBy}`]),
    ],
    scan: '手机扫一扫，记下驿站',
    honest: '这里不推销，不劝您买东西',
    code: [name, station.phone, openingHours].filter((one) => one !== '').join(' '),
  }
}

/** A story in an elder's words, for as long as they may be shown (public-stories.ts). */
export function storyPoster(
  station: Parameters<typeof poster>[0],
  settings: Parameters<typeof poster>[1],
  story: { readonly title: string; readonly short: string; readonly by: string | undefined },
): Poster {
  const { facts, ...of } = poster(station, settings)
  return {
    ...of,
    heading: story.title,
    offers: [],
    told: `“${story.short}”`,
    facts: [...(story.by === undefined ? [] : [`讲的人：${story.by}`]), ...facts],
  }
}

/** Cuts a text into lines no wider than `width`, by what measures it; a single character always fits. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && widthOf(line + character) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return line === '' ? lines : [...lines, line]
}
