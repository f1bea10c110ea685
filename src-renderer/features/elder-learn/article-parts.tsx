/** What an article is made of on the elder's face: who answers for it, its sections sentence by sentence, and where it comes from. */
import { Volume2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, ArticleBody, SectionStyle } from '../../../src-domain/articles/article.ts'
import { useFormat } from '../../i18n/format.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'
import { classes } from '../../ui/tone.ts'
import { VoiceControl } from '../../ui/voice-control.tsx'
import type { LaidSection, Sentence } from './article-pages.ts'
import { PictureOfArticle } from './picture-of-article.tsx'
import { stylePictures } from './pictures.ts'

/** @param children what is heard where the machine has no voice. */
export function Standing({
  article: { body },
  children,
}: {
  readonly article: Article
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('elderLearn')
  const format = useFormat()
  const { availableIn } = useReadAloud()
  const [isSetting, setSetting] = useState(false)
  const { t: ui } = useTranslation('ui')
  return (
    <>
      <div className="learn-standing">
        {body.reviewedBy === undefined ? (
          <Chip tone="gold">{t('article.notReviewed')}</Chip>
        ) : (
          <Chip tone="green">
            {t('article.reviewed', { ...body.reviewedBy, on: format.date(body.reviewedBy.on, '') })}
          </Chip>
        )}
        {availableIn('zh-CN') && (
          <BigButton icon={Volume2} pressed={isSetting} onPress={() => setSetting(!isSetting)}>
            {ui('readAloud.manner')}
          </BigButton>
        )}
      </div>
      {isSetting && <VoiceControl />}
      {!availableIn('zh-CN') && (children || <p className="learn-note">{t('lessons.noVoice')}</p>)}
    </>
  )
}

export function Section({
  section: { style, heading, lines, picture },
  media,
  part,
}: {
  readonly section: LaidSection
  /** Files of the article's pictures. */
  readonly media?: ArticleBody['media']
  readonly part: number | undefined
}) {
  const { t } = useTranslation('articles')
  const Picture = stylePictures[style]
  const List = style === 'steps' ? 'ol' : 'ul'
  if (picture !== undefined) {
    return (
      <figure className="learn-figure" lang="zh-CN">
        <PictureOfArticle picture={picture} media={media} />
        <figcaption>
          {lines.map((line) => (
            <p key={line[0]?.number}>
              <Sentences sentences={line} part={part} />
            </p>
          ))}
          <p className="learn-note">{t('picture.source', { source: picture.source, lng: 'zh-CN' })}</p>
        </figcaption>
      </figure>
    )
  }
  return (
    <section className={classes('learn-section', `is-${style}`)} lang="zh-CN">
      {heading !== undefined && (
        <h2>
          <Picture aria-hidden />
          <span>
            <Sentences sentences={[heading]} part={part} />
          </span>
        </h2>
      )}
      {style === 'text' ? (
        lines.map((line) => (
          <p key={line[0]?.number}>
            <Sentences sentences={line} part={part} />
          </p>
        ))
      ) : (
        <List>
          {lines.map((line, index) => (
            <li key={line[0]?.number}>
              <LineMark style={style} index={index} />
              <span>
                <Sentences sentences={line} part={part} />
              </span>
            </li>
          ))}
        </List>
      )}
    </section>
  )
}

function LineMark({ style, index }: { readonly style: SectionStyle; readonly index: number }) {
  if (style === 'steps') return <b aria-hidden>{index + 1}</b>
  const Picture = stylePictures[style]
  return <Picture aria-hidden />
}

export function Sentences({
  sentences,
  part,
}: {
  readonly sentences: readonly Sentence[]
  readonly part: number | undefined
}) {
  return sentences.map(({ text, number }) => (
    <span key={number} className={classes('learn-sentence', number === part && 'is-read')}>
      {text}
    </span>
  ))
}

export function Sources({ article: { body } }: { readonly article: Article }) {
  const { t } = useTranslation('elderLearn')
  const format = useFormat()
  return (
    <section className="learn-sources">
      <h2>{t('article.sources')}</h2>
      <ul>
        {body.sources.map(({ name, publisher }) => (
          <li key={name} lang="zh-CN">
            {publisher === undefined ? name : format.withAside(name, publisher)}
          </li>
        ))}
      </ul>
      <p>{t('article.written', { on: format.date(body.writtenOn, '') })}</p>
      {body.reviewedBy === undefined && <p>{t('article.notReviewedText')}</p>}
    </section>
  )
}
