/**
 * A lesson of narrated slides. With a voice it plays as soon as it opens and turns the slides as they are read; without one it stands still until
 * somebody plays it, for a screen does not change before it was read (standards/05), and says that there is no voice and no film.
 */
import { ArrowLeft, ArrowRight, BookX, Pause, Play, RotateCcw } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownLesson } from '../../../src-domain/articles/lessons/lessons-to-show.ts'
import { useFormat } from '../../i18n/format.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useIdleHold, useSlowScreen } from '../../ui/idle-hold.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { classes } from '../../ui/tone.ts'
import { narrationOf, silentMs } from './lesson-time.ts'
import { lessonPictures, otherLesson } from './pictures.ts'
import { useLessonTitle } from './use-lesson-title.ts'
import type { NotedReading } from './use-noted-reading.ts'

export function LessonPlayer({
  lesson,
  reading,
  onBack,
}: {
  /** Undefined: an article of it was taken back while somebody was on the way to it. */
  readonly lesson: ShownLesson | undefined
  readonly reading: NotedReading
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  useSlowScreen()
  if (lesson === undefined) {
    return (
      <ElderPage title={t('article.gone')} onBack={onBack}>
        <EmptyState icon={BookX} title={t('article.gone')} text={t('article.goneText')} />
      </ElderPage>
    )
  }
  return <Player shown={lesson} reading={reading} onBack={onBack} />
}

function Player({
  shown: { lesson, articles, reviewedBy },
  reading,
  onBack,
}: {
  readonly shown: ShownLesson
  readonly reading: NotedReading
  readonly onBack: () => void
}) {
  const { t, i18n } = useTranslation(['elderLearn', 'ui'])
  const format = useFormat()
  const { title } = useLessonTitle()(lesson)
  const { availableIn, part, readParts, speaking, stop } = useReadAloud()
  const hasVoice = availableIn('zh-CN')
  const { slides } = lesson
  const last = slides.length - 1
  const [at, setAt] = useState(0)
  const [isEnded, setEnded] = useState(false)
  const [isTimed, setTimed] = useState(false)
  const isPlaying = hasVoice ? speaking : isTimed
  const sentences = useMemo(() => narrationOf(slides), [slides])
  const end = () => {
    setTimed(false)
    setEnded(true)
    reading.note(articles, 'watched')
  }
  const narrationFrom = (slide: number) => ({
    parts: sentences.map(({ text }) => text),
    language: 'zh-CN' as const,
    from: sentences.findIndex((one) => one.slide === slide),
    onPart: (sentence: number) => {
      setAt(sentences[sentence]?.slide ?? 0)
      setEnded(false)
    },
    onEnd: end,
  })
  // Speech is outside React; it ends with the page (ui/elder-page.tsx).
  useEffect(() => {
    if (hasVoice) readParts(narrationFrom(0))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the lesson opens
  }, [])
  useEffect(() => {
    const slide = slides[at]
    if (!isTimed || slide === undefined) return undefined
    const timer = setTimeout(() => (at === last ? end() : setAt(at + 1)), silentMs(slide))
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `end` is made anew with each render and does the same
  }, [isTimed, at, last, slides])
  useIdleHold(isTimed)
  const turn = (to: number) => {
    if (hasVoice && speaking) {
      readParts(narrationFrom(to))
      return
    }
    setAt(to)
    setEnded(false)
    if (to === last) reading.note(articles, 'watched')
  }
  const play = () => {
    const from = isEnded ? 0 : at
    setEnded(false)
    setAt(from)
    if (hasVoice) readParts(narrationFrom(from))
    else setTimed(true)
  }
  const pause = () => {
    stop()
    setTimed(false)
  }
  const slide = slides[at]
  const Picture = lessonPictures[lesson.slug] ?? otherLesson
  return (
    <ElderPage
      title={title}
      subtitle={t('ui:turn.page', { page: String(at + 1), count: slides.length })}
      step={String(at)}
      spoken={narrationFrom(isEnded ? 0 : at)}
      onBack={onBack}
    >
      <div className="learn-lesson">
        <section className="learn-slide" lang="zh-CN" aria-live={isPlaying ? 'off' : 'polite'}>
          <Picture aria-hidden />
          <div>
            <h2>{slide?.title}</h2>
            <ul>
              {slide?.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        </section>
        <p className="learn-caption" lang="zh-CN">
          {sentences.map(({ text, slide: of }, number) =>
            of === at ? (
              <span key={text} className={classes('learn-sentence', number === part && 'is-read')}>
                {text}
              </span>
            ) : null,
          )}
        </p>
        <div className="learn-controls">
          <BigButton icon={ArrowLeft} disabled={at === 0} onPress={() => turn(at - 1)}>
            {t('ui:turn.previous')}
          </BigButton>
          <BigButton
            kind="primary"
            icon={isPlaying ? Pause : isEnded ? RotateCcw : Play}
            onPress={isPlaying ? pause : play}
          >
            {isPlaying ? t('lessons.pause') : isEnded ? t('lessons.again') : t('lessons.play')}
          </BigButton>
          <BigButton icon={ArrowRight} disabled={at === last} onPress={() => turn(at + 1)}>
            {t('ui:turn.next')}
          </BigButton>
        </div>
        <div className="learn-standing">
          {reviewedBy === undefined && <Chip tone="gold">{t('article.notReviewed')}</Chip>}
          {isEnded && <output>{t('lessons.ended')}</output>}
        </div>
        <div className="learn-note">
          {!hasVoice && <p>{t('lessons.noVoice')}</p>}
          <p>{t('lessons.noFilm')}</p>
          {i18n.language === 'en' && <p>{t('article.inChinese')}</p>}
          <p>
            {t('lessons.from', {
              titles: format.list(
                articles.map(({ body }) => (i18n.language === 'en' ? (body.english?.title ?? body.title) : body.title)),
              ),
            })}
          </p>
        </div>
      </div>
    </ElderPage>
  )
}
