/** What the knowledge base says on the first page, apart from its own screens: those bring forms, which the first page does without. */
import { ArticlesDueNotice } from '../features/articles/articles-due.tsx'
import { RecallsToTell } from '../features/articles/recalls-to-tell.tsx'

/** For the first page: whom to tell of what was taken back, and what has to be read again. */
export function KnowledgeNotices({
  onOpenArticle,
  onOpenElder,
  onOpenArticles,
}: {
  readonly onOpenArticle: (id: string) => void
  readonly onOpenElder: (id: string) => void
  readonly onOpenArticles: () => void
}) {
  return (
    <>
      <RecallsToTell onOpenArticle={onOpenArticle} onOpenElder={onOpenElder} />
      <ArticlesDueNotice onOpen={onOpenArticles} />
    </>
  )
}
