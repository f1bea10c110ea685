/** Questions, answers and the station's own articles on the staff face, joined with the knowledge base that they lead to. */
import type { ArticleBody } from '../../src-domain/articles/article.ts'
import { may } from '../../src-domain/staff/permissions.ts'
import { ArticleSources, ArticleText } from '../features/articles/article-text.tsx'
import { AskingScreen } from '../features/asking/asking-screen.tsx'
import { ExpertGate } from '../features/asking/expert-gate.tsx'
import { ExpertQuestion, ExpertQuestions } from '../features/asking/expert-questions.tsx'
import { QuestionPage } from '../features/asking/question-page.tsx'
import { StoryPage } from '../features/asking/story-page.tsx'
import { WriteArticle } from '../features/asking/write-article.tsx'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { usePerson } from '../host/host-context.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export type AskingPlace =
  | { readonly at: 'list' }
  | { readonly at: 'question'; readonly id: string }
  | { readonly at: 'write'; readonly question?: string; readonly article?: string }
  | { readonly at: 'story'; readonly id: string }

export type AskingWays = {
  readonly onGo: (place: AskingPlace) => void
  readonly onOpenElder: (elder: string) => void
  readonly onOpenArticle: (article: string) => void
}

export function Asking({ place, ...ways }: AskingWays & { readonly place: AskingPlace }) {
  const { role } = usePerson()
  if (!may(role, 'answerQuestion')) return <NotAllowed />
  return (
    <AntdTheme face="staff">
      <Place place={place} {...ways} />
    </AntdTheme>
  )
}

export type ExpertPlace =
  | { readonly at: 'list' }
  | { readonly at: 'question'; readonly id: string }
  | { readonly at: 'story'; readonly id: string }

/** What an expert who signed in sees: the questions that were put, and drafts; nobody's name and no record. */
export function ExpertAsking({
  place,
  onOpen = () => undefined,
  onOpenStory = () => undefined,
}: {
  readonly place: ExpertPlace
  readonly onOpen?: (question: string) => void
  readonly onOpenStory?: (article: string) => void
}) {
  return (
    <AntdTheme face="staff">
      <ExpertGate>
        {(own) =>
          place.at === 'list' ? (
            <ExpertQuestions own={own} onOpen={onOpen} onOpenStory={onOpenStory} />
          ) : place.at === 'question' ? (
            <ExpertQuestion own={own} id={place.id} />
          ) : (
            <StoryPage id={place.id} renderArticle={renderArticle} />
          )
        }
      </ExpertGate>
    </AntdTheme>
  )
}

const renderArticle = (body: ArticleBody) => (
  <>
    <ArticleText body={body} />
    <ArticleSources body={body} />
  </>
)

function Place({ place, onGo, onOpenElder, onOpenArticle }: AskingWays & { readonly place: AskingPlace }) {
  switch (place.at) {
    case 'list':
      return (
        <AskingScreen
          onOpen={(id) => onGo({ at: 'question', id })}
          onOpenStory={(id) => onGo({ at: 'story', id })}
          onWrite={() => onGo({ at: 'write' })}
        />
      )
    case 'question':
      return (
        <QuestionPage
          id={place.id}
          onOpenElder={onOpenElder}
          onOpenArticle={onOpenArticle}
          onMakeArticle={(question) => onGo({ at: 'write', question })}
        />
      )
    case 'write':
      return (
        <WriteArticle question={place.question} article={place.article} onDone={(id) => onGo({ at: 'story', id })} />
      )
    case 'story':
      return (
        <StoryPage
          id={place.id}
          renderArticle={renderArticle}
          onOpenArticle={onOpenArticle}
          onOpenQuestion={(id) => onGo({ at: 'question', id })}
          onImprove={(article) => onGo({ at: 'write', article })}
        />
      )
    default:
      return place satisfies never
  }
}
