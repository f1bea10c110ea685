/** The way from the knowledge base to what was asked, with how many wait for an answer. */
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useQuestions } from './use-questions.ts'

const useWaiting = (): number => useQuestions()?.filter(({ status }) => status === 'open').length ?? 0

/** In the menu, beside the knowledge base. */
export function AskingBadge() {
  const waiting = useWaiting()
  return waiting === 0 ? null : <span className="staff-badge">{waiting}</span>
}

export function AskingButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('asking')
  const waiting = useWaiting()
  return (
    <Button icon={MessageCircleQuestion} onPress={onPress}>
      {waiting === 0 ? t('open') : t('openWaiting', { count: waiting })}
    </Button>
  )
}
