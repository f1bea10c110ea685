/** How the answers are confirmed: the elder's signature, a witness, or a guardian and what shows it. */
import './elders.css'
import { useTranslation } from 'react-i18next'
import { isSigned, type Signature } from '../../../src-domain/consent/consent.ts'
import type { ConsentProof } from '../../../src-domain/consent/consent-form.ts'
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import { relations } from '../../../src-domain/elders/elder-codes.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { useElderWords } from './use-elder-words.ts'
import { type Signature as PadSignature, SignaturePad } from '../../ui/signature-pad.tsx'

/** What the screen holds of all three ways, so that changing one's mind loses nothing. */
export type ProofDraft = {
  readonly method: ConsentProof['method']
  readonly signature: PadSignature | undefined
  readonly witness: string
  readonly witnessStaff: string | undefined
  /** Who decides for the elder is never guessed: the relation is missing until it is chosen. */
  readonly guardian: Omit<Guardian, 'relation'> & { readonly relation?: Guardian['relation'] }
}

export const emptyProof: ProofDraft = {
  method: 'signature',
  signature: undefined,
  witness: '',
  witnessStaff: undefined,
  guardian: { name: '', evidence: '' },
}

export function proofOf({ method, signature, witness, witnessStaff, guardian }: ProofDraft): ConsentProof {
  switch (method) {
    case 'signature':
      return { method, signature: drawn(signature) }
    case 'witness':
      return { method, name: witness, ...(witnessStaff === undefined ? {} : { staff: witnessStaff }) }
    case 'guardian': {
      const { phone, relation, ...rest } = guardian
      // Without a name the rule refuses it as a guardian who is not told completely.
      if (relation === undefined) return { method, guardian: { name: '', relation: 'other', evidence: '' } }
      return {
        method,
        guardian: { ...rest, relation, ...(phone === undefined || phone.trim() === '' ? {} : { phone }) },
      }
    }
    default:
      return method satisfies never
  }
}

const drawn = (signature: PadSignature | undefined): Signature | undefined =>
  signature !== undefined ? { way: 'drawn', strokes: signature.strokes.map((stroke) => [...stroke]) } : undefined

export function ConsentProofFields({
  proof,
  onChange,
}: {
  readonly proof: ProofDraft
  readonly onChange: (proof: ProofDraft) => void
}) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const me = usePerson()
  const { guardian } = proof
  const guard = (changes: Partial<ProofDraft['guardian']>) =>
    onChange({ ...proof, guardian: { ...guardian, ...changes } })
  return (
    <div className="stack consent-proof">
      <ChoiceField
        label={t('consent.how')}
        columns={3}
        value={proof.method}
        onChange={(method) => onChange({ ...proof, method })}
        choices={(['signature', 'witness', 'guardian'] as const).map((method) => ({
          value: method,
          label: t(`consent.method.${method}`),
          hint: t(`consent.methodHint.${method}`),
        }))}
      />
      {proof.method === 'signature' && (
        <>
          <SignaturePad
            value={proof.signature}
            signed={isSigned(drawn(proof.signature))}
            onChange={(signature) => onChange({ ...proof, signature })}
          />
          <p className="quiet">{t('consent.cannotSign')}</p>
        </>
      )}
      {proof.method === 'witness' && (
        <div className="row consent-witness">
          <TextField
            label={t('consent.witness')}
            required
            maxLength={60}
            value={proof.witness}
            onChange={(witness) => onChange({ ...proof, witness, witnessStaff: undefined })}
          />
          <Button
            pressed={proof.witnessStaff === me.staff}
            onPress={() => onChange({ ...proof, witness: me.name, witnessStaff: me.staff })}
          >
            {t('consent.witnessIsStaff', { name: me.name })}
          </Button>
        </div>
      )}
      {proof.method === 'guardian' && (
        <FieldGrid>
          <TextField
            label={t('consent.guardianName')}
            required
            maxLength={60}
            value={guardian.name}
            onChange={(name) => guard({ name })}
          />
          <SelectField
            label={t('contact.relation')}
            required
            value={guardian.relation}
            choices={relations.map((value) => ({ value, label: words.guardianRelation(value) }))}
            onChange={(relation) => guard({ relation })}
          />
          <TextField
            label={t('contact.phone')}
            inputMode="tel"
            maxLength={20}
            value={guardian.phone ?? ''}
            onChange={(phone) => guard({ phone })}
          />
          <TextField
            label={t('contact.evidence')}
            hint={t('contact.evidenceHint')}
            required
            value={guardian.evidence}
            onChange={(evidence) => guard({ evidence })}
          />
        </FieldGrid>
      )}
    </div>
  )
}
