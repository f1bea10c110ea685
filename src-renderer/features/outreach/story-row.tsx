/** One story on the staff face: how it stands, its words, and what may be done with it. */
import './stories.css'
import { Check, CornerUpLeft, EyeOff, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { endStory, reviewStory } from '../../../src-domain/outreach/elder-story.ts'
import { storyPoster } from '../../../src-domain/outreach/poster.ts'
import { mayTell, type PublicStory, type StoryState } from '../../../src-domain/outreach/public-stories.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { usePicture } from '../../media/use-picture.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import type { Stories } from '../../replica/use-stories.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import type { Tone } from '../../ui/tone.ts'
import { PosterActions } from './poster-card.tsx'
import { StoryPicture } from './story-picture.tsx'
import { useByline } from './use-byline.ts'

const standings = ['waiting', 'sentBack', 'shown', 'off', 'sold', 'ended'] as const
type Standing = (typeof standings)[number]
const toneOf: Readonly<Record<Standing, Tone>> = {
  waiting: 'gold',
  sentBack: 'red',
  shown: 'green',
  off: 'stone',
  sold: 'red',
  ended: 'stone',
}

function standingOf({ story, status }: StoryState, { shown, elders }: Stories): Standing {
  if (status === 'ended') return 'ended'
  const elder = elders.get(story.elder)
  if (elder === undefined || !mayTell(elder)) return 'off'
  if (status !== 'reviewed') return status
  return shown.some(({ id }) => id === story.id) ? 'shown' : 'sold'
}

export function StoryRow({
  state,
  stories,
  onAgain,
}: {
  readonly state: StoryState
  readonly stories: Stories
  /** Writes it anew; only on the page of the elder. */
  readonly onAgain?: (() => void) | undefined
}) {
  const { t } = useTranslation('outreach')
  const format = useFormat()
  const names = useStaffNames()
  const { role, staff } = usePerson()
  const { story, decided, ended } = state
  const standing = standingOf(state, stories)
  const shown = stories.shown.find(({ id }) => id === story.id)
  const mayAct = may(role, 'tellStory') && standing !== 'ended' && standing !== 'off'
  const reason = ended?.body.reason ?? (standing === 'sentBack' ? decided?.body.reason : undefined)
  const [picture] = story.body.media ?? []
  return (
    <li className="story-row stack">
      <div className="row">
        <b lang="zh-CN">{story.body.title}</b>
        <Chip tone={toneOf[standing]}>{t(`story.status.${standing}`)}</Chip>
      </div>
      {/* What was taken back is read by nobody any more. */}
      {standing !== 'off' && standing !== 'ended' && (
        <div lang="zh-CN">
          <p>“{story.body.short}”</p>
          <p className="story-words">{story.body.words}</p>
          {picture !== undefined && <StoryPicture file={picture} />}
        </div>
      )}
      <p className="quiet">
        {t('story.wrote', {
          name: names?.get(story.author) ?? '',
          on: format.dateTime(story.occurredAt, story.offset),
        })}
      </p>
      {reason !== undefined && <p>{t('story.reason', { reason })}</p>}
      {(standing === 'off' || standing === 'ended') && decided?.body.decision === 'show' && (
        <Notice tone="gold" title={t('story.takeDown')} />
      )}
      {mayAct && standing === 'waiting' && story.author === staff && <Notice tone="blue" title={t('story.own')} />}
      {mayAct && standing === 'waiting' && story.author !== staff && <Review state={state} />}
      {shown !== undefined && <Shared story={shown} />}
      {mayAct && (
        <div className="row">
          {onAgain !== undefined && (
            <Button icon={PenLine} onPress={onAgain}>
              {t('story.again')}
            </Button>
          )}
          <End state={state} />
        </div>
      )}
    </li>
  )
}

function useDeed(elder: string) {
  const refusalText = useRefusalText()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const problems = refusals.map((one) => <Notice key={one.code} tone="red" urgent title={refusalText(one)} />)
  const keep = (made: Result<object, Refusal>) =>
    save(
      made.ok
        ? [
            made.value as Document,
            recordAudit({ action: 'change', subject: elder, parts: ['stories'] }, act(), elder) as Document,
          ]
        : made.error,
    )
  return { busy, problems, keep }
}

function Review({ state: { story } }: { readonly state: StoryState }) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const act = useAct()
  const { busy, problems, keep } = useDeed(story.elder)
  const [isSendingBack, setSendingBack] = useState(false)
  return (
    <>
      <Notice tone="gold" title={t('story.check')} />
      {!isSendingBack && problems}
      <div className="row">
        <Button icon={CornerUpLeft} onPress={() => setSendingBack(true)}>
          {t('story.sendBack')}
        </Button>
        <Button
          kind="primary"
          icon={Check}
          busy={busy}
          onPress={() => void keep(reviewStory(story, { decision: 'show' }, role, act()))}
        >
          {t('story.show')}
        </Button>
      </div>
      {isSendingBack && (
        <ReasonDialog
          form={`send back ${story.id}`}
          title={t('story.sendBackTitle', { title: story.body.title })}
          confirm={t('story.sendBack')}
          busy={busy}
          problems={problems}
          onConfirm={(reason) => keep(reviewStory(story, { decision: 'sendBack', reason }, role, act()))}
          onClose={() => setSendingBack(false)}
        />
      )}
    </>
  )
}

function End({ state: { story } }: { readonly state: StoryState }) {
  const { t } = useTranslation('outreach')
  const { role } = usePerson()
  const act = useAct()
  const { busy, problems, keep } = useDeed(story.elder)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button icon={EyeOff} onPress={() => setAsking(true)}>
        {t('story.end')}
      </Button>
      {isAsking && (
        <ReasonDialog
          form={`end ${story.id}`}
          title={t('story.endTitle', { title: story.body.title })}
          confirm={t('story.end')}
          busy={busy}
          problems={problems}
          onConfirm={(reason) => keep(endStory(story, reason, role, act()))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** On paper and as a picture, while it may be shown. */
function Shared({ story }: { readonly story: PublicStory }) {
  const { stationName, stationPhone } = useKiosk()
  const settings = useStationSettings()
  const byline = useByline()
  const picture = usePicture(story.picture)
  const content = storyPoster({ name: stationName, phone: stationPhone }, settings?.body ?? {}, {
    title: story.title,
    short: story.short,
    by: byline(story),
  })
  return <PosterActions content={content} picture={typeof picture === 'string' ? undefined : picture} />
}
