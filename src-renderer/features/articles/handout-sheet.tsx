/** An article on paper: large type, sources, how it stands with its review, whom to ask, a code. Chinese in every language of the screen. */
import './articles.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ArticleSection } from '../../../src-domain/articles/article.ts'
import { isExpired } from '../../../src-domain/articles/article-rules.ts'
import { handoutCode } from '../../../src-domain/articles/handout.ts'
import { chineseDate } from '../../../src-domain/health-record/record-page.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useToday } from '../../replica/use-today.ts'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { ArticleText } from './article-text.tsx'

export function HandoutSheet({
  article: { body },
  sections,
}: {
  readonly article: Article
  readonly sections: readonly ArticleSection[]
}) {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT('zh-CN', 'articles')
  const today = useToday()
  const { stationName, stationPhone } = useKiosk()
  const code = handoutCode(body, { name: stationName, phone: stationPhone })
  const { reviewedBy } = body
  return (
    <article className="handout" lang="zh-CN">
      <h2 className="handout-title">{body.title}</h2>
      {isExpired(body, today) && <Line>{t('expiredText', { on: chineseDate(body.expiresOn) })}</Line>}
      <Line>
        {reviewedBy === undefined
          ? t('handout.notReviewed')
          : t('reviewed', { ...reviewedBy, on: chineseDate(reviewedBy.on) })}
      </Line>
      {/* What to do and what not to do has room for no pictures. */}
      <ArticleText
        body={sections.length === body.sections.length ? body : { ...body, sections: [...sections], pictures: [] }}
      />
      <p className="handout-urgent">{t('handout.urgent')}</p>
      <div className="handout-end keep">
        <QrPicture text={code.text} label={t('handout.code')} />
        <div>
          <p>{t(`handout.holds.${code.holds}`)}</p>
          <p>{stationPhone === '' ? t('handout.ask') : t('handout.askOrRing', { phone: stationPhone })}</p>
          <p>
            {stationName}　{chineseDate(today)}
          </p>
        </div>
      </div>
      <p className="handout-sources">
        {t('sources')}：{body.sources.map(({ name }) => name).join('；')}
      </p>
    </article>
  )
}

const Line = ({ children }: { readonly children: ReactNode }) => <p className="handout-standing">{children}</p>
