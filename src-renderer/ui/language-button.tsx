/** The other language, in its own words. */
import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'
import type { Language } from '../i18n/resources.ts'

export function LanguageButton({
  className,
  onChoose,
}: {
  readonly className: string
  readonly onChoose: (language: Language) => void
}) {
  useTranslation('ui')
  const other: Language = currentLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className={className} lang={other} onClick={() => onChoose(other)}>
      <Languages aria-hidden size={22} />
      <span>{other === 'en' ? 'English' : '中文'}</span>
    </button>
  )
}
