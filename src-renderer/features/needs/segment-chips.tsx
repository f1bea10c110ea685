/** Labels of a person; a touch tells the rule, the value and since when. */
import './needs.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { notedOn } from '../../../src-domain/elders/elder-rules.ts'
import { type Segment, type SegmentId, segmentsOf } from '../../../src-domain/needs/segments.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useNeedWords } from './use-need-words.ts'
import { useNeeds } from './use-needs.ts'

export const segmentTones: Readonly<Record<SegmentId, Tone>> = {
  disabled: 'gold',
  mildlyDisabled: 'gold',
  aged: 'stone',
  ill: 'red',
  multimorbid: 'red',
  alone: 'gold',
  emptyNest: 'stone',
  noCaregiver: 'red',
  healthyActive: 'green',
  notAssessed: 'stone',
  assessmentOverdue: 'gold',
}

/** Living alone says more than an empty nest does. */
export const shownSegments = (all: readonly Segment[]): readonly Segment[] =>
  all.filter((one) => one.id !== 'emptyNest' || !all.some((other) => other.id === 'alone'))

export function SegmentChips({ elder }: { readonly elder: Elder }) {
  useTranslation('needs')
  const picture = useNeeds(elder)
  const words = useNeedWords()
  const [open, setOpen] = useState<SegmentId | undefined>()
  const shown = picture === undefined ? [] : shownSegments(segmentsOf(picture.facts, notedOn(elder, 'living')))
  const told = shown.find(({ id }) => id === open)
  return (
    <>
      {shown.map((segment) => (
        <button
          key={segment.id}
          type="button"
          className="segment-chip"
          aria-expanded={segment.id === open}
          title={words.segmentWhy(segment)}
          onClick={() => setOpen(segment.id === open ? undefined : segment.id)}
        >
          <Chip tone={segmentTones[segment.id]}>{words.segment(segment)}</Chip>
        </button>
      ))}
      {told !== undefined && (
        <output className="segment-why">
          <b>{words.segment(told)}</b> {words.segmentWhy(told)}
        </output>
      )}
    </>
  )
}
