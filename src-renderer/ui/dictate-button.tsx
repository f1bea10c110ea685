/** 「说话写字」: only where this machine itself turns speech into text; elsewhere there is no button. */
import { Mic, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BigButton, Button } from './button.tsx'
import { Notice } from './chip.tsx'
import { useDictation } from './dictation.ts'
import { useIdleHold } from './idle-hold.tsx'

export function DictateButton({
  onWords,
  big = false,
}: {
  readonly onWords: (words: string) => void
  readonly big?: boolean
}) {
  const { t, i18n } = useTranslation('ui')
  const { state, start, stop } = useDictation(i18n.language === 'en' ? 'en-US' : 'zh-CN', onWords)
  const isListening = state === 'listening'
  useIdleHold(isListening)
  if (state === 'absent') return null
  const icon = isListening ? Square : Mic
  const words = t(isListening ? 'dictate.stop' : 'dictate.start')
  const press = isListening ? stop : start
  return (
    <>
      {big ? (
        <BigButton icon={icon} onPress={press}>
          {words}
        </BigButton>
      ) : (
        <Button small icon={icon} onPress={press}>
          {words}
        </Button>
      )}
      <output className="only-heard">{isListening ? t('dictate.listening') : ''}</output>
      {state === 'failed' && <Notice tone="gold" urgent title={t('dictate.failed')} />}
    </>
  )
}

/** What is said goes to the end of what stands there. @param most characters of the field. */
export function withSaid(typed: string, said: string, most: number): string {
  const isSpaced = /[A-Za-z0-9.,!?]$/.test(typed) && /^[A-Za-z0-9]/.test(said)
  return `${typed}${isSpaced ? ' ' : ''}${said}`.slice(0, most)
}
