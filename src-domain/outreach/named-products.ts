/**
 * Products that nobody may speak for in public (design.md §6: elders' words never advertise 保健食品 or 医疗器械), by the names under which
 * this station's catalog knows them. Medicines are among them (standards/08 §2 no. 2).
 */
import type { ProductBody, ProductClass } from '../products/product.ts'

export type NamedProduct = { readonly body: Pick<ProductBody, 'name' | 'brand' | 'class' | 'approvalNumber'> }

const unspoken: ReadonlySet<ProductClass> = new Set([
  'healthFood',
  'specialMedicalFood',
  'otcDrug',
  'rxDrug',
  'device1',
  'device2',
  'device3',
])

/** The name it was found by, or undefined. */
export function namedIn(text: string, products: readonly NamedProduct[]): string | undefined {
  const plain = plainOf(text)
  return products
    .filter(({ body }) => unspoken.has(body.class))
    .flatMap(({ body }) => namesOf(body))
    .find((name) => plain.includes(name))
}

/** The name without its model in brackets, as people say it; a single character says nothing. */
const namesOf = ({ name, brand = '', approvalNumber = '' }: NamedProduct['body']): readonly string[] =>
  [name.replaceAll(/[（(【[][^）)】\]]*[）)】\]]/g, ''), name, brand, approvalNumber]
    .map(plainOf)
    .filter((one) => [...one].length > 1)

const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s·•-]/g, '')
    .toLowerCase()
