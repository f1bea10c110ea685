/** The lessons, three at a time. */
import { useTranslation } from 'react-i18next'
import { readingMinutesOf } from '../../../src-domain/articles/article-rules.ts'
import type { ShownLesson } from '../../../src-domain/articles/lessons/lessons-to-show.ts'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { pageOf } from '../../ui/pages.ts'
import { lessonPictures, otherLesson } from './pictures.ts'
import { useLessonTitle } from './use-lesson-title.ts'

export function LessonList({
  lessons: all,
  page,
  onPage,
  onOpen,
  onBack,
}: {
  readonly lessons: readonly ShownLesson[]
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (slug: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const at = pageOf(all, page)
  const turned = useTurned(at.page, at.count)
  return (
    <ElderPage
      title={t('lessons.title')}
      subtitle={turned}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={onPage} />}
    >
      {all.length === 0 && <EmptyState title={t('lessons.none')} />}
      <ul className="learn-rows">
        {at.shown.map((one) => (
          <LessonRow key={one.lesson.slug} one={one} onOpen={onOpen} />
        ))}
      </ul>
      <p className="learn-note">{t('lessons.note')}</p>
    </ElderPage>
  )
}

function LessonRow({
  one: { lesson, reviewedBy },
  onOpen,
}: {
  readonly one: ShownLesson
  readonly onOpen: (slug: string) => void
}) {
  const { t } = useTranslation('elderLearn')
  const { title, lang } = useLessonTitle()(lesson)
  const Picture = lessonPictures[lesson.slug] ?? otherLesson
  const minutes = readingMinutesOf(lesson.slides.map(({ spoken }) => spoken))
  return (
    <li>
      <button type="button" className="learn-row" onClick={() => onOpen(lesson.slug)}>
        <Picture aria-hidden className="learn-row-picture" />
        <span className="learn-row-words" data-block>
          <b lang={lang}>{title}</b>
          <span className="learn-row-marks" data-block>
            <span>{t('lessons.slides', { count: lesson.slides.length })}</span>
            <span>{t('list.minutes', { count: minutes })}</span>
            {reviewedBy === undefined && <Chip tone="stone">{t('article.notReviewed')}</Chip>}
          </span>
        </span>
      </button>
    </li>
  )
}
