/** Articles and lessons on the elder's face: what suits whom it is for comes from the feature that works out needs. Fetched when it is opened. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { bareProfile } from '../../src-domain/recommendation/elder-profile.ts'
import { ElderLearn, type ElderLearnProps } from '../features/elder-learn/elder-learn.tsx'
import { useNotedReading } from '../features/elder-learn/use-noted-reading.ts'
import { useArticleFits, useCarersFits } from '../features/needs/use-fits.ts'
import { useArticleWords } from '../i18n/article-words.ts'
import { useDocument } from '../replica/use-replica.ts'
import { useToday } from '../replica/use-today.ts'
import { Phrases } from '../ui/phrases.tsx'
import { useArticleLists } from '../search/catalog-provider.tsx'

type Ways = Pick<ElderLearnProps, 'start' | 'onAsk' | 'onStories' | 'onPractise' | 'onBack'>

export function LearnScreen({ elder, ...ways }: Ways & { readonly elder: string | undefined }) {
  const record = useDocument(elder)
  if (elder === undefined) return <NobodysLearn {...ways} />
  if (record === undefined || record === null || !isElder(record)) {
    return <ElderLearn elder={elder} fits={undefined} {...ways} />
  }
  return <OwnLearn record={record} {...ways} />
}

function OwnLearn({ record, ...ways }: Ways & { readonly record: Elder }) {
  const found = useArticleFits(record)
  const forCarers = useCarersFits(found?.profile, 'kiosk')
  return (
    <ElderLearn
      elder={record.id}
      fits={found?.short}
      illnesses={found?.profile.harm.conditions}
      forCarers={forCarers}
      profile={found?.profile}
      {...ways}
    />
  )
}

/** Of somebody of whom nothing is known: what the month asks for. */
function NobodysLearn(ways: Ways) {
  const lists = useArticleLists()
  const today = useToday()
  const fits = useMemo(
    () => lists?.short(bareProfile(today, [], { place: undefined, village: undefined })),
    [lists, today],
  )
  return <ElderLearn elder={undefined} fits={fits} {...ways} />
}

/** On the tile of the home: what would be read first. */
export function LearnLine({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elderLearn')
  const record = useDocument(elder)
  if (record === undefined || record === null || !isElder(record)) return <Phrases text={t('line')} />
  return <FirstFit record={record} />
}

function FirstFit({ record }: { readonly record: Elder }) {
  const { t } = useTranslation('elderLearn')
  const words = useArticleWords()
  const { read } = useNotedReading(record.id)
  const first = useArticleFits(record)?.short.find(({ item }) => !read.has(item.article.id))
  if (first === undefined) return <Phrases text={t('line')} />
  const { title, lang } = words(first.item.article.body)
  return (
    <span lang={lang}>
      <Phrases text={title} />
    </span>
  )
}
