/** The elder's first page: a greeting by name and at most six tiles, each with a live line. The app says which there are. */
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { formOfAddress } from '../../../src-domain/elders/elder-rules.ts'
import { calendarDateOf, instantOf } from '../../../src-domain/shared/instant.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { BigTile, BigTiles } from '../../ui/big-tile.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import type { Tone } from '../../ui/tone.ts'
import { dayTimeOf } from './day-time.ts'

export type HomeTile = {
  readonly id: string
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly title: string
  readonly line?: ReactNode
  readonly onPress: () => void
}

export function ElderHome({
  elder,
  tiles,
}: {
  readonly elder: string | undefined
  readonly tiles: readonly HomeTile[]
}) {
  const { t } = useTranslation('elderHome')
  const format = useFormat()
  const kiosk = useKiosk()
  const replica = useReplica()
  const [{ now, offset }, setNow] = useState(() => replica.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(replica.now()), 60_000)
    return () => clearInterval(timer)
  }, [replica])
  const document = useDocument(elder)
  const today = calendarDateOf(instantOf(now), offset)
  const time = t(dayTimeOf(new Date(now + offset * 60_000).getUTCHours()))
  const date = format.dateWithWeekday(today)
  let title: string = t('welcome', { time })
  if (document !== undefined && document !== null && isElder(document)) {
    const called = formOfAddress(document.body, today)
    title = t('greeting', { name: t(`called.${called.title ?? 'plain'}`, { name: called.name }), time })
  }
  return (
    <ElderPage
      title={title}
      subtitle={kiosk.stationName === '' ? date : t('station', { date, station: kiosk.stationName })}
    >
      <BigTiles count={tiles.length}>
        {tiles.slice(0, 6).map((tile) => (
          <BigTile
            key={tile.id}
            icon={tile.icon}
            tone={tile.tone}
            title={tile.title}
            line={tile.line}
            onPress={tile.onPress}
          />
        ))}
      </BigTiles>
    </ElderPage>
  )
}
