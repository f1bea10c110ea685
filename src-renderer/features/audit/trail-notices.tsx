/** What a check or an export came to, in plain sentences. */
import { useTranslation } from 'react-i18next'
import { isAudit } from '../../../src-domain/activity/audit.ts'
import type { FoundFault } from '../../../src-domain/activity/audit-trail.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Notice } from '../../ui/chip.tsx'
import type { Checked, TrailWork } from './use-trail-check.ts'

const mostFaults = 20

export function TrailNotices({ work: { busy, checked, exported, failed } }: { readonly work: TrailWork }) {
  const { t } = useTranslation('audit')
  const refusalText = useRefusalText()
  return (
    <>
      {busy !== undefined && <Notice tone="blue" title={t(busy)} />}
      {failed !== undefined && (
        <Notice
          tone="red"
          urgent
          title={
            failed === 'checking' ? t('checkFailed') : failed === 'exporting' ? t('exportFailed') : refusalText(failed)
          }
        />
      )}
      {checked !== undefined && busy === undefined && <CheckResult checked={checked} />}
      {exported !== undefined && busy === undefined && (
        <Notice tone="green" title={t('exported')}>
          <p className="audit-path">{exported.path}</p>
          <p>{t('exportedText', { fingerprint: exported.fingerprint })}</p>
        </Notice>
      )}
    </>
  )
}

function CheckResult({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const faultText = useFaultText(checked)
  const { entries, unchained, faults, from, to } = checked.report
  const offset = checked.entries[0]?.offset ?? 0
  const old = unchained > 0 && <p>{t('unchained', { count: unchained })}</p>
  if (from === undefined || to === undefined) return <Notice tone="stone" title={t('nothing')} />
  if (faults.length === 0) {
    const span = { from: format.dateTime(from, offset), to: format.dateTime(to, offset) }
    return (
      <Notice tone="green" title={t('whole', { ...span, count: entries })}>
        <p>{t('wholeText')}</p>
        {old}
      </Notice>
    )
  }
  return (
    <Notice tone="red" urgent title={t('faulty', { count: entries })}>
      <ul className="audit-faults">
        {faults.slice(0, mostFaults).map((fault, index) => (
          <li key={index}>{faultText(fault)}</li>
        ))}
      </ul>
      {faults.length > mostFaults && <p>{t('moreFaults', { count: faults.length - mostFaults })}</p>}
      {old}
    </Notice>
  )
}

function useFaultText({ entries }: Checked): (fault: FoundFault) => string {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const names = useStaffNames()
  const about = ({ occurredAt, offset, author }: Document) => ({
    at: format.dateTime(occurredAt, offset),
    name: names?.get(author) ?? t('unknownPerson'),
  })
  return ({ fault, at = 0, chain, sequence = 0, until = sequence }) => {
    const entry = entries[at - 1]
    switch (fault) {
      case 'unreadable':
        return t('fault.unreadable', { at })
      case 'head':
        return t('fault.head')
      case 'removed': {
        const count = until - sequence + 1
        const before = entries.find(
          (one) => isAudit(one) && one.body.link?.chain === chain && one.body.link?.sequence === sequence - 1,
        )
        return before === undefined
          ? t('fault.removedFirst', { count })
          : t('fault.removedAfter', { ...about(before), count })
      }
      case 'altered':
      case 'added':
      case 'moved':
        return entry === undefined ? t('fault.unreadable', { at }) : t(`fault.${fault}`, about(entry))
      default:
        return fault satisfies never
    }
  }
}
