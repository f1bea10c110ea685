/** Signs of decline of one elder: what is seen and by which values, one next step each, and what cannot be judged yet. */
import './radar.css'
import { Radar } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { levels } from '../../../src-domain/assessments/instrument.ts'
import { isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { judgedSince, needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import { type RadarSign, radarOf } from '../../../src-domain/radar/radar.ts'
import { judgingOf, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'

export function RadarCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('radar')
  const signs = useRadar(elder)
  return (
    <Card icon={Radar} title={t('title')} note={t('note')}>
      {signs === undefined ? <Skeleton rows={3} /> : <Signs signs={signs} />}
    </Card>
  )
}

function Signs({ signs }: { readonly signs: readonly RadarSign[] }) {
  const { t } = useTranslation('radar')
  const words = useRadarWords()
  const seen = signs.filter((one) => one.state === 'sign')
  const unknown = signs.filter((one) => one.state === 'tooLittle')
  const closed = signs.filter((one) => one.state === 'noConsent')
  return (
    <>
      {seen.length === 0 && <p>{t('none')}</p>}
      <ul className="radar-signs">
        {seen.map((one) => (
          <li key={one.id}>
            <b>{t(`name.${one.id}`)}</b>
            <span>{words(one)}</span>
            <span className="radar-step">
              {t('next')}
              {t(`step.${one.id}`)}
            </span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <div className="radar-rest">
          <b>{t('tooLittleTitle')}</b>
          <ul>
            {unknown.map(({ id }) => (
              <li key={id}>
                {t(`name.${id}`)} · {t(`minimum.${id}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {closed.length > 0 && (
        <div className="radar-rest">
          <b>{t('noConsentTitle')}</b>
          <p>{closed.map(({ id }) => t(`name.${id}`)).join(' · ')}</p>
        </div>
      )}
      <details className="radar-rest">
        <summary>{t('rules')}</summary>
        <ul>
          {signs.map(({ id, state }) => (
            <li key={id}>
              {t(`name.${id}`)}
              {state === 'clear' ? ` · ${t('clear')}` : ''}：
              {Object.values<string>(t(`rule.${id}`, { returnObjects: true })).join('；')}
              <span className="quiet"> {t(`minimum.${id}`)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function useRadar(elder: Elder): readonly RadarSign[] | undefined {
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const settings = useDocuments({ collection: 'staff', kind: 'station-settings' })
  const today = useToday()
  const observations = useDocuments({ collection: 'observations', elder: elder.id, since: judgedSince(today) })
  return useMemo(() => {
    if (records === undefined || observations === undefined || services === undefined || settings === undefined)
      return undefined
    const documents = [...records, ...observations, ...services]
    const facts = needFactsOf(elder.body, documents, today, judgingOf(settingsOf(settings)))
    return radarOf(
      facts,
      documents.filter((document) => isCovered(facts.allowed, document)),
    )
  }, [elder, records, observations, services, settings, today])
}

/** The sentence with its values. Keys are built from ids of rules; radar-card.test.tsx finds one without words. */
function useRadarWords(): (one: RadarSign & { readonly state: 'sign' }) => string {
  const { t } = useTranslation('radar')
  const say = t as unknown as (key: string, params: Readonly<Record<string, unknown>>) => string
  const format = useFormat()
  const today = useToday()
  const language = currentLanguage()
  return ({ id, rule, params, on }) =>
    say(`sign.${id}.${rule}`, {
      ...params,
      on: format.date(on, today),
      ...(typeof params['since'] === 'string' ? { since: format.date(params['since'], today) } : {}),
      ...(params['level'] === undefined ? {} : { level: levels[Number(params['level'])]?.short[language] ?? '' }),
    })
}
