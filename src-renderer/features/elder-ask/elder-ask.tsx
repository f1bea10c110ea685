/**
 * An elder asks: a touch on a picture for what it is about, and the machine listens, or staff come and write it down. What was asked
 * and what was answered is read here too, and aloud. Who likes to types; speech becomes text only where this machine does it itself.
 */
import './elder-ask.css'
import { BellRing, IdCard, Keyboard, ListChecks, MessageCircleQuestion } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedQuestion } from '../../../src-domain/asking/asked-question.ts'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { useHasMicrophone } from '../../media/use-recorder.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { BigTile, BigTiles } from '../../ui/big-tile.tsx'
import { BigButton } from '../../ui/button.tsx'
import { BarButton, ElderPage, useElderFrame } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { type AskTopic, askTopics } from './ask-topics.ts'
import { AskedScreen } from './asked-screen.tsx'
import { OwnQuestions } from './own-questions.tsx'
import { RecordScreen } from './record-screen.tsx'
import { WriteScreen } from './write-screen.tsx'

type Place =
  | { readonly at: 'topics' }
  | { readonly at: 'record' | 'write'; readonly about: AskTopic }
  | { readonly at: 'asked'; readonly question: AskedQuestion }
  | { readonly at: 'own' }

export type ElderAskProps = {
  /** Nobody is signed in: a question belongs to somebody, or staff write it down without a name. */
  readonly elder: string | undefined
  /** Where the way back from an answer leads. */
  readonly beginsAt?: 'topics' | 'own'
  readonly onIdentify: () => void
  readonly onOpenArticle?: ((article: string) => void) | undefined
  readonly onBack: () => void
}

export function ElderAsk({ elder, beginsAt = 'topics', onIdentify, onOpenArticle, onBack }: ElderAskProps) {
  const { t } = useTranslation('elderAsk')
  const record = useDocument(elder)
  useSlowScreen()
  if (elder === undefined) {
    return (
      <StaffHelp text={t('nobody')} onBack={onBack}>
        <BigButton kind="primary" icon={IdCard} onPress={onIdentify}>
          {t('identify')}
        </BigButton>
      </StaffHelp>
    )
  }
  if (record === undefined) {
    return (
      <ElderPage title={t('title')} onBack={onBack}>
        <Skeleton rows={4} />
      </ElderPage>
    )
  }
  if (record === null || !isElder(record) || !coveredBy(record.body.consents).measuring) {
    return <StaffHelp text={t('notAgreed')} onBack={onBack} />
  }
  return <Asking elder={elder} beginsAt={beginsAt} onOpenArticle={onOpenArticle} onBack={onBack} />
}

function Asking({
  elder,
  beginsAt,
  onOpenArticle,
  onBack,
}: { readonly elder: string; readonly beginsAt: 'topics' | 'own' } & Pick<ElderAskProps, 'onOpenArticle' | 'onBack'>) {
  const { t } = useTranslation('elderAsk')
  const [place, setPlace] = useState<Place>({ at: beginsAt })
  const [writes, setWrites] = useState(false)
  const toTopics = () => setPlace({ at: 'topics' })
  const hasMicrophone = useHasMicrophone()
  switch (place.at) {
    case 'record':
      return (
        <RecordScreen
          elder={elder}
          about={place.about}
          onAsked={(question) => setPlace({ at: 'asked', question })}
          onBack={toTopics}
        />
      )
    case 'write':
      return (
        <WriteScreen
          elder={elder}
          about={place.about}
          onAsked={(question) => setPlace({ at: 'asked', question })}
          onBack={toTopics}
        />
      )
    case 'asked':
      return <AskedScreen question={place.question} onOwn={() => setPlace({ at: 'own' })} onBack={toTopics} />
    case 'own':
      return <OwnQuestions elder={elder} onOpenArticle={onOpenArticle} onBack={toTopics} />
    case 'topics':
      if (hasMicrophone === false && !writes) {
        return (
          <StaffHelp text={t('noMicrophone')} onBack={onBack}>
            <BigButton icon={Keyboard} onPress={() => setWrites(true)}>
              {t('write.do')}
            </BigButton>
            <BigButton icon={ListChecks} onPress={() => setPlace({ at: 'own' })}>
              {t('own.open')}
            </BigButton>
          </StaffHelp>
        )
      }
      return (
        <ElderPage
          title={t('title')}
          subtitle={t(writes ? 'write.which' : 'which')}
          onBack={writes ? () => setWrites(false) : onBack}
          actions={
            <>
              {!writes && (
                <BarButton icon={<Keyboard aria-hidden />} onPress={() => setWrites(true)}>
                  {t('write.do')}
                </BarButton>
              )}
              <BarButton icon={<ListChecks aria-hidden />} onPress={() => setPlace({ at: 'own' })}>
                {t('own.open')}
              </BarButton>
            </>
          }
        >
          <BigTiles count={askTopics.length}>
            {askTopics.map((about) => (
              <BigTile
                key={about.id}
                icon={about.icon}
                tone={about.tone}
                title={t(`topic.${about.id}`)}
                onPress={() => setPlace({ at: writes ? 'write' : 'record', about })}
              />
            ))}
          </BigTiles>
        </ElderPage>
      )
    default:
      return place satisfies never
  }
}

function StaffHelp({
  text,
  onBack,
  children,
}: {
  readonly text: string
  readonly onBack: () => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('elderAsk')
  const { onCallStaff } = useElderFrame()
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="ask-page">
        <MessageCircleQuestion aria-hidden size={72} />
        <p>{text}</p>
        <div className="ask-ways">
          {children}
          <BigButton icon={BellRing} onPress={onCallStaff}>
            {t('callStaff')}
          </BigButton>
        </div>
      </div>
    </ElderPage>
  )
}
