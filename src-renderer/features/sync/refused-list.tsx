/**
 * What the server did not accept, by reason: what it is and whom it is about (a number of a record helps nobody at the counter),
 * and what can be done: put it right, send it again, or give it up.
 */
import { PenLine, Printer, RefreshCw, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePartName } from '../../i18n/part-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { zhCN } from '../../i18n/resources.ts'
import type { RefusedDocument } from '../../replica/replica.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { plainLines } from './plain-lines.ts'
import { plainRefusal } from './plain-refusal.ts'

export type Mending = {
  /** Sends these once more. */
  readonly onRetry: ((ids: readonly string[]) => void) | undefined
  /** To the elder's page, where what is written can be corrected. */
  readonly onOpenElder: ((id: string) => void) | undefined
}

type Group = { readonly reasons: readonly Refusal[]; readonly documents: readonly RefusedDocument[] }

/** More than this stand in a box of their own that draws only what is seen. */
const shortList = 5
const rowHeight = 76

export function RefusedList({
  refused,
  now,
  onRetry,
  onOpenElder,
}: { readonly refused: readonly RefusedDocument[]; readonly now: number } & Mending) {
  const { t } = useTranslation('sync')
  const refusalText = useRefusalText()
  const { role } = usePerson()
  // That there is a measurement or a diagnosis, and what was wrong with it, is health data.
  const seesHealth = may(role, 'viewHealth')
  const groups = useMemo(() => groupsOf(refused, seesHealth), [refused, seesHealth])
  useEffect(() => {
    for (const { id, refusals } of refused.slice(0, 20))
      console.error('refused by the server:', id, JSON.stringify(refusals))
  }, [refused])
  return groups.map(({ reasons, documents }) => {
    const reason = reasons.map(refusalText).join(' ')
    const row = (one: RefusedDocument) => (
      <RefusedRow key={one.id} refused={one} now={now} onRetry={onRetry} onOpenElder={onOpenElder} />
    )
    return (
      <div key={reason} className="refused-group">
        <div className="refused-head">
          <p>
            {reason} <b>{t('refusedOf', { count: documents.length })}</b>
          </p>
          {onRetry !== undefined && documents.length > 1 && (
            <Button small icon={RefreshCw} onPress={() => onRetry(documents.map(({ id }) => id))}>
              {t('retryAll', { count: documents.length })}
            </Button>
          )}
        </div>
        {documents.length <= shortList ? (
          <ul>
            {documents.map((one) => (
              <li key={one.id}>{row(one)}</li>
            ))}
          </ul>
        ) : (
          <div className="refused-box">
            <VirtualList
              items={documents}
              rowHeight={rowHeight}
              keyOf={({ id }) => id}
              renderRow={row}
              label={t('refusedOf', { count: documents.length })}
            />
          </div>
        )}
      </div>
    )
  })
}

function groupsOf(refused: readonly RefusedDocument[], seesHealth: boolean): readonly Group[] {
  const groups = new Map<string, { reasons: readonly Refusal[]; documents: RefusedDocument[] }>()
  for (const document of refused) {
    const reasons = seesHealth ? document.refusals.map(plainRefusal) : [{ code: 'sync.documentRefused' }]
    const distinct = [...new Map(reasons.map((one) => [`${one.code} ${JSON.stringify(one.params)}`, one])).values()]
    const key = distinct.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join()
    const group = groups.get(key) ?? { reasons: distinct, documents: [] }
    group.documents.push(document)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => b.documents.length - a.documents.length)
}

const isNamedKind = (kind: string): kind is keyof typeof zhCN.sync.kind => kind in zhCN.sync.kind

function RefusedRow({
  refused,
  now,
  onRetry,
  onOpenElder,
}: { readonly refused: RefusedDocument; readonly now: number } & Mending) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const { role } = usePerson()
  const document = useDocument(refused.id)
  const about = document?.kind === 'elder' ? document.id : document?.elder || undefined
  const elder = useDocument(about)
  const kind = t(may(role, 'viewHealth') && isNamedKind(refused.kind) ? `kind.${refused.kind}` : 'kind.other')
  const name = elder !== undefined && elder !== null && isElder(elder) ? elder.body.name : undefined
  const what = name === undefined ? kind : t('about', { kind, name })
  return (
    <div className="sync-refused">
      <div>
        <b>{what}</b>
        <span className="quiet">{format.ago(refused.at, now)}</span>
      </div>
      {onOpenElder !== undefined && about !== undefined && may(role, 'editElder') && (
        <Button small icon={PenLine} label={`${t('mend')} ${what}`} onPress={() => onOpenElder(about)}>
          {t('mend')}
        </Button>
      )}
      {onRetry !== undefined && (
        <Button small icon={RefreshCw} label={`${t('retry')} ${what}`} onPress={() => onRetry([refused.id])}>
          {t('retry')}
        </Button>
      )}
      {document !== null && document !== undefined && may(role, permissionToGiveUp(refused)) && (
        <Discard document={document} refusals={refused.refusals} isAgainstConsent={isNotAgreed(refused)} about={what} />
      )}
    </div>
  )
}

const isNotAgreed = ({ refusals }: RefusedDocument): boolean =>
  refusals.some(({ code }) => code === 'consent.notCovered')

/** What was written against the elder's word need not stay; anything else somebody has to answer for. */
const permissionToGiveUp = (refused: RefusedDocument) => (isNotAgreed(refused) ? 'editElder' : 'manageStation')

/** That it was given up is written down. */
function Discard({
  document,
  refusals: reasons,
  isAgainstConsent,
  about,
}: {
  readonly document: Document
  readonly refusals: readonly Refusal[]
  readonly isAgainstConsent: boolean
  readonly about: string
}) {
  const { t } = useTranslation('sync')
  const replica = useReplica()
  const act = useAct()
  const [isAsking, setAsking] = useState(false)
  const [isAway, setAway] = useState(false)
  const { busy, refusals, save } = useSave()
  const refusalText = useRefusalText()
  const host = useHost()
  const auditOf = (action: 'change' | 'print', part: string) => {
    const { id, kind, elder } = document
    const whose = kind === 'elder' ? id : elder
    return recordAudit({ action: whose === '' ? 'settingsChange' : action, subject: id, parts: [part] }, act(), whose)
  }
  const keepCopy = async () => {
    if (await save([auditOf('print', 'refusedCopy')])) host.print()
  }
  const discard = async () => {
    setAway(false)
    const audit = auditOf('change', isAgainstConsent ? 'discarded' : 'givenUp')
    if (!(await replica.discardRefused(document.id))) return setAway(true)
    if (await save([audit])) setAsking(false)
  }
  return (
    <>
      <Button small kind="danger" icon={Trash2} label={`${t('discard')} ${about}`} onPress={() => setAsking(true)}>
        {t('discard')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('discardTitle', { about })}
          confirm={t('discard')}
          danger
          busy={busy}
          onConfirm={() => void discard()}
          onClose={() => setAsking(false)}
        >
          <div className="stack">
            <p>{t(isAgainstConsent ? 'discardText' : 'giveUpText')}</p>
            {!isAgainstConsent && (
              <>
                <p>{t('keepCopyText')}</p>
                <div>
                  <Button icon={Printer} disabled={busy} onPress={() => void keepCopy()}>
                    {t('keepCopy')}
                  </Button>
                </div>
                <RefusedSheet document={document} refusals={reasons} about={about} />
              </>
            )}
            {isAway && <Notice tone="red" urgent title={t('giveUpNeedsServer')} />}
            {refusals.map((refusal) => (
              <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
            ))}
          </div>
        </ConfirmDialog>
      )}
    </>
  )
}

/** All it says, in its own order: names of fields where there are words for them, else as they are stored. */
function RefusedSheet({
  document: { body, author, updatedAt, offset },
  refusals,
  about,
}: {
  readonly document: Document
  readonly refusals: readonly Refusal[]
  readonly about: string
}) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const refusalText = useRefusalText()
  const partName = usePartName()
  const names = useStaffNames()
  const kiosk = useKiosk()
  const today = useToday()
  return (
    <PrintSheet title={t('copyTitle', { about })} station={kiosk.stationName} isPersonal date={format.date(today, '')}>
      <p>{t('copyBy', { name: names?.get(author) ?? author, at: format.dateTime(updatedAt, offset) })}</p>
      {refusals.map((refusal) => (
        <p key={`${refusal.code} ${refusal.field ?? ''}`}>{refusalText(plainRefusal(refusal))}</p>
      ))}
      {plainLines(body).map(({ path, text }) => (
        <p key={path.join('/')}>{format.labelled(path.map(partName).join(' '), text)}</p>
      ))}
    </PrintSheet>
  )
}
