/** Staff read the article out for machines without a voice: record it, hear it, keep it; record it anew or take it away. */
import { Mic, Play, RotateCcw, Save, Square, Trash2, Volume2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import {
  longestReading,
  recordArticle,
  type StandingRecording,
} from '../../../src-domain/articles/article-recording.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { err, type Refusal, type Result } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useMedia } from '../../media/use-media.ts'
import { type Recorded, useHasMicrophone, useRecorder } from '../../media/use-recorder.ts'
import { useRecording } from '../../media/use-recording.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleRecording } from '../../replica/use-article-recording.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { useIdleHold } from '../../ui/idle-hold.tsx'
import { Card } from '../../ui/page.tsx'

export function RecordingCard({ article }: { readonly article: Article }) {
  const { t } = useTranslation('articles')
  const { role } = usePerson()
  const standing = useArticleRecording(article)
  const mayRecord = may(role, 'writeArticle')
  if (standing === undefined && !mayRecord) return null
  return (
    <Card icon={Volume2} title={t('recording.title')} note={t('recording.note')}>
      <div className="stack">
        {standing === undefined ? <p className="quiet">{t('recording.none')}</p> : <Standing standing={standing} />}
        {mayRecord && <Work article={article} standing={standing} />}
      </div>
    </Card>
  )
}

function Standing({ standing: { fact, file, seconds, isOld } }: { readonly standing: StandingRecording }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const names = useStaffNames()
  const [isOpen, setOpen] = useState(false)
  const opened = useRecording(isOpen ? file : undefined)
  return (
    <>
      <p>
        {t('recording.by', {
          name: names?.get(fact.author) ?? '',
          on: format.dateTime(fact.occurredAt, fact.offset),
          count: seconds,
        })}
      </p>
      {isOld && <Notice tone="gold" title={t('recording.old')} />}
      {!isOpen && (
        <div className="row">
          <Button icon={Play} onPress={() => setOpen(true)}>
            {t('recording.hear')}
          </Button>
        </div>
      )}
      {isOpen && opened === 'loading' && <Notice tone="blue" title={t('recording.loading')} />}
      {(opened === 'absent' || opened === 'broken') && <Notice tone="gold" title={t(`recording.${opened}`)} />}
      {typeof opened === 'object' && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the article's own words stand below
        <audio controls autoPlay src={opened.url} aria-label={t('recording.hear')} />
      )}
    </>
  )
}

function Work({ article, standing }: { readonly article: Article; readonly standing: StandingRecording | undefined }) {
  const { t } = useTranslation('articles')
  const has = useHasMicrophone()
  const { state, start, stop, clear } = useRecorder(longestReading)
  const keeping = useKeeping(article)
  const [isAsking, setAsking] = useState(false)
  useIdleHold(state.at === 'recording' || keeping.busy)
  const keep = async (recorded: Recorded) => {
    if (await keeping.keep(recorded)) clear()
  }
  const away = async () => {
    if (await keeping.takeAway()) setAsking(false)
  }
  return (
    <>
      {has === false && <p className="quiet">{t('recording.noMicrophone')}</p>}
      {state.at === 'ready' && state.problem !== undefined && (
        <Notice tone="gold" urgent title={t(`recording.problem.${state.problem}`)} />
      )}
      {has === true && (state.at === 'ready' || state.at === 'opening') && (
        <div className="row">
          <Button icon={Mic} busy={state.at === 'opening'} onPress={start}>
            {t(standing === undefined ? 'recording.start' : 'recording.anew')}
          </Button>
          {standing !== undefined && (
            <Button icon={Trash2} onPress={() => setAsking(true)}>
              {t('recording.remove')}
            </Button>
          )}
        </div>
      )}
      {state.at === 'recording' && (
        <>
          <output>{t('recording.running', { count: longestReading - state.seconds })}</output>
          <progress max={longestReading} value={state.seconds} aria-label={t('recording.title')} />
          <div className="row">
            <Button kind="primary" icon={Square} onPress={stop}>
              {t('recording.stop')}
            </Button>
          </div>
        </>
      )}
      {state.at === 'recorded' && (
        <>
          <p>{t('recording.done', { count: state.recorded.seconds })}</p>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the article's own words stand below */}
          <audio controls src={state.recorded.url} aria-label={t('recording.hear')} />
          <div className="row">
            <Button icon={RotateCcw} disabled={keeping.busy} onPress={clear}>
              {t('recording.again')}
            </Button>
            <Button kind="primary" icon={Save} busy={keeping.busy} onPress={() => void keep(state.recorded)}>
              {t('recording.keep')}
            </Button>
          </div>
        </>
      )}
      {!isAsking && keeping.problems}
      {isAsking && (
        <ConfirmDialog
          title={t('recording.removeTitle')}
          confirm={t('recording.remove')}
          busy={keeping.busy}
          onConfirm={() => void away()}
          onClose={() => setAsking(false)}
        >
          <p>{t('recording.removeText')}</p>
          {keeping.problems}
        </ConfirmDialog>
      )}
    </>
  )
}

function useKeeping(article: Article) {
  const { role } = usePerson()
  const act = useAct()
  const media = useMedia()
  const refusalText = useRefusalText()
  const { busy: isSaving, refusals, save } = useSave()
  const [isKeeping, setKeeping] = useState(false)
  const [failure, setFailure] = useState<Refusal | undefined>()
  const note = (sound: Parameters<typeof recordArticle>[1]): Promise<boolean> => {
    const made = recordArticle(article, sound, role, act())
    return save(made.ok ? [made.value as Document] : made.error)
  }
  const keepSound = async (sound: Blob): Promise<Result<MediaFile, Refusal>> => {
    try {
      return await (await media()).keep(new Uint8Array(await sound.arrayBuffer()), 'audio/webm')
    } catch (error) {
      console.error('the recording of an article was not kept', error)
      return err({ code: 'storage.failed' })
    }
  }
  const keep = async ({ sound, seconds }: Recorded): Promise<boolean> => {
    setKeeping(true)
    setFailure(undefined)
    const kept = await keepSound(sound)
    setKeeping(false)
    if (kept.ok) return note({ file: kept.value, seconds: Math.min(seconds, longestReading) })
    setFailure(kept.error)
    return false
  }
  const problems = [...(failure === undefined ? [] : [failure]), ...refusals].map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  return { busy: isSaving || isKeeping, keep, takeAway: () => note(undefined), problems }
}
