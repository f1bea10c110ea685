/**
 * Captions of a film or sound (WebVTT), as far as they are words: what is said from when until when. Where and how they stand on the picture
 * is left out, for the player shows them below it in the size that an elder chose.
 */
export type Caption = { readonly from: number; readonly to: number; readonly text: string }

const most = 20_000

/** Seconds. What cannot be read as a caption is passed over; a file that is none gives nothing. */
export function readCaptions(text: string): readonly Caption[] {
  const [head = '', ...blocks] = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head)) return []
  return blocks.slice(0, most).flatMap((block) => captionOf(block) ?? [])
}

function captionOf(block: string): Caption | undefined {
  const lines = block.split('\n')
  const at = lines.findIndex((line) => line.includes('-->'))
  const [from, to] = (lines[at] ?? '').split('-->').map((time) => secondsOf(time.trim().split(/\s/)[0] ?? ''))
  if (from === undefined || to === undefined || to <= from) return undefined
  const text = wordsOf(lines.slice(at + 1))
  return text === '' ? undefined : { from, to, text }
}

/** `01:02:03.004` or `02:03.004`. */
function secondsOf(time: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):)?([0-5]\d):([0-5]\d\.\d{3})$/.exec(time) ?? []
  return minutes === undefined ? undefined : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00A0', lrm: '', rlm: '' }

const wordsOf = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => signs[name] ?? '')
    .trim()
