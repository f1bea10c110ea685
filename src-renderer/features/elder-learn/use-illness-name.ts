/** What an illness is called before the elder: by its name where people say it themselves, else by the title of what is read about it. */
import type { Article } from '../../../src-domain/articles/article.ts'
import { isNamedPlainly } from '../../../src-domain/articles/illness-advice.ts'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

type Called = { readonly words: string; readonly lang: 'zh-CN' | 'en'; readonly chinese: string }

export function useIllnessName(): (code: number, leading: Article | undefined) => Called {
  const wordsOf = useArticleWords()
  return (code, leading) => {
    const disease = diseaseById.get(code)
    if (isNamedPlainly(code) && disease !== undefined) {
      const lang = currentLanguage()
      return { words: disease.label[lang], lang, chinese: disease.label['zh-CN'] }
    }
    if (leading === undefined) return { words: '', lang: 'zh-CN', chinese: '' }
    const { title, lang } = wordsOf(leading.body)
    return { words: title, lang, chinese: leading.body.title }
  }
}
