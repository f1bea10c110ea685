/** What an elder likes, for staff: question by question, and changed where the elder says so. */
import './preferences.css'
import { Check, Heart, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { answerOf, preferenceQuestions, touched } from '../../../src-domain/preferences/preferences.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { usePreferences } from './use-preferences.ts'

export function PreferencesCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('preferences')
  const format = useFormat()
  const refusalText = useRefusalText()
  const { role } = usePerson()
  const telling = usePreferences(elder.id)
  const [isChanging, setChanging] = useState(false)
  if (telling === undefined) {
    return (
      <Card icon={Heart} title={t('card.title')}>
        <Skeleton rows={3} />
      </Card>
    )
  }
  if (!telling.isAllowed) {
    return (
      <Card icon={Heart} title={t('card.title')}>
        <EmptyState title={t('card.noConsent')} text={t('card.noConsentText')} />
      </Card>
    )
  }
  const { body, tell, refusals } = telling
  const isEmpty = preferenceQuestions.every((question) => answerOf(body, question) === undefined)
  return (
    <Card icon={Heart} title={t('card.title')}>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      {isEmpty && !isChanging && <EmptyState title={t('card.empty')} text={t('card.emptyText')} />}
      {isChanging &&
        preferenceQuestions.map((question) => (
          <fieldset key={question.id} className="likes-choices">
            <legend>{t(`short.${question.id}`)}</legend>
            {question.options.map((option) => {
              const isChosen = answerOf(body, question)?.includes(option) === true
              return (
                <Button
                  key={option}
                  small
                  pressed={isChosen}
                  kind={isChosen ? 'primary' : 'plain'}
                  onPress={() => tell(touched(body, question, option))}
                >
                  {t(`option.${option}`)}
                </Button>
              )
            })}
          </fieldset>
        ))}
      {!isChanging && !isEmpty && (
        <dl className="likes-list">
          {preferenceQuestions.flatMap((question) => {
            const chosen = answerOf(body, question)
            if (chosen === undefined) return []
            return [
              <div key={question.id}>
                <dt>{t(`short.${question.id}`)}</dt>
                <dd>{chosen.length === 0 ? t('card.none') : format.list(chosen.map((one) => t(`option.${one}`)))}</dd>
              </div>,
            ]
          })}
        </dl>
      )}
      {may(role, 'editElder') && (
        <Button
          small
          kind="quiet"
          icon={isChanging ? Check : Pencil}
          label={`${isChanging ? t('card.ready') : t('card.change')} ${t('card.title')}`}
          onPress={() => setChanging(!isChanging)}
        >
          {isChanging ? t('card.ready') : t('card.change')}
        </Button>
      )}
    </Card>
  )
}
