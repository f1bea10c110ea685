/** One consent text with all its points, large enough to be read along, and read aloud. */
import './elders.css'
import { useTranslation } from 'react-i18next'
import type { ConsentPurpose } from '../../../src-domain/consent/consent.ts'
import { consentPoints, consentTexts, fillConsentText } from '../../../src-domain/consent/consent-texts.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Language } from '../../i18n/resources.ts'
import { ReadAloudButton, ReadAloudNote, spokenLines } from '../../ui/read-aloud.tsx'

export function ConsentReading({
  purpose,
  language,
}: {
  readonly purpose: ConsentPurpose
  readonly language: Language
}) {
  const { t } = useTranslation('elders', { lng: language })
  const format = useFormat()
  const { stationName, stationPhone } = useKiosk()
  const { wording, version, since } = consentTexts[purpose]
  const words = wording[language]
  const fill = (text: string) => fillConsentText(text, { name: stationName, phone: stationPhone })
  const points = consentPoints.map((point) => ({
    point,
    heading: t(`consent.point.${point}`),
    text: fill(words[point]),
  }))
  const spoken = [words.title, ...points.map(({ heading, text }) => `${heading}：${text}`), words.question]
  return (
    <div className="consent-reading" lang={language}>
      <dl>
        {points.map(({ point, heading, text }) => (
          <div key={point}>
            <dt>{heading}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <ReadAloudButton spoken={spokenLines(spoken, language)} className="button" />
        <span className="quiet push">{t('consent.version', { version, since: format.date(since, '') })}</span>
      </div>
      <ReadAloudNote />
    </div>
  )
}
