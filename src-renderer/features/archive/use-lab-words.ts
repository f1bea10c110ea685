/** A laboratory value as people read it: which, the figure with its unit, where it comes from. */
import { useTranslation } from 'react-i18next'
import { type LabResultBody, labTestById, type LabTestId } from '../../../src-domain/archive/lab-result.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

export function useLabWords() {
  const { t } = useTranslation('archive')
  const unit = (code: string): string => code.replace('umol', 'μmol')
  return {
    unit,
    name: (test: LabTestId): string => labTestById.get(test)?.label[currentLanguage()] ?? test,
    value: ({ value, unit: code }: Pick<LabResultBody, 'value' | 'unit'>): string => `${value} ${unit(code)}`,
    source: (source: LabResultBody['source']): string => t(`lab.source.${source}`),
  }
}
