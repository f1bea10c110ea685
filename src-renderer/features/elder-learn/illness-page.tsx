/**
 * One illness: what to do, what not to do, where that comes from, and the whole articles behind it. Nothing of an article is shown here that
 * does not stand in it; reading it is noted as reading the article, so that whoever saw it is told when it is taken back.
 */
import { BookX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { shortSections } from '../../../src-domain/articles/handout.ts'
import type { IllnessAdvice } from '../../../src-domain/articles/illness-advice.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { ArticleRow } from './article-list.tsx'
import { firstOf, layOut } from './article-pages.ts'
import { Section, Sources, Standing } from './article-parts.tsx'
import { listStep, pageOf } from '../../ui/pages.ts'
import { useIllnessName } from './use-illness-name.ts'
import type { NotedReading } from './use-noted-reading.ts'
import { useStyleWords } from './use-style-words.ts'

export function IllnessPage({
  illness,
  reading,
  onOpen,
  onBack,
}: {
  /** Undefined, or without an article: taken back while somebody was on the way to it. */
  readonly illness: IllnessAdvice | undefined
  readonly reading: NotedReading
  readonly onOpen: (id: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  useSlowScreen()
  if (illness?.leading === undefined) {
    return (
      <ElderPage title={t('article.gone')} onBack={onBack}>
        <EmptyState icon={BookX} title={t('article.gone')} text={t('article.goneText')} />
      </ElderPage>
    )
  }
  const { code, leading, more } = illness
  return <Advice code={code} leading={leading} more={more} reading={reading} onOpen={onOpen} onBack={onBack} />
}

function Advice({
  code,
  leading,
  more,
  reading,
  onOpen,
  onBack,
}: {
  readonly code: number
  readonly leading: Article
  readonly more: readonly Article[]
  readonly reading: NotedReading
  readonly onOpen: (id: string) => void
  readonly onBack: () => void
}) {
  const { t, i18n } = useTranslation('elderLearn')
  const name = useIllnessName()(code, leading)
  const { part, speaking, readParts } = useReadAloud()
  const [page, setPage] = useState(0)
  const headingOf = useStyleWords()
  const { pages, spoken } = useMemo(
    () => layOut({ title: name.chinese, summary: '', sections: [...shortSections(leading.body)] }, headingOf),
    [name.chinese, leading, headingOf],
  )
  const behind = [leading, ...more]
  const count = pages.length + Math.ceil(behind.length / listStep)
  const show = (to: number) => {
    setPage(to)
    if (to === pages.length) reading.note([leading], 'read')
  }
  const narrationFrom = (from: number) => ({
    parts: spoken.map(({ text }) => text),
    language: 'zh-CN' as const,
    from,
    onPart: (at: number) => setPage(spoken[at]?.page ?? 0),
    onEnd: () => {
      reading.note([leading], 'heard')
      setPage(pages.length)
    },
  })
  const narration = narrationFrom(page >= pages.length ? 0 : firstOf(spoken, page))
  const turn = (to: number) => {
    if (speaking && to < pages.length) readParts(narrationFrom(firstOf(spoken, to)))
    else show(to)
  }
  return (
    <ElderPage
      title={name.words}
      titleLang={name.lang}
      subtitle={useTurned(page, count)}
      step={String(page)}
      spoken={narration}
      onBack={onBack}
      actions={<TurnButtons page={page} count={count} onPage={turn} />}
    >
      <article className="learn-article">
        {page < pages.length && <Standing article={leading} />}
        {page === 0 && i18n.language === 'en' && <p className="learn-note">{t('article.inChinese')}</p>}
        {pages[page]?.map((section) => (
          <Section key={section.heading?.number} section={section} part={part} />
        ))}
        {page >= pages.length && (
          <>
            <h2>{t('illness.whole')}</h2>
            <ul className="learn-rows">
              {pageOf(behind, page - pages.length).shown.map((article) => (
                <ArticleRow key={article.id} article={article} isRead={reading.read.has(article.id)} onOpen={onOpen} />
              ))}
            </ul>
          </>
        )}
        {page === pages.length - 1 && <Sources article={leading} />}
        {page === pages.length && reading.noted.has(leading.id) && <p className="learn-note">{t('article.noted')}</p>}
      </article>
    </ElderPage>
  )
}
