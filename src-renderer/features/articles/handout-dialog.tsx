/**
 * Prints an article to take home, shown as it will be printed. That it was given is noted before the printer is asked: a paper that is
 * out of the house and stands nowhere could not be called back.
 */
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { type ArticleHanded, handArticle, type HandedTo } from '../../../src-domain/articles/article-handed.ts'
import { handoutPages, shortVersion } from '../../../src-domain/articles/handout.ts'
import { chineseDate } from '../../../src-domain/health-record/record-page.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { HandoutSheet } from './handout-sheet.tsx'

/** Of whom an elder's page was opened for, or of nobody in particular. */
const receivers = ['elder', 'family', 'caregiver'] as const satisfies readonly HandedTo[]
type Receiver = (typeof receivers)[number] | 'unnamed'

export function HandoutAction({ article, elder }: { readonly article: Article; readonly elder: string | undefined }) {
  const { t } = useTranslation('articles')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={Printer} onPress={() => setOpen(true)}>
        {t('handout.do')}
      </Button>
      {isOpen && <HandoutDialog article={article} elder={elder} onClose={() => setOpen(false)} />}
    </>
  )
}

function HandoutDialog({
  article,
  elder,
  onClose,
}: {
  readonly article: Article
  readonly elder: string | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const host = useHost()
  const { stationName } = useKiosk()
  const today = useToday()
  const refusalText = useRefusalText()
  const act = useAct()
  const attempt = useAttempt<ArticleHanded>()
  const { busy, refusals, save } = useSave()
  const [printed, setPrinted] = useState(0)
  const [to, setTo] = useState<Receiver>('elder')
  const [noted, setNoted] = useState<Receiver | undefined>()
  const isNamed = elder !== undefined && to !== 'unnamed'
  const short = shortVersion(article.body)
  const [version, setVersion] = useState<'full' | 'short'>('full')
  const sections = version === 'short' && short !== undefined ? short : article.body.sections
  const give = async () => {
    const given = isNamed ? ({ to, elder } as const) : ({ to: 'elder', elder: '' } as const)
    const fact = attempt([article.id, printed, to], () => handArticle(article, { how: 'handout', ...given }, act()))
    if (!(await save([fact as Document]))) return
    setPrinted(printed + 1)
    setNoted(isNamed ? to : 'unnamed')
    host.print()
  }
  const sheet = <HandoutSheet article={article} sections={sections} />
  return (
    <Dialog
      wide
      title={t('handout.title', { title: words(article.body).title })}
      onClose={onClose}
      actions={
        <Button kind="primary" icon={Printer} busy={busy} onPress={() => void give()}>
          {isNamed ? t('handout.printAndNote') : t('handout.printAndCount')}
        </Button>
      }
    >
      <div className="stack">
        {short === undefined ? (
          <p className="quiet">
            {t('handout.pages', { count: handoutPages(article.body.sections, article.body.pictures?.length) })}
          </p>
        ) : (
          <ChoiceField
            label={t('handout.version')}
            columns={2}
            value={version}
            choices={[
              {
                value: 'full',
                label: t('handout.full'),
                hint: t('handout.pages', { count: handoutPages(article.body.sections, article.body.pictures?.length) }),
              },
              { value: 'short', label: t('handout.short'), hint: t('handout.pages', { count: handoutPages(short) }) },
            ]}
            onChange={setVersion}
          />
        )}
        {elder !== undefined && (
          <ChoiceField
            label={t('handout.to')}
            columns={4}
            value={to}
            choices={[
              ...receivers.map((one) => ({ value: one, label: t(`to.${one}`) })),
              { value: 'unnamed', label: t('handout.unnamed') } as const,
            ]}
            onChange={setTo}
          />
        )}
        <p className="quiet">{t('handout.why')}</p>
        {noted !== undefined && (
          <Notice
            tone="green"
            title={noted === 'unnamed' ? t('handout.counted') : t('handout.noted', { to: t(`to.${noted}`) })}
          />
        )}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it */}
        <section className="handout-preview" tabIndex={0} aria-label={t('handout.preview')}>
          {sheet}
        </section>
      </div>
      <PrintSheet title={article.body.title} station={stationName} date={chineseDate(today)}>
        {sheet}
      </PrintSheet>
    </Dialog>
  )
}
