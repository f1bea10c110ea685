/** 王阿姨, as the elder chose it; undefined where the story names nobody. */
import { useTranslation } from 'react-i18next'
import type { PublicStory } from '../../../src-domain/outreach/public-stories.ts'

export function useByline(): (story: Pick<PublicStory, 'by'>) => string | undefined {
  const { t } = useTranslation('outreach')
  return ({ by }) => by && t(`byline.${by.called}`, { surname: by.surname })
}
