/** The knowledge base on the staff face, in the theme its dialogs need; opened from an elder's page it notes what was given. */
import { isElder } from '../../src-domain/elders/elder.ts'
import { may } from '../../src-domain/staff/permissions.ts'
import { ArticlePage } from '../features/articles/article-page.tsx'
import { ArticlesScreen } from '../features/articles/articles-screen.tsx'
import { ArticlesDueCard } from '../features/articles/articles-due.tsx'
import { RecallsToTell } from '../features/articles/recalls-to-tell.tsx'
import { ArticleHistory } from '../features/asking/article-history.tsx'
import { ArticleUseCard } from '../features/asking/article-use-card.tsx'
import { AskingButton } from '../features/asking/asking-button.tsx'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { usePerson } from '../host/host-context.ts'
import { useDocument } from '../replica/use-replica.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function KnowledgeScreen({
  onOpen,
  onAsking,
  onOpenElder,
}: {
  readonly onOpen: (id: string) => void
  readonly onAsking: () => void
  readonly onOpenElder: (id: string) => void
}) {
  const { role } = usePerson()
  return (
    <AntdTheme face="staff">
      <ArticlesScreen
        onOpen={onOpen}
        actions={may(role, 'answerQuestion') && <AskingButton onPress={onAsking} />}
        notices={
          <>
            <RecallsToTell onOpenArticle={onOpen} onOpenElder={onOpenElder} />
            <ArticlesDueCard onOpen={onOpen} />
          </>
        }
      />
    </AntdTheme>
  )
}

export function OneArticle({
  id,
  elder,
  nameOfElder,
  onOpenElder,
}: {
  readonly id: string
  readonly elder: string | undefined
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
}) {
  const { role } = usePerson()
  const record = useDocument(elder)
  if (elder !== undefined && !may(role, 'viewHealth')) return <NotAllowed />
  const isHere = record !== undefined && record !== null && isElder(record)
  return (
    <AntdTheme face="staff">
      <ArticlePage
        id={id}
        nameOfElder={nameOfElder}
        onOpenElder={onOpenElder}
        renderCards={(article) => (
          <>
            {may(role, 'answerQuestion') && <ArticleUseCard article={article.id} />}
            {may(role, 'recallArticle') && <ArticleHistory id={article.id} body={article.body} />}
          </>
        )}
        {...(isHere && may(role, 'requestService') ? { elder: record.id } : {})}
      />
    </AntdTheme>
  )
}
