/**
 * What each feature weighs in a recommendation, all in one place (standards/09: ours, a named set with a date). A place cannot
 * be bought: whatever is not named here has no part in the order. A feature gives a share of its weight, from 0 to 1; taste may
 * also take away, and what resembles something refused only does.
 */
export const weightsSince = '2026-11-30'

export const weights = {
  service: {
    need: 40,
    distance: 20,
    price: 10,
    mode: 10,
    verified: 5,
    satisfaction: 15,
    similar: 10,
    taste: 10,
    novelty: 3,
    refusedLike: 10,
  },
  product: { need: 40, price: 10, verified: 5, taste: 30, novelty: 5, refusedLike: 15 },
  article: { need: 25, condition: 30, audience: 15, season: 10, verified: 10, taste: 10, novelty: 5, refusedLike: 15 },
} as const

/**
 * What of the weight of taste each word of the elder gives, the first that holds: a pastime that the thing is about, a shelf or a kind
 * of reading that was chosen, the way help should come, and least how the elder is best reached. Ours, since 2026-11-30.
 */
export const tasteShares = { pastime: 1, shelf: 1, reading: 1, mode: 0.6, reach: 0.3 } as const

/**
 * How often the price counts by payment category (list of the public-health record): relief for the poor twice, all paid
 * oneself half as much again, all paid by public means half; of several what counts most. Ours, since 2026-11-30: no published
 * rule gives numbers. The insurances (1 to 3, 5) pay for some services only, so they change nothing.
 */
export const priceFactorByPayment: Readonly<Record<string, number>> = { '4': 2, '7': 1.5, '6': 0.5 }
export const usualPriceFactor = 1
/** From this degree a need looks for a service or an aid (2 useful); words about it are useful from 1 on (1 watch). */
export const matchedFrom = 2
export const readFrom = 1
/** Nobody is sent further than this for something on site. */
export const farthestMetres = 30_000
/** Answers of other elders below which nothing is said: too few, and they could be told apart. */
export const similarMinimum = 3
/** What is new in the catalog for so many days. */
export const newDays = 60
/** How long a refusal still lowers what is like it. */
export const refusedLikeDays = 365
/** A price of this and more gets nothing for being cheap: the amount from which an order is held (standards/08 §2 no. 12). */
export const dearFen = 50_000
/** In a short list: of one need, of one kind (service code, shelf, category), of one institution or supplier. */
export const most = { need: 2, like: 2, from: 2 } as const
export const shortLength = 6
