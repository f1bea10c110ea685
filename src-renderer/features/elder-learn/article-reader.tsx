/**
 * One article for an elder: a page at a time in large words, read aloud sentence by sentence with the one that is read marked, and at its end
 * where it comes from and whether it helped. Reading is noted when the last page is reached or heard.
 */
import { BookX } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import type { StandingRecording } from '../../../src-domain/articles/article-recording.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useArticleRecording } from '../../replica/use-article-recording.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { firstOf, layOut } from './article-pages.ts'
import { Section, Sentences, Sources, Standing } from './article-parts.tsx'
import { ArticleRatingQuestion } from './article-rating-question.tsx'
import { RecordedReading } from './recorded-reading.tsx'
import type { NotedReading } from './use-noted-reading.ts'
import { useStyleWords } from './use-style-words.ts'

export function ArticleReader({
  elder,
  article,
  reading,
  onBack,
}: {
  readonly elder: string | undefined
  /** Undefined: taken back or past its day while somebody was on the way to it. */
  readonly article: Article | undefined
  readonly reading: NotedReading
  readonly onBack: () => void
}) {
  useSlowScreen()
  return article === undefined ? (
    <Gone onBack={onBack} />
  ) : (
    <OpenReader elder={elder} article={article} reading={reading} onBack={onBack} />
  )
}

/** Before a PIN: nothing is noted or asked, and what staff read out is sealed. */
export function PublicReader({
  article,
  onBack,
}: {
  readonly article: Article | undefined
  readonly onBack: () => void
}) {
  useSlowScreen()
  return article === undefined ? (
    <Gone onBack={onBack} />
  ) : (
    <Reader article={article} note={nothingNoted} recording={undefined} onBack={onBack} />
  )
}
const nothingNoted = (): void => undefined

function Gone({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('elderLearn')
  return (
    <ElderPage title={t('article.gone')} onBack={onBack}>
      <EmptyState icon={BookX} title={t('article.gone')} text={t('article.goneText')} />
    </ElderPage>
  )
}

function OpenReader({
  elder,
  article,
  reading,
  onBack,
}: {
  readonly elder: string | undefined
  readonly article: Article
  readonly reading: NotedReading
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const found = useArticleRecording(article)
  return (
    <Reader
      article={article}
      note={(how) => reading.note([article], how)}
      recording={found?.isOld === false ? found : undefined}
      end={
        <>
          <ArticleRatingQuestion elder={elder} article={article} />
          {reading.noted.has(article.id) && <p className="learn-note">{t('article.noted')}</p>}
        </>
      }
      onBack={onBack}
    />
  )
}

function Reader({
  article,
  note,
  recording,
  end,
  onBack,
}: {
  readonly article: Article
  readonly note: (how: 'read' | 'heard') => void
  readonly recording: StandingRecording | undefined
  /** What is asked on the last page. */
  readonly end?: ReactNode
  readonly onBack: () => void
}) {
  const { t, i18n } = useTranslation('elderLearn')
  const words = useArticleWords()(article.body)
  const { part, speaking, readParts } = useReadAloud()
  const [page, setPage] = useState(0)
  const headingOf = useStyleWords()
  const laid = useMemo(() => layOut(article.body, headingOf), [article, headingOf])
  const { pages, spoken } = laid
  const [wanted, setWanted] = useState(0)
  const last = pages.length
  const show = (to: number) => {
    setPage(to)
    if (to === last) note('read')
  }
  const narrationFrom = (from: number) => ({
    parts: spoken.map(({ text }) => text),
    language: 'zh-CN' as const,
    from,
    onPart: (at: number) => setPage(spoken[at]?.page ?? 0),
    onEnd: () => {
      note('heard')
      setPage(last)
    },
    ...(recording === undefined ? {} : { otherwise: () => setWanted(wanted + 1) }),
  })
  // On the last page there is nothing more to read: it is read from the start.
  const narration = narrationFrom(page === last ? 0 : firstOf(spoken, page))
  const turn = (to: number) => {
    if (speaking && to < last) readParts(narrationFrom(firstOf(spoken, to)))
    else show(to)
  }
  return (
    <ElderPage
      title={words.title}
      subtitle={useTurned(page, last + 1)}
      step={String(page)}
      spoken={narration}
      onBack={onBack}
      actions={<TurnButtons page={page} count={last + 1} onPage={turn} />}
    >
      <article className="learn-article">
        <Standing article={article}>
          {recording !== undefined && (
            <RecordedReading recording={recording} wanted={wanted} onHeard={() => note('heard')} />
          )}
        </Standing>
        {page === 0 && (
          <p className="learn-summary" lang={words.lang}>
            {words.lang === 'en' ? words.summary : <Sentences sentences={laid.summary} part={part} />}
          </p>
        )}
        {page === 0 && i18n.language === 'en' && <p className="learn-note">{t('article.inChinese')}</p>}
        {pages[page]?.map((section) => (
          <Section
            key={section.heading?.number ?? section.lines[0]?.[0]?.number}
            section={section}
            media={article.body.media}
            part={part}
          />
        ))}
        {page === last && (
          <>
            {end}
            <Sources article={article} />
          </>
        )}
      </article>
    </ElderPage>
  )
}
