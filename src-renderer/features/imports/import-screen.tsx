/**
 * Measurements from a table of another program or device: whose they are, what the columns are, what of it will be kept and what not
 * and why; saved only when somebody pressed.
 */
import './imports.css'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ChooseColumns } from './choose-columns.tsx'
import { ImportPreview, RefusedRows } from './import-preview.tsx'
import { type ImportState, useImport } from './use-import.ts'

export function ImportScreen({ elder, onBack }: { readonly elder?: Elder; readonly onBack: () => void }) {
  const { t } = useTranslation('imports')
  const controls = useImport(elder, (file) => t('note', { file: file.slice(-60) }))
  const { state } = controls
  const title = elder === undefined ? t('title') : t('titleOf', { name: elder.body.name })
  return (
    <AntdTheme face="staff">
      <Page
        title={title}
        step={state.step}
        actions={
          <>
            {state.step !== 'choose' && state.step !== 'saving' && (
              <Button onPress={controls.restart}>{t('another')}</Button>
            )}
            <Button onPress={onBack}>{t('back')}</Button>
          </>
        }
      >
        <div className="stack">
          {state.step === 'choose' && <Choose elder={elder} state={state} onFile={controls.choose} />}
          {state.step === 'reading' && <Notice tone="blue" title={t('reading')} />}
          {state.step === 'columns' && (
            <ChooseColumns
              table={state.table}
              answers={state.answers}
              isOneElder={elder !== undefined}
              onChange={controls.setColumns}
              onNext={() => controls.judge(state.table, state.answers)}
            />
          )}
          {state.step === 'judging' && (
            <Progress title={t('judging')} done={state.done} total={state.total} unit={t('rowsUnit')} />
          )}
          {state.step === 'preview' && (
            <ImportPreview
              preview={state.preview}
              isOneElder={elder !== undefined}
              isTorn={state.table.isTorn}
              onSave={() => controls.save(state.preview, state.table.fileName)}
              onBack={() => controls.toColumns(state.table, state.answers)}
            />
          )}
          {state.step === 'saving' && (
            <Progress
              title={t('saving')}
              done={state.done}
              total={state.total}
              unit={t('readingsUnit')}
              onStop={controls.stop}
            />
          )}
          {state.step === 'done' && <Done state={state} />}
        </div>
      </Page>
    </AntdTheme>
  )
}

function Progress({
  title,
  done,
  total,
  unit,
  onStop,
}: {
  readonly title: string
  readonly done: number
  readonly total: number
  readonly unit: string
  readonly onStop?: () => void
}) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    <Card title={title}>
      <div className="stack">
        <progress className="import-progress" value={done} max={Math.max(1, total)} aria-label={title} />
        <p>{`${format.number(done)} / ${format.number(total)} ${unit}`}</p>
        {onStop !== undefined && (
          <div className="row">
            <Button onPress={onStop}>{t('stop')}</Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function Choose({
  elder,
  state,
  onFile,
}: {
  readonly elder: Elder | undefined
  readonly state: Extract<ImportState, { step: 'choose' }>
  readonly onFile: (file: File) => void
}) {
  const { t } = useTranslation('imports')
  const refusalText = useRefusalText()
  const file = useRef<HTMLInputElement>(null)
  return (
    <Card icon={FileUp} title={t('choose')}>
      <div className="stack">
        <p>{t(elder === undefined ? 'textMany' : 'textOne')}</p>
        <p className="quiet">{t('formats')}</p>
        {state.refusal !== undefined && <Notice tone="red" urgent title={refusalText(state.refusal)} />}
        <div className="row">
          <Button kind="primary" icon={FileUp} onPress={() => file.current?.click()}>
            {t('chooseFile')}
          </Button>
        </div>
        <input
          ref={file}
          className="import-file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-label={t('chooseFile')}
          tabIndex={-1}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            if (chosen !== undefined) onFile(chosen)
          }}
        />
      </div>
    </Card>
  )
}

function Done({ state }: { readonly state: Extract<ImportState, { step: 'done' }> }) {
  const { t } = useTranslation('imports')
  const refusalText = useRefusalText()
  return (
    <>
      <Notice
        tone={state.saved > 0 ? 'green' : 'gold'}
        title={t('saved', { count: state.saved, elders: String(state.elders) })}
      >
        {state.isStopped && t('stopped')}
      </Notice>
      {state.failed.map(({ elder, count, refusals }, i) => (
        <Notice
          // oxlint-disable-next-line react/no-array-index-key -- parts of one elder fail one by one
          key={i}
          tone="red"
          urgent
          title={t('failed', { name: elder.body.name, count })}
        >
          {[...new Set(refusals.map(refusalText))].join(' ')}
        </Notice>
      ))}
      {state.refused.length > 0 && <RefusedRows rows={state.refused} />}
    </>
  )
}
