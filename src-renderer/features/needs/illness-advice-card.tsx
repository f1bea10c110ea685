/** What to do and what not to do with each illness an elder is noted with, as it stands in the articles, for staff who talk about it. */
import './needs.css'
import { HeartPulse } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { shortSections } from '../../../src-domain/articles/handout.ts'
import { illnessAdvice, type IllnessAdvice } from '../../../src-domain/articles/illness-advice.ts'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useArticleLists } from '../../search/catalog-provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { useArticleFits } from './use-fits.ts'

export function IllnessAdviceCard({
  elder,
  onOpen,
}: {
  readonly elder: Elder
  readonly onOpen: (article: string) => void
}) {
  const { t } = useTranslation('needs')
  const conditions = useArticleFits(elder)?.profile.harm.conditions
  const lists = useArticleLists()
  const illnesses = useMemo(
    () => (conditions === undefined || lists === undefined ? [] : illnessAdvice(conditions, lists.readable())),
    [conditions, lists],
  )
  if (illnesses.length === 0) return null
  return (
    <Card icon={HeartPulse} title={t('advice.title')} note={t('advice.note')}>
      <ul>
        {illnesses.map((illness) => (
          <Illness key={illness.code} illness={illness} onOpen={onOpen} />
        ))}
      </ul>
    </Card>
  )
}

function Illness({
  illness: { code, leading, more },
  onOpen,
}: {
  readonly illness: IllnessAdvice
  readonly onOpen: (article: string) => void
}) {
  const { t } = useTranslation(['needs', 'articles'])
  const words = useArticleWords()
  const [open, setOpen] = useState(false)
  const name = diseaseById.get(code)?.label[currentLanguage()] ?? ''
  return (
    <li className="match">
      <span className="match-icon" aria-hidden>
        <HeartPulse size={22} />
      </span>
      <div className="match-words">
        {leading === undefined ? (
          <>
            <b>{name}</b>
            <p>{t('advice.missing')}</p>
          </>
        ) : (
          <>
            <button type="button" className="match-name" aria-expanded={open} onClick={() => setOpen(!open)}>
              {name}
            </button>
            {!isReviewed(leading.body) && (
              <p>
                <Chip tone="gold">{t('articles:state.notReviewed')}</Chip>
              </p>
            )}
            {open && <Lists leading={leading} />}
            {open &&
              more.map(({ id, body }) => {
                const { title, lang } = words(body)
                return (
                  <p key={id}>
                    <button type="button" className="match-name" lang={lang} onClick={() => onOpen(id)}>
                      {title}
                    </button>
                  </p>
                )
              })}
          </>
        )}
      </div>
      {leading !== undefined && (
        <div className="match-actions">
          <Button
            small
            label={t('articles:open', { title: words(leading.body).title })}
            onPress={() => onOpen(leading.id)}
          >
            {t('articles:read')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Lists({ leading: { body } }: { readonly leading: NonNullable<IllnessAdvice['leading']> }) {
  const { t } = useTranslation(['needs', 'articles'])
  const format = useFormat()
  return (
    <div className="illness-advice">
      {shortSections(body).map(({ style, heading, lines }) => (
        <section key={`${style}${lines[0]}`} lang="zh-CN">
          <h3>{heading ?? (style === 'text' ? '' : t(`articles:style.${style}`, { lng: 'zh-CN' }))}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="quiet" lang="zh-CN">
        {t('advice.sources', { lng: 'zh-CN', names: format.list(body.sources.map(({ name }) => name)) })}
      </p>
    </div>
  )
}
