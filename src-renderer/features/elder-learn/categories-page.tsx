/** The kinds of articles to point at. */
import { useTranslation } from 'react-i18next'
import { type ArticleCategory, articleCategories } from '../../../src-domain/articles/article.ts'
import { PicturePage } from './picture-page.tsx'
import { categoryPictures } from './pictures.ts'

export function CategoriesPage({
  onCategory,
  onBack,
}: {
  readonly onCategory: (category: ArticleCategory) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  return (
    <PicturePage
      title={t('categoriesTitle')}
      pictures={articleCategories.map((category) => ({
        id: category,
        icon: categoryPictures[category],
        words: t(`category.${category}`),
        onPress: () => onCategory(category),
      }))}
      onBack={onBack}
    />
  )
}
