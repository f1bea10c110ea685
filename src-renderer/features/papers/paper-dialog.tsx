/**
 * A paper read from a photo: what was recognised stands beside its line of the photo, each to be kept, corrected or left out.
 * Nothing is saved that a person did not decide on, the photo neither.
 */
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { readPaperPicture } from '../../ocr/read-paper-picture.ts'
import { ReadingSteps } from '../../ocr/reading-steps.tsx'
import { useReading } from '../../ocr/use-reading.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ConfirmFindings } from './confirm-findings.tsx'
import { PhotoOnly } from './photo-only.tsx'

export function PaperDialog({
  elder: { id, body },
  onClose,
  onSaved,
}: {
  readonly elder: Elder
  readonly onClose: () => void
  readonly onSaved: (count: number) => void
}) {
  const { t } = useTranslation('papers')
  const today = useToday()
  const { state, start, forget } = useReading((reader, picture) => readPaperPicture(reader, picture, today))
  if (state.state === 'done' && state.reading.found.findings.length > 0) {
    const { picture, isDark, found } = state.reading
    return (
      <ConfirmFindings
        elder={id}
        birthDate={body.birthDate}
        paper={found}
        picture={picture}
        photo={state}
        isDark={isDark}
        onAgain={forget}
        onClose={onClose}
        onSaved={onSaved}
      />
    )
  }
  return (
    <Dialog title={t('dialog')} wide onClose={onClose}>
      <ReadingSteps
        frame="sheet"
        state={state}
        start={start}
        forget={forget}
        intro={
          <Notice tone="blue" title={t('tips')}>
            {t('privacy')}
          </Notice>
        }
        notFound={{ title: t('notFound'), hint: t('notFoundHint') }}
        besides={state.state === 'done' && <PhotoOnly elder={id} picture={state} onSaved={() => onSaved(0)} />}
      />
    </Dialog>
  )
}
