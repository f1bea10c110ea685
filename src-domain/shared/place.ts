/** Points on the map and how far apart they are, as the crow flies: what is shown as "约 1.2 公里". */
import Type, { type Static } from 'typebox'
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

/** WGS 84 degrees. */
export const Place = Type.Object(
  { lat: Type.Number({ minimum: -90, maximum: 90 }), lng: Type.Number({ minimum: -180, maximum: 180 }) },
  { additionalProperties: false },
)
export type Place = Static<typeof Place>

/** Metres on a sphere of the earth's mean radius (haversine), good to half a percent. */
export function distanceMetres(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const dLat = radians(b.lat - a.lat)
  const dLng = radians(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Roughly the mainland with its islands: what tells the two numbers apart, whichever comes first. */
const latitudes = { from: 3, to: 54 } as const
const longitudes = { from: 73, to: 136 } as const

/** "30.4312, 103.9821" as a map shows it, in either order; a place outside of China is taken for a slip. */
export function parsePlace(text: string): Result<Place, Refusal> {
  const numbers = text.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? []
  const isWithin = (value: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
    value >= from && value <= to
  const lat = numbers.find((one) => isWithin(one, latitudes))
  const lng = numbers.find((one) => isWithin(one, longitudes))
  return numbers.length === 2 && lat !== undefined && lng !== undefined
    ? ok({ lat, lng })
    : err(refusal('place.unreadable'))
}

export const placeText = ({ lat, lng }: Place): string => `${lat}, ${lng}`
