/** What an elder likes, as the features of a recommendation read it: said by the elder, never concluded from health. */
import type { ArticleCategory } from '../articles/article.ts'
import type { ServiceMode } from '../organizations/organization.ts'
import type { ProductCategory } from '../products/product.ts'

export type Taste = {
  readonly modes: ReadonlySet<ServiceMode>
  readonly shelves: ReadonlySet<ProductCategory>
  readonly reading: ReadonlySet<ArticleCategory>
}

export const noTaste: Taste = { modes: new Set(), shelves: new Set(), reading: new Set() }
