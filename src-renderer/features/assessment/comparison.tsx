/** What changed since the last assessment, item by item, what went the way of the total first. */
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { compareAssessments } from '../../../src-domain/assessments/assessment-history.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { signed, useAssessmentWords } from './use-assessment-words.ts'

export function Comparison({ before, after }: { readonly before: Assessment; readonly after: Assessment }) {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const today = useToday()
  const words = useAssessmentWords()
  const compared = compareAssessments(before, after)
  const worse = compared.items.filter((change) => change.after < change.before).length
  const level =
    compared.level === 0
      ? t('result.levelSame')
      : t(compared.level > 0 ? 'result.levelWorse' : 'result.levelBetter', { count: Math.abs(compared.level) })
  return (
    <Card title={t('result.compareTitle', { date: format.date(before.body.date, today) })} note={level}>
      <p>
        {t('result.totalChange', {
          before: String(before.body.result.total),
          after: String(after.body.result.total),
          change: signed(compared.total),
        })}
        {' · '}
        {compared.items.length === 0
          ? t('result.same')
          : format.list([
              t('result.worse', { count: worse }),
              t('result.better', { count: compared.items.length - worse }),
            ])}
      </p>
      {!compared.sameOptions && <Notice tone="gold" title={t('result.otherOptions')} />}
      {compared.items.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('result.item')}</th>
              <th scope="col">{t('result.before')}</th>
              <th scope="col">{t('result.after')}</th>
              <th scope="col">{t('result.change')}</th>
            </tr>
          </thead>
          <tbody>
            {compared.items.map((change) => (
              <tr key={change.item}>
                <th scope="row">
                  {change.item} {words.item(change.item)}
                </th>
                <td>
                  {change.before} {words.option(change.item, change.before)}
                </td>
                <td>
                  {change.after} {words.option(change.item, change.after)}
                </td>
                <td className={change.after < change.before ? 'change-worse' : 'change-better'}>
                  {signed(change.after - change.before)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
