/** What each column is, as recognised or as a person says, and what the file does not say of its units and days. */
import { useTranslation } from 'react-i18next'
import { type Column, type ColumnRole, columnRoles } from '../../../src-domain/imports/columns.ts'
import { columnRefusals, type ImportAnswers, questionsOf } from '../../../src-domain/imports/reading-rows.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField, FieldGrid, SelectField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import type { ChosenTable } from './use-import.ts'

const samples = 3

export function ChooseColumns({
  table,
  answers,
  isOneElder,
  onChange,
  onNext,
}: {
  readonly table: ChosenTable
  readonly answers: ImportAnswers
  readonly isOneElder: boolean
  readonly onChange: (columns: readonly Column[], answers: ImportAnswers) => void
  readonly onNext: () => void
}) {
  const { t } = useTranslation('imports')
  const refusalText = useRefusalText()
  const { columns, rows } = table
  const questions = questionsOf(columns, rows)
  const refusals = columnRefusals(columns, isOneElder)
  const isOpen = refusals.length > 0 || questions.some((one) => answers[one] === undefined)
  const answer = (more: ImportAnswers) => onChange(columns, { ...answers, ...more })
  const setRole = (at: number, role: ColumnRole) =>
    onChange(
      // Named by a person, its head no longer says a unit or a time.
      columns.map((column, i) => (i === at ? { title: column.title, role } : column)),
      answers,
    )
  return (
    <>
      {table.isTorn && <Notice tone="gold" title={t('torn')} />}
      <Card title={t('columns')} note={t('rows', { count: rows.length })}>
        <div className="stack">
          <p className="quiet">{t('columnsText')}</p>
          <FieldGrid>
            {columns.map((column, i) => (
              <SelectField<ColumnRole>
                // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
                key={i}
                label={t('column', { n: i + 1, title: column.title })}
                hint={t('sample', { text: sampleOf(rows, i) })}
                choices={columnRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
                value={column.role}
                onChange={(role) => setRole(i, role)}
              />
            ))}
          </FieldGrid>
        </div>
      </Card>
      {questions.length > 0 && (
        <Card title={t('questions')}>
          <div className="stack">
            {questions.includes('glucoseUnit') && (
              <ChoiceField
                label={t('glucoseUnit')}
                choices={(['mmol', 'mgdl'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
                value={answers.glucoseUnit}
                onChange={(glucoseUnit) => answer({ glucoseUnit })}
              />
            )}
            {questions.includes('timing') && (
              <ChoiceField
                label={t('timing')}
                choices={(['fasting', 'afterMeal', 'random'] as const).map((value) => ({
                  value,
                  label: t(`timingOf.${value}`),
                }))}
                value={answers.timing}
                onChange={(timing) => answer({ timing })}
              />
            )}
            {questions.includes('weightUnit') && (
              <ChoiceField
                label={t('weightUnit')}
                choices={(['kg', 'jin'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
                value={answers.weightUnit}
                onChange={(weightUnit) => answer({ weightUnit })}
              />
            )}
            {questions.includes('dayOrder') && (
              <ChoiceField
                label={t('dayOrder')}
                choices={(['dayFirst', 'monthFirst'] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
                value={answers.dayOrder}
                onChange={(dayOrder) => answer({ dayOrder })}
              />
            )}
          </div>
        </Card>
      )}
      {refusals.map((one) => (
        <Notice key={one.code} tone="gold" title={refusalText(one)} />
      ))}
      <div className="row">
        <Button kind="primary" disabled={isOpen} onPress={onNext}>
          {t('check')}
        </Button>
      </div>
    </>
  )
}

const sampleOf = (rows: ChosenTable['rows'], at: number): string =>
  rows
    .map(({ cells }) => (cells[at] ?? '').trim().slice(0, 20))
    .filter((cell) => cell !== '')
    .slice(0, samples)
    .join(' · ')
