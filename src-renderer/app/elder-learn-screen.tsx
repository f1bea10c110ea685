/** Articles and lessons on the elder's face: what suits whom it is for comes from the feature that works out needs. Fetched when it is opened. */
import { useMemo } from 'react'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { bareProfile } from '../../src-domain/recommendation/elder-profile.ts'
import { ElderLearn, type ElderLearnProps } from '../features/elder-learn/elder-learn.tsx'
import { useArticleFits } from '../features/needs/use-fits.ts'
import { useDocument } from '../replica/use-replica.ts'
import { useToday } from '../replica/use-today.ts'
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
  return <ElderLearn elder={record.id} fits={found?.short} {...ways} />
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
