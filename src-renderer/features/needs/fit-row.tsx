/** One thing that fits: why in one sentence, how its score came about on demand, and what can be done with it. */
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Part, reasonsOf } from '../../../src-domain/recommendation/part.ts'
import { useFormat } from '../../i18n/format.ts'
import { useNeedWords } from './use-need-words.ts'

export function FitRow({
  icon: Icon,
  name,
  nameLanguage,
  score,
  parts,
  notes,
  actions,
}: {
  readonly icon: LucideIcon
  readonly name: string
  /** Of a name that was written by its author and is in no other language. */
  readonly nameLanguage?: 'zh-CN' | 'en'
  readonly score: number
  readonly parts: readonly Part[]
  readonly notes?: ReactNode
  readonly actions?: ReactNode
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  return (
    <li className="match">
      <span className="match-icon" aria-hidden>
        <Icon size={22} />
      </span>
      <div className="match-words">
        <button
          type="button"
          className="match-name"
          lang={nameLanguage}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {name}
        </button>
        <p>{format.clauses(reasonsOf(parts).map((one) => words.match(one)))}</p>
        {notes}
        {open && (
          <table className="match-parts">
            <caption>{t('match.score', { score: String(score) })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('match.head.feature')}</th>
                <th scope="col">{t('match.head.points')}</th>
                <th scope="col">{t('match.head.weight')}</th>
                <th scope="col">{t('match.head.why')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ feature, weight, points, reason }) => (
                <tr key={feature}>
                  <th scope="row">{t(`match.part.${feature}`)}</th>
                  <td>{points}</td>
                  <td>{feature === 'refusedLike' ? -weight : weight}</td>
                  <td>{reason === undefined ? '' : words.match(reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div className="match-actions">{actions}</div>
    </li>
  )
}
