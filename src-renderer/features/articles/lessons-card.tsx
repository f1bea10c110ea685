/** The slide lessons, each with its words for whoever reads it over, and its own signature. */
import './articles.css'
import { Presentation } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { lessonsSigned, signableLesson } from '../../../src-domain/articles/lessons/lessons-to-show.ts'
import { lessons } from '../../../src-domain/articles/lessons/lessons.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { SignatureAction } from './signature-action.tsx'

export function LessonsCard() {
  const { t, i18n } = useTranslation('articles')
  const format = useFormat()
  const today = useToday()
  const signatures = useDocuments({ collection: 'activity', kind: 'article-signature' })
  if (signatures === undefined) return null
  const signed = lessonsSigned(signatures, today)
  return (
    <Card icon={Presentation} title={t('lesson.title')}>
      <p className="quiet">{t('lesson.note')}</p>
      <ul>
        {lessons.map((lesson) => {
          const reviewedBy = signed.get(lesson.slug)
          const isEnglish = i18n.language === 'en'
          return (
            <li key={lesson.slug} className="article-row">
              <div>
                <b lang={isEnglish ? 'en' : 'zh-CN'}>{isEnglish ? lesson.english.title : lesson.title}</b>
                <details>
                  <summary>{t('lesson.read')}</summary>
                  <ol lang="zh-CN">
                    {lesson.slides.map(({ title, lines, spoken }) => (
                      <li key={title}>
                        <b>{title}</b>
                        <p>{lines.join('；')}</p>
                        <p>{spoken}</p>
                      </li>
                    ))}
                  </ol>
                </details>
                {reviewedBy !== undefined && (
                  <p className="quiet">{t('lesson.signed', { ...reviewedBy, on: format.date(reviewedBy.on, '') })}</p>
                )}
              </div>
              <span className="article-states">
                {reviewedBy === undefined && <Chip tone="stone">{t('state.notReviewed')}</Chip>}
                <SignatureAction
                  small
                  signable={{
                    ...signableLesson(lesson),
                    title: isEnglish ? lesson.english.title : lesson.title,
                    reviewedBy,
                    isDue: false,
                  }}
                />
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
