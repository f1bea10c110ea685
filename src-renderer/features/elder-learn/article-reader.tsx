/**
 * One article for an elder: a page at a time in large words, read aloud sentence by sentence with the one that is read marked, and at its end
 * where it comes from and whether it helped. Reading is noted when the last page is reached or heard.
 */
import { BookX, Volume2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, SectionStyle } from '../../../src-domain/articles/article.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleRecording } from '../../replica/use-article-recording.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { classes } from '../../ui/tone.ts'
import { VoiceControl } from '../../ui/voice-control.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { type LaidSection, layOut, type Sentence } from './article-pages.ts'
import { ArticleRatingQuestion } from './article-rating-question.tsx'
import { RecordedReading } from './recorded-reading.tsx'
import { stylePictures } from './pictures.ts'
import type { NotedReading } from './use-noted-reading.ts'

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
  const { t } = useTranslation('elderLearn')
  useSlowScreen()
  if (article === undefined) {
    return (
      <ElderPage title={t('article.gone')} onBack={onBack}>
        <EmptyState icon={BookX} title={t('article.gone')} text={t('article.goneText')} />
      </ElderPage>
    )
  }
  return <Reader elder={elder} article={article} reading={reading} onBack={onBack} />
}

function Reader({
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
  const { t, i18n } = useTranslation('elderLearn')
  const words = useArticleWords()(article.body)
  const { part, speaking, readParts } = useReadAloud()
  const [page, setPage] = useState(0)
  const laid = useMemo(
    () =>
      layOut(article.body, (style) =>
        style === 'text' ? undefined : i18n.getFixedT('zh-CN', 'elderLearn')(`article.style.${style}`),
      ),
    [article, i18n],
  )
  const { pages, spoken } = laid
  const found = useArticleRecording(article)
  const recording = found?.isOld === false ? found : undefined
  const [wanted, setWanted] = useState(0)
  const last = pages.length
  const show = (to: number) => {
    setPage(to)
    if (to === last) reading.note([article], 'read')
  }
  const narrationFrom = (from: number) => ({
    parts: spoken.map(({ text }) => text),
    language: 'zh-CN' as const,
    from,
    onPart: (at: number) => setPage(spoken[at]?.page ?? 0),
    onEnd: () => {
      reading.note([article], 'heard')
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
            <RecordedReading recording={recording} wanted={wanted} onHeard={() => reading.note([article], 'heard')} />
          )}
        </Standing>
        {page === 0 && (
          <p className="learn-summary" lang={words.lang}>
            {words.lang === 'en' ? words.summary : <Sentences sentences={laid.summary} part={part} />}
          </p>
        )}
        {page === 0 && i18n.language === 'en' && <p className="learn-note">{t('article.inChinese')}</p>}
        {pages[page]?.map((section) => (
          <Section key={section.heading?.number ?? section.lines[0]?.[0]?.number} section={section} part={part} />
        ))}
        {page === last && (
          <>
            <ArticleRatingQuestion elder={elder} article={article} />
            {reading.noted.has(article.id) && <p className="learn-note">{t('article.noted')}</p>}
            <Sources article={article} />
          </>
        )}
      </article>
    </ElderPage>
  )
}

/** The first sentence of a page; of the first page the title. */
const firstOf = (spoken: readonly { readonly page: number }[], page: number): number =>
  Math.max(
    0,
    spoken.findIndex((one) => one.page === page),
  )

/** @param children what is heard where the machine has no voice. */
function Standing({ article: { body }, children }: { readonly article: Article; readonly children: ReactNode }) {
  const { t } = useTranslation('elderLearn')
  const format = useFormat()
  const { availableIn } = useReadAloud()
  const [isSetting, setSetting] = useState(false)
  const { t: ui } = useTranslation('ui')
  return (
    <>
      <div className="learn-standing">
        {body.reviewedBy === undefined ? (
          <Chip tone="gold">{t('article.notReviewed')}</Chip>
        ) : (
          <Chip tone="green">
            {t('article.reviewed', { ...body.reviewedBy, on: format.date(body.reviewedBy.on, '') })}
          </Chip>
        )}
        {availableIn('zh-CN') && (
          <BigButton icon={Volume2} pressed={isSetting} onPress={() => setSetting(!isSetting)}>
            {ui('readAloud.manner')}
          </BigButton>
        )}
      </div>
      {isSetting && <VoiceControl />}
      {!availableIn('zh-CN') && (children || <p className="learn-note">{t('lessons.noVoice')}</p>)}
    </>
  )
}

function Section({
  section: { style, heading, lines },
  part,
}: {
  readonly section: LaidSection
  readonly part: number | undefined
}) {
  const Picture = stylePictures[style]
  const List = style === 'steps' ? 'ol' : 'ul'
  return (
    <section className={classes('learn-section', `is-${style}`)} lang="zh-CN">
      {heading !== undefined && (
        <h2>
          <Picture aria-hidden />
          <span>
            <Sentences sentences={[heading]} part={part} />
          </span>
        </h2>
      )}
      {style === 'text' ? (
        lines.map((line) => (
          <p key={line[0]?.number}>
            <Sentences sentences={line} part={part} />
          </p>
        ))
      ) : (
        <List>
          {lines.map((line, index) => (
            <li key={line[0]?.number}>
              <LineMark style={style} index={index} />
              <span>
                <Sentences sentences={line} part={part} />
              </span>
            </li>
          ))}
        </List>
      )}
    </section>
  )
}

function LineMark({ style, index }: { readonly style: SectionStyle; readonly index: number }) {
  if (style === 'steps') return <b aria-hidden>{index + 1}</b>
  const Picture = stylePictures[style]
  return <Picture aria-hidden />
}

function Sentences({
  sentences,
  part,
}: {
  readonly sentences: readonly Sentence[]
  readonly part: number | undefined
}) {
  return sentences.map(({ text, number }) => (
    <span key={number} className={classes('learn-sentence', number === part && 'is-read')}>
      {text}
    </span>
  ))
}

function Sources({ article: { body } }: { readonly article: Article }) {
  const { t } = useTranslation('elderLearn')
  const format = useFormat()
  return (
    <section className="learn-sources">
      <h2>{t('article.sources')}</h2>
      <ul>
        {body.sources.map(({ name, publisher }) => (
          <li key={name} lang="zh-CN">
            {publisher === undefined ? name : format.withAside(name, publisher)}
          </li>
        ))}
      </ul>
      <p>{t('article.written', { on: format.date(body.writtenOn, '') })}</p>
      {body.reviewedBy === undefined && <p>{t('article.notReviewedText')}</p>}
    </section>
  )
}
