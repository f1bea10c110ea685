/** Which backup: where it lies, the files found there, its recovery code where one is needed, and what is in it. */
import './restore.css'
import { FolderSearch, HardDriveDownload } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import type { BackupFile, BackupPreview as Preview } from '../../host/host.ts'
import { useHost } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { BackupToRead } from '../../replica/backup.ts'
import { rowVersion } from '../../replica/rows.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { TextField } from '../../ui/fields.tsx'

export type ChosenBackup = BackupToRead & { readonly preview: Preview }

export type ChooseBackupProps = {
  /** Where to look first. */
  readonly folder?: string | undefined
  /** Nothing opens without its code: nobody has set this machine up. */
  readonly needsCode: boolean
  readonly disabled?: boolean
  /** Undefined while nothing is chosen any more. */
  readonly onChosen: (chosen: ChosenBackup | undefined) => void
}

export function ChooseBackup({ folder: first, needsCode, disabled = false, onChosen }: ChooseBackupProps) {
  const { t } = useTranslation('restore')
  const host = useHost()
  const refusalText = useRefusalText()
  const [folder, setFolder] = useState(first ?? '')
  const [places, setPlaces] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly BackupFile[] | undefined>()
  const [file, setFile] = useState<BackupFile | undefined>()
  const [code, setCode] = useState('')
  const [isCodeAsked, setCodeAsked] = useState(needsCode)
  const [busy, setBusy] = useState<'looking' | 'opening' | undefined>()
  const [refused, setRefused] = useState<string | undefined>()
  const isBusy = disabled || busy !== undefined
  useEffect(() => {
    host.call('backup.places', {}).then(
      (found) => setPlaces(found.folders),
      () => undefined,
    )
  }, [host])

  const list = async (where: string) => {
    setFolder(where)
    setBusy('looking')
    setRefused(undefined)
    setFile(undefined)
    onChosen(undefined)
    const listed = await host
      .call('backup.list', { folder: where, rows: rowVersion })
      .catch(() => ({ ok: false, error: { code: 'host.noAnswer' } }) as const)
    setFiles(listed.ok ? listed.value.files : undefined)
    if (!listed.ok) setRefused(listed.error.code)
    setBusy(undefined)
  }
  const open = async (chosen: BackupFile, withCode: boolean) => {
    setFile(chosen)
    setBusy('opening')
    setRefused(undefined)
    onChosen(undefined)
    const from = { path: chosen.path, ...(withCode ? { code: code.trim() } : {}) }
    const looked = await host
      .call('backup.look', { ...from, rows: rowVersion })
      .catch(() => ({ ok: false, error: { code: 'host.noAnswer' } }) as const)
    setBusy(undefined)
    if (looked.ok) return onChosen({ ...from, preview: looked.value })
    // Of this station by its head, so another machine wrote it, or this one before it was set up anew.
    if (!withCode && looked.error.code === 'backup.wrongCode') return setCodeAsked(true)
    setRefused(looked.error.code)
  }
  const choose = (chosen: BackupFile) => {
    setRefused(undefined)
    setCodeAsked(needsCode)
    onChosen(undefined)
    setFile(chosen)
    if (!needsCode) void open(chosen, false)
  }
  return (
    <div className="stack">
      <TextField
        label={t('folder')}
        hint={t('folderHint')}
        value={folder}
        maxLength={1_000}
        disabled={isBusy}
        onChange={setFolder}
        onEnter={() => void list(folder.trim())}
      />
      <div className="row">
        {places.map((place) => (
          <Button key={place} disabled={isBusy} onPress={() => void list(place)}>
            {place}
          </Button>
        ))}
        <Button
          icon={FolderSearch}
          disabled={isBusy || folder.trim() === ''}
          busy={busy === 'looking'}
          onPress={() => void list(folder.trim())}
        >
          {t(busy === 'looking' ? 'looking' : 'look')}
        </Button>
      </div>
      {files?.length === 0 && <Notice tone="gold" title={t('none')} />}
      {files !== undefined && files.length > 0 && (
        <>
          <p className="quiet">{t('found', { count: files.length })}</p>
          <ul className="backup-files" aria-label={t('found', { count: files.length })}>
            {files.map((one) => (
              <li key={one.path} className={one.path === file?.path ? 'is-chosen' : undefined}>
                <FileWords file={one} />
                <Button
                  small
                  icon={HardDriveDownload}
                  disabled={isBusy || one.problem !== undefined}
                  onPress={() => choose(one)}
                >
                  {t('choose')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {file !== undefined && isCodeAsked && (
        <>
          <TextField
            label={t('code')}
            hint={t(needsCode ? 'codeHint' : 'codeOther')}
            value={code}
            maxLength={60}
            disabled={isBusy}
            onChange={setCode}
            onEnter={() => void open(file, true)}
          />
          <div className="row">
            <Button disabled={isBusy || code.trim() === ''} onPress={() => void open(file, true)}>
              {t('open')}
            </Button>
          </div>
        </>
      )}
      {busy === 'opening' && <output className="quiet">{t('opening')}</output>}
      {refused !== undefined && <Notice tone="red" urgent title={refusalText({ code: refused })} />}
    </div>
  )
}

const megabyte = 1_000_000

function FileWords({ file: { name, bytes, about, problem } }: { readonly file: BackupFile }) {
  const { t } = useTranslation('restore')
  const format = useFormat()
  const refusalText = useRefusalText()
  const size = t('size', { size: format.number(Math.max(0.1, Math.round((bytes / megabyte) * 10) / 10)) })
  return (
    <div>
      <b>{about === undefined ? name : timeOf(about.at, format)}</b>
      <span>
        {about === undefined ? t('unknown') : t('machine', { station: about.stationName, machine: about.kioskName })}
      </span>
      <span className="quiet">{problem === undefined ? size : refusalText({ code: problem })}</span>
    </div>
  )
}

/** By the clock on the wall here; a year ago is another year. */
export function timeOf(at: number, format: ReturnType<typeof useFormat>): string {
  const offset = -new Date(at).getTimezoneOffset()
  const here = instantOf(at + offset * 60_000)
  return `${format.date(here.slice(0, 10))} ${format.time(instantOf(at), offset)}`
}

/** @param next what will happen. */
export function BackupPreview({ preview, next }: { readonly preview: Preview; readonly next?: ReactNode }) {
  const { t } = useTranslation('restore')
  const format = useFormat()
  const lines = [
    [t('station'), preview.stationName],
    [t('kiosk'), preview.kioskName],
    [t('at'), timeOf(preview.at, format)],
    [t('elders'), t('people', { count: preview.elders })],
    [t('assessments'), t('count', { count: preview.kinds['assessment'] ?? 0 })],
    [t('services'), t('count', { count: preview.kinds['service'] ?? 0 })],
    [t('documents'), t('count', { count: preview.documents - preview.erased })],
    ...(preview.erasedSince.elders > 0 ? [[t('erasedSince'), t('people', { count: preview.erasedSince.elders })]] : []),
    ...(preview.link === 'server' ? [[t('unsent'), t('count', { count: preview.unsent })]] : []),
  ] as const
  return (
    <section className="backup-preview">
      <h2>{t('previewTitle')}</h2>
      <dl>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {preview.isOlder && <p>{t('older')}</p>}
      {next}
    </section>
  )
}
