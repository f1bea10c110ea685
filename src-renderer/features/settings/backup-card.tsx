/** Where backups go, when the last was made, one now, and the recovery code for paper. */
import { ArchiveRestore, HardDriveDownload, KeyRound, Save } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import type { BackupState } from '../../host/host.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { Skeleton } from '../../ui/states.tsx'

export function BackupCard({ onBringBack }: { readonly onBringBack: () => void }) {
  const { t } = useTranslation('settings')
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const format = useFormat()
  const { stationName } = useKiosk()
  const today = useToday()
  const refusalText = useRefusalText()
  const [state, setState] = useState<BackupState | undefined>()
  const [folder, setFolder] = useState<string | undefined>()
  const [code, setCode] = useState<string | undefined>()
  const [refused, setRefused] = useState<Pick<Refusal, 'code'> | undefined>()
  const [isBusy, setBusy] = useState(false)
  const read = useCallback(
    () => host.call('backup.state', {}).then(setState, () => setRefused({ code: 'host.noAnswer' })),
    [host],
  )
  useEffect(() => void read(), [read])
  if (state === undefined)
    return (
      <Card icon={HardDriveDownload} title={t('backup.title')}>
        {refused === undefined ? <Skeleton rows={3} /> : <Notice tone="red" title={refusalText(refused)} />}
      </Card>
    )

  const ask = async (
    action: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Pick<Refusal, 'code'> }>,
  ) => {
    setBusy(true)
    setRefused(undefined)
    const result = await action().catch(() => ({ ok: false, error: { code: 'backup.failed' } }) as const)
    if (!result.ok) setRefused(result.error)
    await read()
    setBusy(false)
  }
  const write = async (part: string) => {
    const saved = await replica.save([recordAudit({ action: 'settingsChange', subject: '', parts: [part] }, act())])
    return saved.ok ? saved : ({ ok: false, error: saved.error[0] ?? { code: 'storage.failed' } } as const)
  }
  const changeFolder = async () => {
    const set = await host.call('backup.setFolder', { folder: shown })
    return set.ok ? write('backupFolder') : set
  }
  // Written down first: a code that nobody can account for is shown to nobody.
  const newCode = async () => {
    const written = await write('recoveryCode')
    if (!written.ok) return written
    const made = await host.call('backup.newCode', {})
    if (made.ok) setCode(made.value.code)
    return made
  }
  const shown = folder ?? state.folder ?? ''
  const problem = refused?.code ?? state.problem
  const { last } = state
  return (
    <Card icon={HardDriveDownload} title={t('backup.title')}>
      <div className="stack">
        <p>{t('backup.text')}</p>
        <AntdTheme face="staff">
          <TextField
            label={t('backup.folder')}
            hint={t('backup.folderHint')}
            value={shown}
            maxLength={1_000}
            disabled={isBusy}
            onChange={setFolder}
          />
        </AntdTheme>
        <p>
          {last === undefined
            ? t('backup.never')
            : t('backup.last', {
                at: format.dateTime(new Date(last.at).toISOString(), replica.now().offset),
                count: last.documents,
              })}
        </p>
        {!state.hasCode && <Notice tone="gold" title={t('backup.codeMissing')} />}
        {problem !== undefined && <Notice tone="red" title={refusalText({ code: problem })} />}
        <div className="row">
          {shown !== '' && shown !== state.folder && (
            <Button kind="primary" busy={isBusy} onPress={() => void ask(changeFolder)}>
              {t('backup.useFolder')}
            </Button>
          )}
          <Button icon={KeyRound} busy={isBusy} onPress={() => void ask(newCode)}>
            {t(state.hasCode ? 'backup.renewCode' : 'backup.newCode')}
          </Button>
          <Button
            icon={Save}
            busy={isBusy}
            disabled={state.folder === undefined || !state.hasCode}
            onPress={() => void ask(replica.backUp)}
          >
            {t(isBusy ? 'backup.busy' : 'backup.now')}
          </Button>
          <Button icon={ArchiveRestore} busy={isBusy} onPress={onBringBack}>
            {t('backup.bringBack')}
          </Button>
        </div>
      </div>
      {code !== undefined && (
        <Dialog
          title={t('backup.codeTitle')}
          actions={
            <>
              <Button onPress={() => host.print()}>{t('backup.print')}</Button>
              <Button kind="primary" onPress={() => setCode(undefined)}>
                {t('backup.codeDone')}
              </Button>
            </>
          }
        >
          <p>{t('backup.codeText')}</p>
          <p className="recovery-code">{inGroups(code)}</p>
          <PrintSheet title={t('backup.sheetTitle')} station={stationName} date={format.date(today, '')}>
            <p className="recovery-code">{inGroups(code)}</p>
            <p>{t('backup.sheetText')}</p>
          </PrintSheet>
        </Dialog>
      )}
    </Card>
  )
}

const inGroups = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')
