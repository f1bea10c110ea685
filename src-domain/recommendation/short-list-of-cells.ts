/**
 * The short list without looking at everything. Things that this elder cannot tell apart but by themselves stand together in a cell:
 * what the elder gives them (need, taste, refusals) is counted once, and inside they are in order of what they bring themselves.
 * The best of all is then the best of the cells' first ones, and so on until the list is full. What it gives is what `shortList`
 * gives of everything (short-list-of-cells.test.ts).
 */
import type { NeedDimension } from '../needs/dimensions.ts'
import type { NeedDegree } from './elder-profile.ts'
import { matchedFrom, most, shortLength } from './weights.ts'

export type Entry<Item> = {
  readonly item: Item
  /** Tenths that it brings to any elder. */
  readonly points: number
  /** Orders what has the same points. */
  readonly key: string
  readonly from: string
}

export type Cell<Item> = {
  /** Best first ({@link compareEntries}). */
  readonly entries: readonly Entry<Item>[]
  /** Tenths that the elder gives to each. */
  readonly points: number
  readonly dimension: NeedDimension | undefined
  readonly needs: readonly NeedDimension[]
  readonly like: string
}

export const compareEntries = (a: Entry<unknown>, b: Entry<unknown>): number =>
  b.points - a.points || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** @param explain undefined where something speaks against it for this elder */
export function shortListOfCells<Item, Fit>(
  cells: readonly Cell<Item>[],
  needs: readonly NeedDegree[],
  explain: (item: Item) => Fit | undefined,
  length = shortLength,
): readonly Fit[] {
  const explained = new Map<Item, Fit | undefined>()
  const fitOf = (item: Item): Fit | undefined => {
    if (!explained.has(item)) explained.set(item, explain(item))
    return explained.get(item)
  }
  const chosen = new Map<Item, Place<Item>>()
  const choose = (place: Place<Item>): void => void chosen.set(itemOf(place), place)

  const bestOf = (some: readonly Cell<Item>[]): Place<Item> | undefined => {
    for (const place of bestFirst(some)) if (fitOf(itemOf(place)) !== undefined) return place
    return undefined
  }
  const strongestFirst = needs.filter((one) => one.degree >= matchedFrom).toSorted((a, b) => b.degree - a.degree)
  for (const { dimension } of strongestFirst) {
    if (chosen.size >= length) break
    const best =
      bestOf(cells.filter((cell) => cell.dimension === dimension)) ??
      bestOf(cells.filter((cell) => cell.needs.includes(dimension)))
    if (best !== undefined) choose(best)
  }

  const count = (isSame: (other: Place<Item>) => boolean): number => [...chosen.values()].filter(isSame).length
  const isFull = ({ cell }: Place<Item>): boolean =>
    (cell.dimension !== undefined && count((other) => other.cell.dimension === cell.dimension) >= most.need) ||
    count((other) => other.cell.like === cell.like) >= most.like
  for (const place of bestFirst(cells, isFull)) {
    if (chosen.size >= length) break
    const { from } = entryOf(place)
    if (isFull(place) || count((other) => entryOf(other).from === from) >= most.from) continue
    if (fitOf(itemOf(place)) !== undefined) choose(place)
  }
  return [...chosen.values()].toSorted(comparePlaces).flatMap((place) => fitOf(itemOf(place)) ?? [])
}

/** One of a cell's entries. */
type Place<Item> = {
  readonly cell: Cell<Item>
  readonly at: number
  readonly entry: Entry<Item>
  readonly points: number
}

const placeIn = <Item>(cell: Cell<Item>, at: number): Place<Item> | undefined => {
  const entry = cell.entries[at]
  return entry === undefined ? undefined : { cell, at, entry, points: cell.points + entry.points }
}
const entryOf = <Item>({ entry }: Place<Item>): Entry<Item> => entry
const itemOf = <Item>({ entry }: Place<Item>): Item => entry.item
const comparePlaces = <Item>(a: Place<Item>, b: Place<Item>): number =>
  b.points - a.points || (a.entry.key < b.entry.key ? -1 : a.entry.key > b.entry.key ? 1 : 0)

/** All entries of all cells in order, as far as they are asked for. @param isDone of nothing more in the place's cell */
function* bestFirst<Item>(
  cells: readonly Cell<Item>[],
  isDone: (place: Place<Item>) => boolean = () => false,
): Generator<Place<Item>> {
  const heap = cells.flatMap((cell) => placeIn(cell, 0) ?? [])
  for (let i = (heap.length >> 1) - 1; i >= 0; i -= 1) sink(heap, i)
  for (let best = heap[0]; best !== undefined; best = heap[0]) {
    yield best
    const next = isDone(best) ? undefined : placeIn(best.cell, best.at + 1)
    const last = heap.at(-1)
    if (next !== undefined) heap[0] = next
    else {
      heap.pop()
      if (last !== undefined && heap.length > 0) heap[0] = last
    }
    sink(heap, 0)
  }
}

function sink<Item>(heap: Place<Item>[], from: number): void {
  for (let at = from; ;) {
    const left = 2 * at + 1
    let least = at
    for (const child of [left, left + 1]) {
      const [a, b] = [heap[child], heap[least]]
      if (a !== undefined && b !== undefined && comparePlaces(a, b) < 0) least = child
    }
    const [here, there] = [heap[at], heap[least]]
    if (least === at || here === undefined || there === undefined) return
    heap[at] = there
    heap[least] = here
    at = least
  }
}
