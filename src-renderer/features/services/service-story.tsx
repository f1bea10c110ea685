/** What happened so far, and what two kiosks did without knowing of each other. */
import { useTranslation } from 'react-i18next'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { isServiceEventType, type ServiceStory as Story } from '../../../src-domain/services/service-rules.ts'
import type { LogEvent } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { Notice } from '../../ui/chip.tsx'

const told = ['reason', 'result', 'on', 'time', 'who', 'by', 'words'] as const

export function ServiceStory({
  request,
  story,
  showSteps,
}: {
  readonly request: ServiceRequest
  readonly story: Story
  readonly showSteps: boolean
}) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const name = (event: LogEvent): string => (isServiceEventType(event.type) ? t(`step.${event.type}`) : event.type)
  const details = (event: LogEvent): string => {
    const { data } = event
    const answer = data?.['answer']
    const words = told.flatMap((key) => {
      const said = data?.[key]
      if (typeof said !== 'string') return []
      return [key === 'on' ? format.date(said, event.at) : said]
    })
    const known =
      answer === 'satisfied' || answer === 'neutral' || answer === 'unsatisfied' ? [t(`dialog.${answer}`)] : []
    return [...known, ...words].join(' · ')
  }
  return (
    <div className="service-story">
      {story.questions.length > 0 && (
        <Notice tone="gold" title={t('question.title')}>
          <ul>
            {story.questions.map(({ event, state }) => (
              <li key={event.id}>
                {t('question.line', {
                  at: format.dateTime(event.at, event.offset),
                  step: name(event),
                  state: t(`state.${state}`),
                })}{' '}
                {details(event)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {showSteps && (
        <ol aria-label={t('history')}>
          {story.steps.map((event) => (
            <li key={event.id}>
              <span className="quiet">{format.dateTime(event.at, event.offset)}</span> <b>{name(event)}</b>{' '}
              {details(event)}
            </li>
          ))}
          {request.body.note !== undefined && <li>{request.body.note}</li>}
        </ol>
      )}
    </div>
  )
}
