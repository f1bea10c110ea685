/** A lesson is Chinese; its name is told in the language of the screen. */
import { useTranslation } from 'react-i18next'
import type { Lesson } from '../../../src-domain/articles/lessons/lessons.ts'

export function useLessonTitle(): (lesson: Lesson) => { readonly title: string; readonly lang: 'zh-CN' | 'en' } {
  const { i18n } = useTranslation()
  return ({ title, english }) =>
    i18n.language === 'en' ? { title: english.title, lang: 'en' } : { title, lang: 'zh-CN' }
}
