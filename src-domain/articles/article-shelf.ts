/** The articles of a station: those the program brings and those that came from the knowledge scope, each once. */
import { type Article, isArticle } from './article.ts'

/** Of two with one id the one edited last, so that an editor's correction takes the place of the text that came with the program. */
export function articlesOnShelf(
  library: readonly Article[],
  documents: readonly { readonly kind: string }[],
): readonly Article[] {
  const byId = new Map(library.map((article) => [article.id, article]))
  for (const article of documents.filter(isArticle)) {
    const brought = byId.get(article.id)
    if (brought === undefined || article.updatedAt >= brought.updatedAt || article.body.recalled !== undefined) {
      byId.set(article.id, article)
    }
  }
  return [...byId.values()]
}
