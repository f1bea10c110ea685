/**
 * Texts. One namespace a feature, Chinese first, English complete, both typed.
 *
 * To add a feature's texts:
 *  1. `i18n/zh-CN/<feature>.ts`:  `export const needs = { title: '需求', days_other: '{{count}} 天' } as const`
 *  2. `i18n/en/<feature>.ts`:     `export const needsEn = { title: 'Needs', days_one: '{{count}} day', days_other: '{{count}} days' }
 *                                  as const satisfies Shape<typeof needs>`   (a missing or a surplus key does not compile)
 *  3. two imports and two lines in `resources.ts`; the namespace is the feature's folder name in camelCase.
 *  4. in a component: `const { t } = useTranslation('needs')`, then `t('title')`, `t('days', { count: 3 })`; from another
 *     namespace `useTranslation(['needs', 'ui'])` and `t('ui:save')`. Keys and `{{variables}}` are checked by the compiler.
 *     Nested objects are reached with dots: `t('reason.livesAlone')`.
 *  5. Refusals (`refusal('identity.checksum')`): the sentence goes into `refusal.ts` of both languages under the whole code,
 *     unnested: `'identity.checksum': '…'`. Show it with `useRefusalText()`. A test finds codes without a sentence.
 *  6. Dates, ages of data, money and numbers: `useFormat()` in `format.ts`, never by hand.
 *
 * Words: what an 80-year-old understands; what happened, what is safe, what to do now; never a code alone.
 */
import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en, type Language, languages, zhCN } from './resources.ts'

export const i18n: I18n = i18next.createInstance()

/** Called once before the first render; everything is in the bundle, so it is ready when it returns. */
export function startTexts(language: Language = 'zh-CN'): void {
  void i18n.use(initReactI18next).init({
    resources: { 'zh-CN': zhCN, en },
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: [...languages],
    defaultNS: 'app',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
  i18n.on('languageChanged', (next) => {
    document.documentElement.lang = next
  })
}

export const setLanguage = (language: Language): void => void i18n.changeLanguage(language)

export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN')
