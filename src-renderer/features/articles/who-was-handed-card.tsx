/** Who was given an article, newest first: whom to speak to when it is recalled. */
import { UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { whoWasHanded } from '../../../src-domain/articles/article-handed.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'

export function WhoWasHandedCard({
  article,
  isRecalled,
  nameOfElder,
  onOpenElder,
}: {
  readonly article: string
  readonly isRecalled: boolean
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const facts = useDocuments({ collection: 'feedback', kind: 'article-handed' })
  if (facts === undefined) {
    return (
      <Card icon={UserCheck} title={t('who.title')}>
        <Skeleton rows={2} />
      </Card>
    )
  }
  const { elders, unnamed } = whoWasHanded(article, facts)
  return (
    <Card icon={UserCheck} title={t('who.title')}>
      {elders.length === 0 && unnamed === 0 && <p className="quiet">{t('who.none')}</p>}
      {isRecalled && elders.length > 0 && <p>{t('who.call')}</p>}
      <ul>
        {elders.map(({ elder, last, times }) => {
          const name = nameOfElder(elder)
          return (
            <li key={elder} className="handed-row">
              {name === undefined ? (
                <span className="quiet">{t('who.unknown')}</span>
              ) : (
                <Button small kind="quiet" onPress={() => onOpenElder(elder)}>
                  {name}
                </Button>
              )}
              <span>
                {t('who.last', {
                  on: format.dateTime(last.occurredAt, last.offset),
                  how: t(`how.${last.body.how}`),
                  to: t(`to.${last.body.to}`),
                })}
              </span>
              {times > 1 && <span className="quiet">{t('who.times', { count: times })}</span>}
            </li>
          )
        })}
      </ul>
      {unnamed > 0 && <p className="quiet">{t('who.unnamed', { count: unnamed })}</p>}
    </Card>
  )
}
