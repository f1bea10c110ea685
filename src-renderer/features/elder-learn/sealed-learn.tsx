/** The library before anybody typed a PIN: by its kinds, read and read aloud. Nothing is searched, rated or noted, and nothing is about anybody. */
import './elder-learn.css'
import { useTranslation } from 'react-i18next'
import { useSealedLibrary } from '../../replica/sealed-library.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleList } from './article-list.tsx'
import { PublicReader } from './article-reader.tsx'
import { CategoriesPage } from './categories-page.tsx'
import { usePlaces } from './places.ts'

const nothingRead: ReadonlySet<string> = new Set()

export function SealedLearn({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('elderLearn')
  const { here, go, turn, back } = usePlaces({ at: 'categories' }, onBack)
  const articles = useSealedLibrary()
  if (articles === undefined) {
    return (
      <ElderPage title={t('title')} onBack={back}>
        <Skeleton rows={5} />
      </ElderPage>
    )
  }
  if (here.at === 'article')
    return <PublicReader key={here.id} article={articles.find(({ id }) => id === here.id)} onBack={back} />
  if (here.at === 'list' && here.of.by === 'category') {
    const { category } = here.of
    return (
      <ArticleList
        title={t(`category.${category}`)}
        articles={articles.filter(({ body }) => body.category === category)}
        read={nothingRead}
        page={here.page}
        onPage={(page) => turn({ ...here, page })}
        onOpen={(id) => go({ at: 'article', id })}
        onBack={back}
      />
    )
  }
  return (
    <CategoriesPage
      onCategory={(category) => go({ at: 'list', of: { by: 'category', category }, page: 0 })}
      onBack={back}
    />
  )
}
