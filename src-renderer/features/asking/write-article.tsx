/** An article of the station is written, or a new version of one: it goes to a colleague, not to the shelf. */
import './asking.css'
import { BookOpen, Library, PenLine, Plus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { articleAudiences, articleCategories, sectionStyles } from '../../../src-domain/articles/article.ts'
import { mostPictures } from '../../../src-domain/articles/article-picture.ts'
import { type ArticleDraft, writeDraft } from '../../../src-domain/asking/article-draft.ts'
import type { QuestionState } from '../../../src-domain/asking/question-state.ts'
import { articleStories, type ArticleStory } from '../../../src-domain/asking/station-articles.ts'
import { diseases } from '../../../src-domain/assessments/form-tables.ts'
import { needDimensions } from '../../../src-domain/needs/dimensions.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleFacts } from '../../replica/use-articles.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoicesField, DateField, FieldGrid, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useTyped } from '../../ui/unsaved.tsx'
import { ArticleUseCard } from './article-use-card.tsx'
import { contentOf, emptySection, emptySource, startOf, type TypedArticle } from './draft-form.ts'
import { SectionPictures } from './section-pictures.tsx'
import { useQuestions } from './use-questions.ts'
import { WorthALook } from './worth-a-look.tsx'

type From = { readonly question?: QuestionState | undefined; readonly story?: ArticleStory | undefined }

/** @param question whose answer it begins with; @param article whose last version is improved. */
export function WriteArticle({
  question,
  article,
  onDone,
}: {
  readonly question?: string | undefined
  readonly article?: string | undefined
  readonly onDone: (article: string) => void
}) {
  const { t } = useTranslation('asking')
  const questions = useQuestions()
  const facts = useArticleFacts()
  const stories = useMemo(() => facts && articleStories(facts), [facts])
  if (questions === undefined || stories === undefined) return <Skeleton rows={8} />
  const story = stories.find(({ id }) => id === article)
  if (article !== undefined && story === undefined) return <EmptyState icon={BookOpen} title={t('form.gone')} />
  const asked = questions.find((one) => one.question.id === question)
  return <Form key={`${question ?? ''} ${article ?? ''}`} from={{ question: asked, story }} onDone={onDone} />
}

function Form({ from: { question, story }, onDone }: { readonly from: From; readonly onDone: (id: string) => void }) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const { role } = usePerson()
  const act = useAct()
  const today = useToday()
  const attempt = useAttempt<Result<ArticleDraft, Refusal>>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  /** What it improves is what was last written, so that a version that was sent back is put right and not begun anew. */
  const before = story?.versions.at(-1)?.draft
  const form = `article ${story?.id ?? question?.question.id ?? ''}`
  const { typed, type, saved } = useTyped<TypedArticle>(
    form,
    startOf(today, { question, improves: before?.body.content, media: before?.body.media }),
  )
  const made = contentOf(typed, before?.body.content, today)
  const expert = question?.answers.find(({ body }) => body.words !== undefined)?.body.expert ?? before?.body.expert
  const finish = async () => {
    if (!('content' in made)) return
    const { content, media } = made
    const written = attempt(typed, () =>
      writeDraft(
        {
          content,
          ...(media === undefined ? {} : { media }),
          change: typed.change,
          ...(question === undefined ? {} : { question: question.question.id }),
          ...(expert === undefined ? {} : { expert }),
          ...(story === undefined || before === undefined ? {} : { article: story.id, improves: before.id }),
        },
        role,
        act(),
      ),
    )
    if (!(await save(written.ok ? [written.value as Document] : written.error)) || !written.ok) return
    saved()
    onDone(story?.id ?? `articles:${written.value.id.slice(written.value.id.indexOf(':') + 1)}`)
  }
  return (
    <Page title={story === undefined ? t('form.title') : t('form.titleNew')} note={t('drafts.note')}>
      {story !== undefined && <ArticleUseCard article={story.id} />}
      <WordsCard typed={typed} type={type} isNew={story === undefined} />
      <SectionsCard typed={typed} type={type} />
      <SourcesCard typed={typed} type={type} />
      <ForCard typed={typed} type={type} />
      {'content' in made && <WorthALook content={made.content} />}
      {refusals.map((refusal) => (
        <Notice key={`${refusal.code} ${refusal.field ?? ''}`} tone="red" urgent title={refusalText(refusal)} />
      ))}
      {'missing' in made && (
        <p className="quiet">
          {t('form.missing', { what: format.list(made.missing.map((field) => t(`form.${field}`))) })}
        </p>
      )}
      <div className="row">
        <Button kind="primary" busy={busy} disabled={'missing' in made} onPress={() => void finish()}>
          {t('form.save')}
        </Button>
      </div>
    </Page>
  )
}

type Part = { readonly typed: TypedArticle; readonly type: (changes: Partial<TypedArticle>) => void }

const replaced = <T,>(all: readonly T[], at: number, changes: Partial<T>): readonly T[] =>
  all.map((one, i) => (i === at ? { ...one, ...changes } : one))
const without = <T,>(all: readonly T[], at: number): readonly T[] => all.filter((_, i) => i !== at)

function WordsCard({ typed, type, isNew }: Part & { readonly isNew: boolean }) {
  const { t } = useTranslation(['asking', 'needs'])
  return (
    <Card icon={PenLine}>
      <div className="stack">
        <TextField
          label={t('form.name')}
          required
          maxLength={40}
          value={typed.title}
          onChange={(title) => type({ title })}
        />
        <SelectField
          label={t('form.category')}
          required
          value={typed.category === '' ? undefined : typed.category}
          choices={articleCategories.map((one) => ({ value: one, label: t(`needs:category.${one}`) }))}
          onChange={(category) => type({ category })}
        />
        <TextAreaField
          label={t('form.summary')}
          required
          rows={2}
          maxLength={120}
          value={typed.summary}
          onChange={(summary) => type({ summary })}
        />
        <FieldGrid>
          <TextField
            label={t('form.englishTitle')}
            hint={t('form.englishHint')}
            maxLength={100}
            value={typed.englishTitle}
            onChange={(englishTitle) => type({ englishTitle })}
          />
          <TextField
            label={t('form.englishSummary')}
            maxLength={300}
            value={typed.englishSummary}
            onChange={(englishSummary) => type({ englishSummary })}
          />
        </FieldGrid>
        {!isNew && (
          <TextAreaField
            label={t('form.change')}
            required
            rows={2}
            maxLength={300}
            value={typed.change}
            onChange={(change) => type({ change })}
          />
        )}
      </div>
    </Card>
  )
}

function SectionsCard({ typed: { sections }, type }: Part) {
  const { t } = useTranslation('asking')
  const change = (at: number, changes: Partial<(typeof sections)[number]>) =>
    type({ sections: replaced(sections, at, changes) })
  const count = sections.reduce((sum, { pictures }) => sum + pictures.length, 0)
  return (
    <Card icon={BookOpen} title={t('form.sections')}>
      <div className="stack">
        {sections.map(({ style, heading, lines, pictures }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no ids and are only added at the end
          <fieldset key={i} className="asking-section stack">
            <legend>{t('form.section', { n: i + 1 })}</legend>
            <FieldGrid>
              <SelectField
                label={t('form.style')}
                value={style}
                choices={sectionStyles.map((one) => ({ value: one, label: t(`form.styles.${one}`) }))}
                onChange={(chosen) => change(i, { style: chosen })}
              />
              <TextField
                label={t('form.heading')}
                maxLength={30}
                value={heading}
                onChange={(said) => change(i, { heading: said })}
              />
            </FieldGrid>
            <TextAreaField
              label={t('form.lines')}
              hint={t('form.linesHint')}
              rows={5}
              maxLength={6_000}
              value={lines}
              onChange={(said) => change(i, { lines: said })}
            />
            <SectionPictures
              pictures={pictures}
              isFull={count >= mostPictures}
              onChange={(changed) => change(i, { pictures: changed })}
            />
            {sections.length > 1 && (
              <div className="row">
                <Button small kind="quiet" icon={Trash2} onPress={() => type({ sections: without(sections, i) })}>
                  {t('form.removeSection', { n: i + 1 })}
                </Button>
              </div>
            )}
          </fieldset>
        ))}
        <div className="row">
          <Button
            small
            icon={Plus}
            disabled={sections.length >= 60}
            onPress={() => type({ sections: [...sections, emptySection] })}
          >
            {t('form.addSection')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function SourcesCard({ typed: { sources }, type }: Part) {
  const { t } = useTranslation('asking')
  const change = (at: number, changes: Partial<(typeof sources)[number]>) =>
    type({ sources: replaced(sources, at, changes) })
  return (
    <Card icon={Library} title={t('form.sources')}>
      <div className="stack">
        <p className="quiet">{t('form.sourcesHint')}</p>
        {sources.map(({ name, publisher, address, consultedOn }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- sources have no ids and are only added at the end
          <div key={i} className="stack">
            <FieldGrid>
              <TextField
                label={t('form.source', { n: i + 1 })}
                required={i === 0}
                maxLength={120}
                value={name}
                onChange={(said) => change(i, { name: said })}
              />
              <TextField
                label={t('form.publisher')}
                maxLength={80}
                value={publisher}
                onChange={(said) => change(i, { publisher: said })}
              />
              <TextField
                label={t('form.address')}
                maxLength={300}
                value={address}
                onChange={(said) => change(i, { address: said })}
              />
              <DateField
                label={t('form.consulted')}
                value={consultedOn}
                onChange={(said) => change(i, { consultedOn: said })}
              />
            </FieldGrid>
            {sources.length > 1 && (
              <div className="row">
                <Button small kind="quiet" icon={Trash2} onPress={() => type({ sources: without(sources, i) })}>
                  {t('form.removeSource', { n: i + 1 })}
                </Button>
              </div>
            )}
          </div>
        ))}
        <div className="row">
          <Button
            small
            icon={Plus}
            disabled={sources.length >= 10}
            onPress={() => type({ sources: [...sources, emptySource] })}
          >
            {t('form.addSource')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** What institutions of this station's directory offer, each once; goods are not among them. */
function useServiceChoices(): readonly { readonly value: string; readonly label: string }[] {
  const words = useServiceWords()
  const organizations = useDocuments({ collection: 'organizations', kind: 'organization' })
  return useMemo(() => {
    const offered = organizations?.filter(isOrganization).flatMap(({ body }) => body.services) ?? []
    const names = new Map(offered.map(({ code, name }) => [code, name]))
    return [...names].map(([value, name]) => ({ value, label: words.service(name) }))
  }, [organizations, words])
}

function ForCard({ typed, type }: Part) {
  const { t } = useTranslation(['asking', 'articles', 'needs'])
  const services = useServiceChoices()
  return (
    <Card>
      <div className="stack">
        <ChoicesField
          label={t('form.audiences')}
          required
          columns={3}
          value={typed.audiences}
          choices={articleAudiences.map((one) => ({ value: one, label: t(`articles:audience.${one}`) }))}
          onChange={(audiences) => type({ audiences })}
        />
        <ChoicesField
          label={t('form.needs')}
          columns={4}
          value={typed.needs}
          choices={needDimensions.map((one) => ({ value: one, label: t(`needs:dimension.${one}`) }))}
          onChange={(needs) => type({ needs })}
        />
        <ChoicesField
          label={t('form.conditions')}
          columns={4}
          value={typed.conditions.map(String)}
          choices={diseases.map(({ id, label }) => ({ value: String(id), label: label[currentLanguage()] }))}
          onChange={(chosen) => type({ conditions: chosen.map(Number) })}
        />
        <ChoicesField
          label={t('form.months')}
          hint={t('form.monthsHint')}
          columns={4}
          value={typed.months.map(String)}
          choices={months.map((month) => ({ value: month, label: t(`form.month.m${month}`) }))}
          onChange={(chosen) => type({ months: chosen.map(Number).toSorted((a, b) => a - b) })}
        />
        {services.length > 0 && (
          <ChoicesField
            label={t('form.services')}
            hint={t('form.servicesHint')}
            columns={4}
            value={typed.services}
            choices={services}
            onChange={(chosen) => type({ services: chosen.slice(0, 10) })}
          />
        )}
        <TextField
          label={t('form.keywords')}
          hint={t('form.keywordsHint')}
          maxLength={300}
          value={typed.keywords}
          onChange={(keywords) => type({ keywords })}
        />
        <DateField
          label={t('form.expires')}
          required
          value={typed.expiresOn}
          onChange={(expiresOn) => type({ expiresOn })}
        />
      </div>
    </Card>
  )
}
