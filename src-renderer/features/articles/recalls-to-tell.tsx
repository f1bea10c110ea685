/** What was taken back lately, and who is still to be told: by whom and why, each elder with the telephone, and what goes to nobody by name. */
import './articles.css'
import { BookX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  filmsTakenBack,
  recallsToTell,
  type RecallTold,
  type ToTell,
  toldOfRecall,
} from '../../../src-domain/articles/recall-told.ts'
import { isUsable } from '../../../src-domain/elders/elder-rules.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { allRecalls } from '../../../src-domain/media/pack-about.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useElders } from '../../replica/use-elders.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'

/** Shown at once; a recall of what many were handed would else push the day's tasks out of sight. */
const few = 5

export function RecallsToTell({
  onOpenArticle,
  onOpenElder,
}: {
  readonly onOpenArticle: (id: string) => void
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const refusalText = useRefusalText()
  const act = useAct()
  const attempt = useAttempt<RecallTold>()
  const { busy, refusals, save } = useSave()
  const mayTell = may(role, 'recallArticle') && may(role, 'viewHealth')
  const { recalls, elders } = useToTell(mayTell)
  if (!mayTell || recalls.length === 0) return null
  const tell = async (one: ToTell, elder: string) => {
    const made = toldOfRecall(one, elder, role, act())
    if (!made.ok) return
    const fact = attempt([one.article.id, one.recall.at, elder], () => made.value)
    await save([fact as Document])
  }
  return (
    <Card icon={BookX} title={t('tell.title')}>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
      <ul>
        {recalls.map((one) => (
          <OneRecall
            key={one.article.id}
            one={one}
            elders={elders}
            busy={busy}
            onTold={(elder) => void tell(one, elder)}
            onOpen={() => onOpenArticle(one.article.id)}
            onOpenElder={onOpenElder}
          />
        ))}
      </ul>
    </Card>
  )
}

/** Asks about nobody where this person may tell nobody. */
function useToTell(mayTell: boolean): {
  readonly recalls: readonly ToTell[]
  readonly elders: ReadonlyMap<string, Elder>
} {
  const today = useToday()
  const articles = useArticles()
  const ofStation = useArticleRecalls()
  const ofFiles = useDocuments({ collection: 'articles', kind: 'media-recall' })
  const recalls = useMemo(() => ofStation && ofFiles && allRecalls(ofStation, ofFiles), [ofStation, ofFiles])
  const handed = useDocuments(mayTell ? { collection: 'feedback', kind: 'article-handed' } : undefined)
  const told = useDocuments(mayTell ? { collection: 'feedback', kind: 'recall-told' } : undefined)
  const isTakenBack = (id: string) =>
    recalls?.has(id) === true ||
    articles?.some(({ id: one, body }) => one === id && (body.recalled ?? body.changed?.recalled) !== undefined)
  const given = handed?.filter(({ body }) => isTakenBack(String(body['article']))) ?? []
  const elders = useElders(given.map(({ elder }) => elder))
  return useMemo(() => {
    if (
      articles === undefined ||
      recalls === undefined ||
      handed === undefined ||
      told === undefined ||
      elders === undefined
    )
      return { recalls: [], elders: new Map() }
    // Whose record is closed, put away or not here is not spoken to because of it.
    const maySpeakTo = ({ elder }: Document): boolean => {
      const record = elders.get(elder)
      return elder === '' || (record !== undefined && isUsable(record))
    }
    const facts = [...handed, ...told].filter(maySpeakTo)
    const tellable = [...articles, ...filmsTakenBack(articles, recalls, facts)]
    return { recalls: recallsToTell(tellable, recalls, facts, today), elders }
  }, [articles, recalls, handed, told, elders, today])
}

function OneRecall({
  one: { article, recall, elders: open, told, unnamed },
  elders,
  busy,
  onTold,
  onOpen,
  onOpenElder,
}: {
  readonly one: ToTell
  readonly elders: ReadonlyMap<string, Elder>
  readonly busy: boolean
  /** '' for those who are not named. */
  readonly onTold: (elder: string) => void
  readonly onOpen: () => void
  readonly onOpenElder: (id: string) => void
}) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const format = useFormat()
  const { offset } = useReplica().now()
  const staff = useStaffNames()
  const [isWhole, setWhole] = useState(false)
  const { title, lang } = words(article.body)
  const by = recall.from === 'library' ? recall.by : (staff?.get(recall.by) ?? '')
  const at = recall.at.includes('T') ? format.dateTime(recall.at, offset) : format.date(recall.at, '')
  // A film has no page of its own here.
  const isFilm = article.updatedAt === ''
  const shown = isWhole ? open : open.slice(0, few)
  return (
    <li className="told-recall">
      {isFilm ? (
        <b lang={lang}>{title}</b>
      ) : (
        <button type="button" className="article-open" lang={lang} onClick={onOpen}>
          {title}
        </button>
      )}
      <p>{t(`tell.by.${recall.from}`, { by, at })}</p>
      <p>{t('recalledText', { reason: recall.reason })}</p>
      {article.body.recalled === undefined && article.body.changed?.recalled !== undefined && (
        <p>{t('tell.corrected')}</p>
      )}
      {open.length > 0 && <p>{t('tell.text', { count: open.length })}</p>}
      {open.length === 0 && told > 0 && <p className="quiet">{t('tell.allTold', { count: told })}</p>}
      {open.length === 0 && told === 0 && unnamed === 0 && <p className="quiet">{t('tell.nobody')}</p>}
      <ul>
        {shown.map(({ elder, last }) => {
          const record = elders.get(elder)
          const name = record?.body.name ?? ''
          return (
            <li key={elder} className="handed-row">
              <Button small kind="quiet" onPress={() => onOpenElder(elder)}>
                {name}
              </Button>
              <b>{record?.body.phone ?? t('tell.noPhone')}</b>
              <span className="quiet">
                {t('tell.given', { on: format.dateTime(last.occurredAt, last.offset), to: t(`to.${last.body.to}`) })}
              </span>
              <Button small kind="soft" busy={busy} label={t('tell.toldFor', { name })} onPress={() => onTold(elder)}>
                {t('tell.told')}
              </Button>
            </li>
          )
        })}
      </ul>
      {open.length > shown.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {t('tell.more', { count: open.length - shown.length })}
        </Button>
      )}
      {unnamed > 0 && (
        <p className="handed-row">
          <span>{t('tell.unnamed', { count: unnamed })}</span>
          <Button small kind="soft" busy={busy} onPress={() => onTold('')}>
            {t('tell.posted')}
          </Button>
        </p>
      )}
    </li>
  )
}
