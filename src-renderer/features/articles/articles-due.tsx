/** What has to be read again: a line for the first page, the list for the knowledge base. */
import './articles.css'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Article } from '../../../src-domain/articles/article.ts'
import { articlesDue } from '../../../src-domain/articles/article-due.ts'
import { isExpired } from '../../../src-domain/articles/article-rules.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'

const step = 10

const useDue = (): ReturnType<typeof articlesDue> | undefined => {
  const today = useToday()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  return articles && recalls && articlesDue(articles, recalls, today)
}

export function ArticlesDueNotice({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const found = useDue()
  if (found === undefined || found.due.length === 0 || !may(role, 'recallArticle')) return null
  return (
    <Notice tone="gold" title={t('due.title')}>
      <p>{t('due.text', { count: found.due.length })}</p>
      <Button small onPress={onOpen}>
        {t('due.open')}
      </Button>
    </Notice>
  )
}

export function ArticlesDueCard({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const found = useDue()
  const [shown, setShown] = useState(step)
  if (found === undefined || found.due.length === 0 || !may(role, 'recallArticle')) return null
  const { due, expired } = found
  const left = due.length - shown
  return (
    <Card
      icon={CalendarClock}
      title={t('due.title')}
      {...(expired === 0 ? {} : { note: t('due.expired', { count: expired }) })}
    >
      <p>{t('due.text', { count: due.length })}</p>
      <ul>
        {due.slice(0, shown).map((article) => (
          <DueRow key={article.id} article={article} onOpen={onOpen} />
        ))}
      </ul>
      {left > 0 && (
        <Button kind="quiet" onPress={() => setShown(shown + 3 * step)}>
          {t('due.more', { count: Math.min(left, 3 * step) })}
        </Button>
      )}
    </Card>
  )
}

function DueRow({ article, onOpen }: { readonly article: Article; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const format = useFormat()
  const today = useToday()
  const { title, lang } = words(article.body)
  return (
    <li className="article-row">
      <button type="button" className="article-open" lang={lang} onClick={() => onOpen(article.id)}>
        {title}
      </button>
      <Chip tone={isExpired(article.body, today) ? 'gold' : 'stone'}>
        {isExpired(article.body, today)
          ? t('state.expired')
          : t('due.on', { on: format.date(article.body.expiresOn, '') })}
      </Chip>
    </li>
  )
}
