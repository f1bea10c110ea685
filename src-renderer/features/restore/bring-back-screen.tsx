/** On a machine that works, for the administrator: what a backup has that is not here, and bringing that back. */
import './restore.css'
import { ArchiveRestore, SearchCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { useHost } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { zhCN } from '../../i18n/resources.ts'
import type { BackupToRead, Missing, Reading } from '../../replica/backup.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica, useReplicaHealth } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { BackupPreview, ChooseBackup, type ChosenBackup } from './choose-backup.tsx'
import { RestoreProgress } from './restore-progress.tsx'

type Work = { readonly title: 'comparing' | 'bringing'; readonly share: number; readonly stop: () => void }

export function BringBackScreen() {
  const { t } = useTranslation('restore')
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const { refusals, save } = useSave()
  const left = useReplicaHealth()?.restoreLeft
  const [folder, setFolder] = useState<string | undefined | null>(null)
  const [chosen, setChosen] = useState<ChosenBackup | undefined>()
  const [missing, setMissing] = useState<Missing | undefined>()
  const [brought, setBrought] = useState<number | undefined>()
  const [refused, setRefused] = useState<string | undefined>()
  const [work, setWork] = useState<Work | undefined>()
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => {
    host.call('backup.state', {}).then(
      (state) => setFolder(state.folder),
      () => setFolder(undefined),
    )
  }, [host])

  const run = async <V,>(
    title: Work['title'],
    action: (reading: Reading) => Promise<{ ok: true; value: V } | { ok: false; error: { readonly code: string } }>,
  ): Promise<V | undefined> => {
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    setRefused(undefined)
    setBrought(undefined)
    setWork({ title, share: 0, stop })
    const onProgress = (share: number) => setWork({ title, share, stop })
    try {
      const result = await action({ signal: stopping.signal, onProgress })
      if (result.ok) return result.value
      setRefused(result.error.code)
    } catch (error) {
      console.error('a backup was not read', error)
      setRefused('backup.gone')
    } finally {
      setWork(undefined)
    }
    return undefined
  }
  const write = (part: string) => save([recordAudit({ action: 'settingsChange', subject: '', parts: [part] }, act())])
  const compare = async (from: BackupToRead) =>
    setMissing(await run('comparing', (reading) => replica.lookForMissing(from, reading)))
  const bringBack = async (from: BackupToRead, part: string) => {
    if (!(await write(part))) return
    const done = await run('bringing', (reading) => replica.bringBack(from, reading))
    setBrought(done?.documents)
    if (done !== undefined) setMissing(undefined)
  }
  const leave = async () => {
    if (!(await write('leftRestore'))) return
    await replica.leaveRestore()
    setLeaving(false)
  }
  if (folder === null)
    return (
      <Page title={t('title')} note={t('note')}>
        <Skeleton rows={5} />
      </Page>
    )
  const isNothing = missing !== undefined && missing.documents.length === 0 && missing.grew === 0
  return (
    <Page title={t('title')} note={t('note')}>
      {left !== undefined && (
        <Card icon={ArchiveRestore} title={t('left')}>
          <div className="stack">
            <p>{refusalText({ code: left.code })}</p>
            <div className="row">
              <Button onPress={() => setLeaving(true)}>{t('leave')}</Button>
              <Button kind="primary" onPress={() => void bringBack({ path: left.path }, 'restored')}>
                {t('goOn')}
              </Button>
            </div>
          </div>
        </Card>
      )}
      <Card icon={ArchiveRestore} title={t('title')}>
        <div className="stack">
          <AntdTheme face="staff">
            <ChooseBackup
              folder={folder}
              needsCode={false}
              onChosen={(next) => {
                setChosen(next)
                setMissing(undefined)
                setBrought(undefined)
                setRefused(undefined)
              }}
            />
          </AntdTheme>
          {chosen !== undefined && (
            <>
              <BackupPreview preview={chosen.preview} />
              {missing === undefined && (
                <div className="row">
                  <Button icon={SearchCheck} kind="primary" onPress={() => void compare(chosen)}>
                    {t('compare')}
                  </Button>
                </div>
              )}
            </>
          )}
          {isNothing && <Notice tone="green" title={t('nothing')} />}
          {chosen !== undefined && missing !== undefined && !isNothing && (
            <>
              {missing.documents.length > 0 && <MissingList missing={missing} />}
              {missing.grew > 0 && <p>{t('grew', { count: missing.grew })}</p>}
              <div className="row">
                <Button icon={ArchiveRestore} kind="primary" onPress={() => void bringBack(chosen, 'bringBack')}>
                  {t('bringBack')}
                </Button>
              </div>
            </>
          )}
          {brought !== undefined && <Notice tone="green" title={t('brought', { count: brought })} />}
          {refused !== undefined && <Notice tone="red" urgent title={refusalText({ code: refused })} />}
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
          ))}
        </div>
      </Card>
      {work !== undefined && <RestoreProgress title={t(work.title)} share={work.share} onStop={work.stop} />}
      {isLeaving && (
        <ConfirmDialog
          title={t('leaveTitle')}
          confirm={t('leave')}
          onConfirm={() => void leave()}
          onClose={() => setLeaving(false)}
        >
          <p>{t('leaveText')}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

const isNamedKind = (kind: string): kind is keyof typeof zhCN.sync.kind => kind in zhCN.sync.kind

function MissingList({ missing: { documents, names } }: { readonly missing: Missing }) {
  const { t } = useTranslation('restore')
  const { t: sync } = useTranslation('sync')
  const format = useFormat()
  const replica = useReplica()
  const title = t('missing', { count: documents.length })
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <VirtualList
        className="missing-list"
        label={title}
        items={documents}
        rowHeight={48}
        keyOf={({ id }) => id}
        renderRow={({ id, kind, elder, updatedAt }) => {
          const what = sync(`kind.${isNamedKind(kind) ? kind : 'other'}`)
          const name = names.get(elder === '' ? id : elder)
          return (
            <div className="missing-row">
              <b>{name === undefined ? what : sync('about', { kind: what, name })}</b>
              <time className="quiet" dateTime={updatedAt}>
                {format.dateTime(updatedAt, replica.now().offset)}
              </time>
            </div>
          )
        }}
      />
    </>
  )
}
