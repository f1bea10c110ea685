/** The fields of an elder's record, for registering and for editing. Rules are the domain's; this shows what they say. */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  birthDateSources,
  channels,
  educationLevels,
  interestSuggestions,
  livingSituations,
  maritalStates,
  paymentCategories,
  textSizes,
} from '../../../src-domain/elders/elder-codes.ts'
import { ageBelowElders } from '../../../src-domain/elders/elder-rules.ts'
import { ethnicGroups } from '../../../src-domain/elders/ethnic-groups.ts'
import { Notice } from '../../ui/chip.tsx'
import {
  ChoiceField,
  ChoicesField,
  DateField,
  FieldGrid,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Card } from '../../ui/page.tsx'
import { ContactFields, GuardianFields } from './contact-fields.tsx'
import { type ElderFormProps, numberOf, withBirthDate } from './draft.ts'
import { NumberFields } from './number-fields.tsx'
import { OtherBirthdayFields } from './other-birthday-fields.tsx'
import { UndrawnNotice } from '../../ui/undrawn.tsx'
import { useElderWords } from './use-elder-words.ts'

export function ElderForm(props: ElderFormProps) {
  const { t } = useTranslation('elders')
  const { change, draft, error } = props
  return (
    <div className="elder-form">
      <Card title={t('section.identity')}>
        <IdentityFields {...props} />
      </Card>
      <Card title={t('section.reach')}>
        <ReachFields {...props} />
      </Card>
      <Card title={t('section.contacts')}>
        <ContactFields
          contacts={draft.contacts ?? []}
          onChange={(contacts) => change({ contacts: [...contacts] })}
          error={error}
        />
      </Card>
      <Card title={t('section.household')}>
        <HouseholdFields {...props} />
      </Card>
      <Card title={t('section.like')}>
        <CareFields {...props} />
      </Card>
    </div>
  )
}

function IdentityFields(props: ElderFormProps) {
  const { draft, onDraft, change, error, today } = props
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const young = ageBelowElders(draft, today)
  const sexes = ['2', '1', '9'] as const
  return (
    <div className="stack">
      <NumberFields {...props} />
      <FieldGrid>
        <TextField
          label={t('field.name')}
          hint={t('field.nameHint')}
          required
          maxLength={60}
          lang="zh-CN"
          value={draft.name ?? ''}
          error={error('/name')}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('field.namePinyin')}
          hint={t('field.namePinyinHint')}
          maxLength={120}
          value={draft.namePinyin ?? ''}
          onChange={(namePinyin) => change({ namePinyin })}
        />
        <DateField
          label={t('field.birthDate')}
          required
          value={draft.birthDate ?? ''}
          error={error('/birthDate')}
          onChange={(birthDate) => onDraft(withBirthDate(draft, birthDate))}
        />
        <ChoiceField
          label={t('field.sex')}
          required
          value={sexes.find((sex) => sex === draft.sex)}
          error={error('/sex')}
          choices={sexes.map((value) => ({ value, label: t(`code.sex.${value}`) }))}
          onChange={(sex) => change({ sex })}
        />
        <ChoiceField
          label={t('field.birthDateSource')}
          value={draft.birthDateSource}
          choices={birthDateSources.map((value) => ({ value, label: t(`code.birthDateSource.${value}`) }))}
          onChange={(birthDateSource) => change({ birthDateSource })}
        />
        <SelectField
          label={t('field.ethnicity')}
          search
          value={draft.ethnicity}
          choices={ethnicGroups.map(({ code }) => ({ value: code, label: words.ethnicity(code) }))}
          onChange={(ethnicity) => change({ ethnicity })}
        />
      </FieldGrid>
      <UndrawnNotice text={draft.name ?? ''} />
      {young !== undefined && <Notice tone="gold" title={t('young', { count: young })} />}
      <OtherBirthdayFields draft={draft} change={change} />
    </div>
  )
}

function ReachFields({ draft, change, error }: ElderFormProps) {
  const { t } = useTranslation('elders')
  return (
    <FieldGrid>
      <TextField
        label={t('field.phone')}
        hint={t('field.phoneHint')}
        inputMode="tel"
        maxLength={20}
        value={draft.phone ?? ''}
        error={error('/phone')}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        label={t('field.village')}
        maxLength={60}
        value={draft.village ?? ''}
        onChange={(village) => change({ village })}
      />
      <TextField
        label={t('field.group')}
        maxLength={40}
        value={draft.group ?? ''}
        onChange={(group) => change({ group })}
      />
      <TextField
        label={t('field.address')}
        maxLength={200}
        value={draft.address ?? ''}
        onChange={(address) => change({ address })}
      />
      <NumberField
        label={t('field.distance')}
        unit={t('field.metres')}
        min={0}
        max={500_000}
        whole
        value={draft.distance}
        onChange={(distance) => change({ distance: numberOf(distance) })}
      />
      <TextField
        label={t('field.calledAs')}
        hint={t('field.calledAsHint')}
        maxLength={30}
        value={draft.calledAs ?? ''}
        onChange={(calledAs) => change({ calledAs })}
      />
    </FieldGrid>
  )
}

function HouseholdFields({ draft, change, error }: ElderFormProps) {
  const { t } = useTranslation('elders')
  return (
    <div className="stack">
      <ChoicesField
        label={t('field.living')}
        hint={t('field.livingHint')}
        value={draft.living ?? []}
        error={error('/living')}
        choices={livingSituations.map((value) => ({ value, label: t(`code.living.${value}`) }))}
        onChange={(living) => change({ living: [...living] })}
      />
      <ChoicesField
        label={t('field.payment')}
        value={draft.payment ?? []}
        choices={paymentCategories.map((value) => ({ value, label: t(`code.payment.${value}`) }))}
        onChange={(payment) => change({ payment: [...payment] })}
      />
      <FieldGrid>
        <SelectField
          label={t('field.marital')}
          value={draft.marital}
          choices={maritalStates.map((value) => ({ value, label: t(`code.marital.${value}`) }))}
          onChange={(marital) => change({ marital })}
        />
        <SelectField
          label={t('field.education')}
          value={draft.education}
          choices={educationLevels.map((value) => ({ value, label: t(`code.education.${value}`) }))}
          onChange={(education) => change({ education })}
        />
      </FieldGrid>
      <GuardianFields guardian={draft.guardian} onChange={(guardian) => change({ guardian })} error={error} />
    </div>
  )
}

function CareFields({ draft, change, mayAskChannel }: ElderFormProps) {
  const { t } = useTranslation('elders')
  const [own, setOwn] = useState('')
  const words = useElderWords()
  const interests = draft.interests ?? []
  const offered = [...new Set<string>([...interestSuggestions, ...interests])]
  const addOwn = () => {
    const text = own.trim()
    if (text !== '' && !interests.includes(text)) change({ interests: [...interests, text] })
    setOwn('')
  }
  return (
    <div className="stack">
      <ChoicesField
        label={t('field.interests')}
        value={interests}
        choices={offered.map((value) => ({ value, label: words.interest(value) }))}
        onChange={(next) => change({ interests: [...next] })}
      />
      <FieldGrid>
        <TextField
          label={t('field.ownInterest')}
          maxLength={40}
          value={own}
          onChange={setOwn}
          onEnter={addOwn}
          onBlur={addOwn}
        />
        <ChoiceField
          label={t('field.textSize')}
          value={draft.textSize}
          choices={textSizes.map((value) => ({ value, label: t(`code.textSize.${value}`) }))}
          onChange={(textSize) => change({ textSize })}
        />
        <ChoiceField
          label={t('field.leftHanded')}
          value={draft.leftHanded === undefined ? undefined : draft.leftHanded ? 'left' : 'right'}
          choices={(['right', 'left'] as const).map((value) => ({ value, label: t(`code.hand.${value}`) }))}
          onChange={(hand) => change({ leftHanded: hand === 'left' })}
        />
        <ChoiceField
          label={t('field.language')}
          value={draft.language}
          choices={(['zh-CN', 'en'] as const).map((value) => ({ value, label: t(`code.language.${value}`) }))}
          onChange={(language) => change({ language })}
        />
        {mayAskChannel && (
          <SelectField
            label={t('field.heardFrom')}
            value={draft.heardFrom}
            choices={channels.map((value) => ({ value, label: t(`code.channel.${value}`) }))}
            onChange={(heardFrom) => change({ heardFrom })}
          />
        )}
        <TextField
          label={t('field.dialect')}
          maxLength={40}
          value={draft.dialect ?? ''}
          onChange={(dialect) => change({ dialect })}
        />
        <TextField
          label={t('field.hearingNote')}
          value={draft.hearingNote ?? ''}
          onChange={(hearingNote) => change({ hearingNote })}
        />
        <TextField
          label={t('field.visionNote')}
          value={draft.visionNote ?? ''}
          onChange={(visionNote) => change({ visionNote })}
        />
      </FieldGrid>
      <TextAreaField
        label={t('field.note')}
        rows={2}
        maxLength={500}
        value={draft.note ?? ''}
        onChange={(note) => change({ note })}
      />
    </div>
  )
}
