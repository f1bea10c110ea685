/** The labels of one elder in a list: each with its reason and date beside it, as far as this person may see them. */
import './needs.css'
import { useTranslation } from 'react-i18next'
import type { ElderLabels } from '../../../src-domain/roster/elder-picture.ts'
import { maySeeLabel } from '../../../src-domain/roster/groups.ts'
import { usePerson } from '../../host/host-context.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'
import { segmentTones, shownSegments } from './segment-chips.tsx'
import { useNeedWords } from './use-need-words.ts'

type Label = { readonly name: string; readonly why: string; readonly tone: Tone }

export function LabelLine({ labels }: { readonly labels: ElderLabels }) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const { role } = usePerson()
  const segments = shownSegments(labels.segments)
    .filter(({ id }) => maySeeLabel(role, id))
    .map((one): Label => ({ name: words.segment(one), why: words.segmentWhy(one), tone: segmentTones[one.id] }))
  const needs = labels.needs.map(({ dimension, degree, reason }): Label => ({
    name: t('strongNeed', { dimension: words.dimension(dimension), degree: String(degree) }),
    why: reason === undefined ? t('strongNeedCorrected') : words.reason(reason),
    tone: degree === 4 ? 'red' : 'gold',
  }))
  const urgent = labels.urgent.map(({ type, on, value }): Label => ({
    name: t('urgentReading'),
    why: t(`urgentReadingWhy.${type}`, { on: words.day(on), value }),
    tone: 'red',
  }))
  const shown = [
    ...(maySeeLabel(role, 'urgentReading') ? urgent : []),
    ...segments,
    ...(maySeeLabel(role, 'needsHelp') ? needs : []),
  ]
  return (
    <span className="label-line">
      {shown.map(({ name, why, tone }) => (
        <span key={`${name} ${why}`} className="label">
          <Chip tone={tone}>{name}</Chip>
          <small>{why}</small>
        </span>
      ))}
    </span>
  )
}
