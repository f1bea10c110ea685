/** Every thing of a catalog judged for one elder: what is recommended in its order, and what is not and why. */
import type { Refusal } from '../shared/result.ts'

type Fit<Item> = { readonly item: Item; readonly score: number }
type NotShown<Item> = { readonly item: Item; readonly why: readonly Refusal[] }
/** Undefined where nothing leads to it. */
type Verdict<Item, F extends Fit<Item>> = F | NotShown<Item> | undefined

export function judgeAll<Item, F extends Fit<Item>>(
  items: readonly Item[],
  judge: (item: Item) => Verdict<Item, F>,
  keyOf: (item: Item) => string,
): { readonly recommended: readonly F[]; readonly notShown: readonly NotShown<Item>[] } {
  const recommended: F[] = []
  const notShown: NotShown<Item>[] = []
  for (const item of items) {
    const verdict = judge(item)
    if (verdict === undefined) continue
    if (isFit(verdict)) recommended.push(verdict)
    else notShown.push(verdict)
  }
  // By code unit, not by locale: the same everywhere.
  const byKey = (a: Item, b: Item): number => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
  return {
    recommended: recommended.toSorted((a, b) => b.score - a.score || byKey(a.item, b.item)),
    notShown: notShown.toSorted((a, b) => byKey(a.item, b.item)),
  }
}

const isFit = <Item, F extends Fit<Item>>(verdict: F | NotShown<Item>): verdict is F => !('why' in verdict)

/** The verdict where it is a recommendation. */
export const fitOf = <Item, F extends Fit<Item>>(verdict: Verdict<Item, F>): F | undefined =>
  verdict !== undefined && isFit(verdict) ? verdict : undefined
