/** What measurements ask for, each with the rule and the dated rule set it comes from. */
import { useTranslation } from 'react-i18next'
import type { ReadingAlert } from '../../../src-domain/archive/reading-alerts.ts'
import { pressureSigns } from '../../../src-domain/archive/reading.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Chip, Notice } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useRuleSetWords } from './use-targets.ts'

const tones: Readonly<Record<ReadingAlert['urgency'], Tone>> = { urgent: 'red', again: 'gold', watch: 'blue' }

export function useAlertText(): (alert: ReadingAlert) => string {
  const { t } = useTranslation('archive')
  const format = useFormat()
  // Each rule has its own variables; the domain fills them in.
  const say = t as unknown as (key: string, params: Readonly<Record<string, string>>) => string
  return ({ rule, params, signs = [] }) =>
    say(`alert.rule.${rule}`, {
      ...params,
      ...(params['since'] === undefined ? {} : { since: format.date(params['since'], '') }),
      signs: format.list(pressureSigns.filter((sign) => signs.includes(sign)).map((sign) => t(`reading.sign.${sign}`))),
    })
}

export function AlertList({
  alerts,
  urgent = false,
}: {
  readonly alerts: readonly ReadingAlert[]
  readonly urgent?: boolean
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const textOf = useAlertText()
  const ruleSetWords = useRuleSetWords()
  if (alerts.length === 0) return null
  return (
    <div className="stack">
      {alerts.map((alert) => (
        <Notice
          key={`${alert.rule} ${alert.at}`}
          tone={tones[alert.urgency]}
          urgent={urgent && alert.urgency === 'urgent'}
          title={textOf(alert)}
        >
          <p>
            <Chip tone={tones[alert.urgency]}>{t(`alert.urgency.${alert.urgency}`)}</Chip>{' '}
            {t('alert.on', { on: format.date(alert.on, today) })}
            {' · '}
            {t('alert.basis', ruleSetWords(alert.ruleSet))}
          </p>
          {alert.isUnsure && <p className="quiet">{t('alert.unsure')}</p>}
        </Notice>
      ))}
      <p className="quiet fine">{t('alert.notDiagnosis')}</p>
    </div>
  )
}
