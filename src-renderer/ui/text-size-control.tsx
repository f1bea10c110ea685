/** Text size, contrast, hand and language, opened from the tools of every elder page and from the rail of the staff. */
import './text-size-control.css'
import { Check, Contrast, Hand, Languages, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'
import { textSizes, useDisplay } from './display-settings.tsx'

export function TextSizeControl({
  asksHand = false,
  onClose,
  children,
}: {
  /** Only the elder's face has a hand that it is used with. */
  readonly asksHand?: boolean
  readonly onClose: () => void
  /** What else somebody may set for themselves here. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const { display, change } = useDisplay()
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <section className="text-size" aria-label={t('textSize.label')} data-silent ref={intoSight}>
      <fieldset className="text-size-choices">
        <legend>{t('textSize.title')}</legend>
        {textSizes.map((size) => (
          <button
            type="button"
            key={size}
            className={`text-size-choice is-${size}`}
            aria-pressed={display.size === size}
            onClick={() => change({ size })}
          >
            {display.size === size && <Check aria-hidden />}
            {t(`textSize.${size}`)}
          </button>
        ))}
      </fieldset>
      {children}
      <div className="text-size-choices">
        <button
          type="button"
          className="text-size-choice"
          aria-pressed={display.highContrast}
          onClick={() => change({ highContrast: !display.highContrast })}
        >
          {display.highContrast ? <Check aria-hidden /> : <Contrast aria-hidden />}
          {t('textSize.contrast')}
        </button>
        {asksHand && (
          <button
            type="button"
            className="text-size-choice"
            aria-pressed={display.leftHanded}
            onClick={() => change({ leftHanded: !display.leftHanded })}
          >
            {display.leftHanded ? <Check aria-hidden /> : <Hand aria-hidden />}
            {t('textSize.leftHanded')}
          </button>
        )}
        <button type="button" className="text-size-choice" lang={other} onClick={() => change({ language: other })}>
          <Languages aria-hidden />
          {other === 'en' ? 'English' : '中文'}
        </button>
        <button type="button" className="text-size-choice is-close" onClick={onClose}>
          <X aria-hidden />
          {t('close')}
        </button>
      </div>
    </section>
  )
}

const intoSight = (panel: HTMLElement | null): void => panel?.scrollIntoView({ block: 'nearest' })
