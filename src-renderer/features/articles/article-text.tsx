/** The words of an article, section by section, and what they were written after. */
import './articles.css'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBody, ArticleSection } from '../../../src-domain/articles/article.ts'
import { picturesAt } from '../../../src-domain/articles/article-picture.ts'
import { useFormat } from '../../i18n/format.ts'
import { classes } from '../../ui/tone.ts'
import { PictureOfArticle } from './picture-of-article.tsx'

export function ArticleText({ body }: { readonly body: ArticleBody }) {
  const { t } = useTranslation('articles')
  return (
    <div className="article-text" lang="zh-CN">
      {body.sections.map((section, i) => (
        // Sections have no ids of their own and never change places while they are read.
        // oxlint-disable-next-line react/no-array-index-key -- the same text may stand twice
        <Fragment key={i}>
          <Section section={section} />
          {picturesAt(body, i).map((picture) => (
            <figure key={picture.alt} className="article-figure keep">
              <PictureOfArticle picture={picture} media={body.media} />
              <figcaption>
                {picture.alt}
                <small>{t('picture.source', { source: picture.source, lng: 'zh-CN' })}</small>
              </figcaption>
            </figure>
          ))}
        </Fragment>
      ))}
    </div>
  )
}

function Section({ section: { style, heading, lines } }: { readonly section: ArticleSection }) {
  const { t } = useTranslation('articles')
  const title = heading ?? (style === 'text' ? undefined : t(`style.${style}`, { lng: 'zh-CN' }))
  const List = style === 'steps' ? 'ol' : 'ul'
  return (
    <section className={classes('article-section', `is-${style}`)}>
      {title !== undefined && <h2>{title}</h2>}
      {style === 'text' ? (
        lines.map((line) => <p key={line}>{line}</p>)
      ) : (
        <List>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </List>
      )}
    </section>
  )
}

export function ArticleSources({ body }: { readonly body: ArticleBody }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  return (
    <div className="article-sources">
      <h2>{t('sources')}</h2>
      <ul>
        {body.sources.map(({ name, publisher, address, consultedOn }) => (
          <li key={name}>
            <span lang="zh-CN">{publisher === undefined ? name : format.withAside(name, publisher)}</span>
            {/* Words, no link: the kiosk leads nowhere else. */}
            {address !== undefined && <span className="article-address">{address}</span>}
            {consultedOn !== undefined && <span>{t('consulted', { on: format.date(consultedOn, '') })}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
