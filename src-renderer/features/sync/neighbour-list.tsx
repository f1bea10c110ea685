/** The station's other machines on the local network, a sentence each. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { NeighbourStatus } from '../../replica/neighbours.ts'

export function NeighbourList({
  neighbours,
  now,
}: {
  readonly neighbours: readonly NeighbourStatus[]
  readonly now: number
}) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const sentence = ({ name, isNear, agreedAt }: NeighbourStatus): string => {
    if (agreedAt === undefined) return t('neighbours.meeting', { name })
    return t(isNear ? 'neighbours.near' : 'neighbours.away', { name, ago: format.ago(agreedAt, now) })
  }
  return neighbours.map((neighbour) => <p key={neighbour.kiosk}>{sentence(neighbour)}</p>)
}
