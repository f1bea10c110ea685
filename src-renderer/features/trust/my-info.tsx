/** What concerns the elder's own data, on one page of tiles, so that the home stays at six. */
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BigTile, BigTiles } from '../../ui/big-tile.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import type { Tone } from '../../ui/tone.ts'

export type InfoTile = {
  readonly id: string
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly title: string
  readonly line?: string | undefined
  readonly onPress: () => void
}

export function MyInfo({ tiles, onBack }: { readonly tiles: readonly InfoTile[]; readonly onBack: () => void }) {
  const { t } = useTranslation('trust')
  return (
    <ElderPage title={t('info.title')} onBack={onBack}>
      <BigTiles count={tiles.length}>
        {tiles.map(({ id, ...tile }) => (
          <BigTile key={id} {...tile} />
        ))}
      </BigTiles>
    </ElderPage>
  )
}
