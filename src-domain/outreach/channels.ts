/** How many elders each channel brought (mission E1): counts that name nobody. */
import { type Channel, channels } from '../elders/elder-codes.ts'
import type { Elder } from '../elders/elder.ts'

export type ChannelCounts = {
  readonly counts: readonly { readonly channel: Channel; readonly count: number }[]
  readonly notSaid: number
}

/** Of the records in use; the largest first, and none that brought nobody. */
export function channelCounts(elders: readonly Pick<Elder, 'body'>[]): ChannelCounts {
  const open = elders.filter(({ body }) => body.archived === undefined)
  const counts = channels
    .map((channel) => ({ channel, count: open.filter(({ body }) => body.heardFrom === channel).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  return { counts, notSaid: open.filter(({ body }) => body.heardFrom === undefined).length }
}
