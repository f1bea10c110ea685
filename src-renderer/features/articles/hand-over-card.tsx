/** Notes that an article was given to an elder, or for the elder to somebody else. */
import { HandHelping } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import {
  type ArticleHanded,
  handArticle,
  type HandedHow,
  type HandedTo,
} from '../../../src-domain/articles/article-handed.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'

/** Videos come with the media packs. */
const ways = ['handout', 'read', 'heard'] as const satisfies readonly HandedHow[]
const receivers = ['elder', 'family', 'caregiver'] as const satisfies readonly HandedTo[]

export function HandOverCard({ article, elder }: { readonly article: Article; readonly elder: string }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const act = useAct()
  const attempt = useAttempt<ArticleHanded>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [to, setTo] = useState<(typeof receivers)[number]>('elder')
  const [how, setHow] = useState<(typeof ways)[number] | undefined>()
  const [noted, setNoted] = useState<ArticleHanded | undefined>()
  const note = async () => {
    if (how === undefined) return
    const fact = attempt([article.id, how, to, noted?.id], () => handArticle(article, { how, to, elder }, act()))
    if (!(await save([fact as Document]))) return
    setNoted(fact)
    setHow(undefined)
  }
  return (
    <Card icon={HandHelping} title={t('hand.title')}>
      <div className="stack">
        <p className="quiet">{t('hand.note')}</p>
        <ChoiceField
          label={t('hand.how')}
          required
          columns={3}
          choices={ways.map((one) => ({ value: one, label: t(`how.${one}`) }))}
          value={how}
          onChange={setHow}
        />
        <ChoiceField
          label={t('hand.to')}
          required
          columns={3}
          choices={receivers.map((one) => ({ value: one, label: t(`to.${one}`) }))}
          value={to}
          onChange={setTo}
        />
        <div className="row">
          <Button kind="primary" busy={busy} disabled={how === undefined} onPress={() => void note()}>
            {t('hand.save')}
          </Button>
        </div>
        {noted !== undefined && (
          <Notice
            tone="green"
            title={t('hand.saved', {
              on: format.dateTime(noted.occurredAt, noted.offset),
              how: t(`how.${noted.body.how}`),
              to: t(`to.${noted.body.to}`),
            })}
          />
        )}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </Card>
  )
}
