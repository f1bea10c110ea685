/** The identity number: judged while it is typed, its facts offered, and the way without a number. */
import './elders.css'
import { useTranslation } from 'react-i18next'
import { noNumberReasons } from '../../../src-domain/elders/elder-codes.ts'
import { compactIdentityNumber, parseIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { type ElderFormProps, withNumber, withNumberFacts } from './draft.ts'

export function NumberFields({ draft, onDraft, change, error, today }: ElderFormProps) {
  const { t } = useTranslation('elders')
  const refusalText = useRefusalText()
  const text = draft.identityNumber ?? ''
  const parsed = parseIdentityNumber(text, today)
  const isWhole = [15, 18].includes(compactIdentityNumber(text).length)
  const number = parsed.ok ? parsed.value : undefined
  // Judged as soon as it is whole; before that only when saving was tried.
  const typedError = !parsed.ok && isWhole ? refusalText(parsed.error) : error('/identityNumber')
  const isDifferent =
    number !== undefined &&
    ((draft.birthDate !== undefined && number.birthDate !== undefined && draft.birthDate !== number.birthDate) ||
      (draft.sex !== undefined && number.sex !== undefined && draft.sex !== number.sex))
  return (
    <div className="stack number-fields">
      <FieldGrid>
        <TextField
          label={t('field.identityNumber')}
          hint={number === undefined ? t('field.identityNumberHint') : <NumberReading number={number} />}
          maxLength={24}
          value={text}
          error={typedError}
          onChange={(next) => onDraft(withNumber(draft, next, today))}
        />
        {isDifferent && (
          <TextField
            label={t('field.mismatchNote')}
            value={draft.mismatchNote ?? ''}
            onChange={(mismatchNote) => change({ mismatchNote })}
          />
        )}
      </FieldGrid>
      {isDifferent && (
        <div>
          <Button small onPress={() => onDraft(withNumberFacts(draft, number, true))}>
            {t('number.take')}
          </Button>
        </div>
      )}
      {text === '' && (
        <>
          <ChoiceField
            label={t('field.noNumberReason')}
            value={draft.noNumberReason}
            choices={noNumberReasons.map((value) => ({ value, label: t(`code.noNumberReason.${value}`) }))}
            onChange={(noNumberReason) => change({ noNumberReason })}
          />
          {draft.noNumberReason === 'otherDocument' && (
            <TextField
              label={t('field.noNumberNote')}
              value={draft.noNumberNote ?? ''}
              onChange={(noNumberNote) => change({ noNumberNote })}
            />
          )}
        </>
      )}
    </div>
  )
}

function NumberReading({
  number,
}: {
  readonly number: Extract<ReturnType<typeof parseIdentityNumber>, { ok: true }>['value']
}) {
  const { t } = useTranslation('elders')
  const kind = t(`code.identityKind.${number.kind}`)
  if (!number.certain || number.sex === undefined || number.birthDate === undefined) {
    return <>{t('number.readUncertain', { kind })}</>
  }
  return (
    <b className="number-good">
      {t('number.read', { kind, sex: t(`code.sex.${number.sex}`), birthDate: number.birthDate })}
    </b>
  )
}
