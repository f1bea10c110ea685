/**
 * What may suit the elder, one thing a screen: why in one sentence, and one question, whether it suits. "不适合我" is kept at once, the
 * next thing comes, and for ten minutes it can be taken back here. Nothing is bought: who wants a thing calls the staff, who wants a service
 * asks for it here and the staff confirm it.
 */
import './elder-fits.css'
import { ArrowLeft, ArrowRight, Ban, BellRing, CircleCheck, HandHeart, type LucideIcon } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type NotForMe,
  type NotForMeBody,
  refusedBy,
  sayNotForMe,
  takeBack,
  undoableRefusal,
} from '../../../src-domain/recommendation/not-for-me.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { BarButton, ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { UndoBanner } from '../../ui/undo-banner.tsx'

export type FittingThing = {
  readonly about: 'service' | 'product'
  readonly item: string
  readonly like: string
  /** As it is kept: in the words of whoever offers it. */
  readonly name: string
  readonly icon: LucideIcon
  readonly title: string
  readonly titleLang?: string
  readonly why: string
  /** In the words of whoever sells it. */
  readonly summary?: string
  readonly lines: readonly string[]
  /** In the words of the catalog. */
  readonly warnings: readonly string[]
}

export type OneByOneProps = {
  readonly elder: string
  readonly about: FittingThing['about']
  /** Undefined while loading. */
  readonly things: readonly FittingThing[] | undefined
  readonly note?: ReactNode
  /** What became of a wish, above what comes next. */
  readonly said?: ReactNode
  /** Where else to go from here. */
  readonly more?: ReactNode
  readonly isBusy?: boolean | undefined
  /** Absent: who wants it calls the staff. */
  readonly onWant?: ((thing: FittingThing) => void) | undefined
  readonly onBack: () => void
}

export function OneByOne({
  elder,
  about,
  things,
  note,
  said: saidOfWish,
  more,
  isBusy = false,
  onWant,
  onBack,
}: OneByOneProps) {
  const { t } = useTranslation('elderFits')
  const { onCallStaff } = useElderFrame()
  const { busy, refusals, said, say } = useNotForMe(elder, about)
  const [place, setPlace] = useState(0)
  useSlowScreen()
  const last = (things?.length ?? 0) - 1
  const at = Math.min(place, Math.max(0, last))
  const thing = things?.[at]
  const banner = (
    <>
      {saidOfWish}
      {said}
      {refusals}
    </>
  )
  if (things === undefined || thing === undefined) {
    return (
      <ElderPage title={t(`${about}.title`)} onBack={onBack}>
        {banner}
        {things === undefined ? (
          <Skeleton rows={4} />
        ) : (
          <EmptyState icon={CircleCheck} title={t(`${about}.none`)} text={t(`${about}.noneText`)} />
        )}
        {more !== undefined && <div className="fitting-more">{more}</div>}
      </ElderPage>
    )
  }
  return (
    <ElderPage
      title={t(`${about}.title`)}
      subtitle={t('number', { number: String(at + 1), count: things.length })}
      step={thing.item}
      onBack={onBack}
      actions={
        <>
          {at > 0 && (
            <BarButton icon={<ArrowLeft aria-hidden />} onPress={() => setPlace(at - 1)}>
              {t('before')}
            </BarButton>
          )}
          {at < last && (
            <BarButton icon={<ArrowRight aria-hidden />} onPress={() => setPlace(at + 1)}>
              {t('next')}
            </BarButton>
          )}
        </>
      }
    >
      {banner}
      <section className="fitting">
        <h2 lang={thing.titleLang}>
          <thing.icon aria-hidden />
          {thing.title}
        </h2>
        <p className="fitting-why">{thing.why}</p>
        {thing.summary !== undefined && <p lang="zh-CN">{thing.summary}</p>}
        {thing.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {thing.warnings.map((warning) => (
          <p key={warning} className="fitting-warning" lang="zh-CN">
            {warning}
          </p>
        ))}
        {note}
        <div className="fitting-answers">
          <BigButton
            icon={onWant === undefined ? BellRing : HandHeart}
            kind="primary"
            busy={isBusy}
            onPress={onWant === undefined ? onCallStaff : () => onWant(thing)}
          >
            {t(`${about}.want`)}
          </BigButton>
          <BigButton icon={Ban} busy={busy} onPress={() => say(thing)}>
            {t('notForMe')}
          </BigButton>
        </div>
      </section>
      {more !== undefined && <div className="fitting-more">{more}</div>}
    </ElderPage>
  )
}

function useNotForMe(elder: string, about: FittingThing['about']) {
  const { t } = useTranslation('elderFits')
  const act = useAct()
  const replica = useReplica()
  const today = useToday()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<NotForMe>()
  const records = useDocuments({ collection: 'records', elder, kind: 'not-for-me' })
  const [, setOver] = useState(0)
  const refused = useMemo(() => refusedBy(records ?? [], today), [records, today])
  const undoable = undoableRefusal(refused, [about], replica.now().now)
  const keep = (key: string, body: NotForMeBody) =>
    void save([attempt(key, () => sayNotForMe(body, elder, act())) as Document])
  return {
    busy,
    say: ({ item, like, name }: FittingThing) => keep(item, { about, item, name, like, fits: false, saidBy: 'elder' }),
    said: undoable !== undefined && (
      <UndoBanner
        key={undoable.word.id}
        text={t('saidNo', { name: undoable.word.body.name })}
        until={undoable.until}
        now={() => replica.now().now}
        onUndo={() => keep(undoable.word.id, takeBack(undoable.word, 'elder'))}
        onOver={() => setOver((count) => count + 1)}
      />
    ),
    refusals: refusals.map((refusal) => (
      <Notice key={refusal.code} tone="red" urgent title={t('failed')}>
        {refusalText(refusal)}
      </Notice>
    )),
  }
}
