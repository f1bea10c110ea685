/** Finding an elder from anywhere: F2, a few letters, Enter. A scanned card opens its elder at once. */
import './elders.css'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { useElderOfCard } from '../../search/use-elder-of-card.ts'
import { useElderSearch } from '../../search/use-elder-search.ts'
import { useScanner } from '../../ui/scanner.ts'
import { HitLine } from './hit-line.tsx'

const shown = 8

export function FindElder({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('elders')
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const [isCardUnknown, setCardUnknown] = useState(false)
  const { hits, ready } = useElderSearch(text, shown)
  const elderOfCard = useElderOfCard()
  const isListed = isOpen && text.trim() !== ''

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F2') return
      event.preventDefault()
      box.current?.focus()
      box.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const open = (elder: string) => {
    setText('')
    setOpen(false)
    setCardUnknown(false)
    // The page that comes has the keyboard.
    box.current?.blur()
    onOpen(elder)
  }
  useScanner((scanned) => {
    const code = readCardText(scanned)
    if (code === undefined) return undefined
    return () => void elderOfCard(code).then((elder) => (elder === undefined ? setCardUnknown(true) : open(elder.id)))
  })

  return (
    <div className="find-elder">
      <div className="find-box">
        <Search aria-hidden size={22} />
        <input
          ref={box}
          type="text"
          role="combobox"
          value={text}
          placeholder={t('find.placeholder')}
          aria-label={t('find.label')}
          aria-expanded={isListed}
          aria-controls={`${id}-list`}
          aria-activedescendant={isListed && hits[chosen] !== undefined ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(0)
            setOpen(true)
            setCardUnknown(false)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => {
            // While a Chinese input method composes, its keys are its own.
            if (event.nativeEvent.isComposing) return
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              setOpen(true)
              setChosen((chosen + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % Math.max(1, hits.length))
            } else if (event.key === 'Enter') {
              const hit = hits[chosen]
              if (isListed && hit !== undefined) open(hit.elder.id)
            } else if (event.key === 'Escape') {
              setText('')
              setOpen(false)
            }
          }}
        />
        <kbd aria-hidden>F2</kbd>
      </div>
      {isCardUnknown && (
        <p className="find-note" role="alert">
          {t('find.cardUnknown')}
        </p>
      )}
      {isListed && (
        <div className="find-results">
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the list of a combobox; a select cannot be typed into */}
          <div id={`${id}-list`} role="listbox" aria-label={t('find.results')}>
            {hits.map((hit, i) => (
              <button
                type="button"
                tabIndex={-1}
                key={hit.elder.id}
                id={`${id}-${i}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
                role="option"
                aria-selected={i === chosen}
                // The field keeps the keyboard: a press here must not take it away before the click.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => open(hit.elder.id)}
              >
                <HitLine hit={hit} />
              </button>
            ))}
          </div>
          <output className="find-note">
            {hits.length === 0 ? t('noMatch', { query: text.trim() }) : t('find.hint')}
            {!ready && `　${t('find.preparing')}`}
          </output>
        </div>
      )}
    </div>
  )
}
