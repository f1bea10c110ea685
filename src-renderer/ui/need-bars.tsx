/** Needs as bars of four, each with its word and its reason (`standards/09` §2). */
import './surfaces.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'

export type NeedBar = {
  readonly id: string
  readonly name: string
  /** `unknown` where nothing is known by which it could be judged. */
  readonly degree: 0 | 1 | 2 | 3 | 4 | 'unknown'
  readonly reason: ReactNode
  readonly action?: ReactNode
}

const degreeKeys = ['degree.level0', 'degree.level1', 'degree.level2', 'degree.level3', 'degree.level4'] as const

export function NeedBars({ needs }: { readonly needs: readonly NeedBar[] }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (
    <ul className="need-bars">
      {needs.map((need) => {
        const degree = need.degree === 'unknown' ? 0 : need.degree
        const word = need.degree === 'unknown' ? t('degree.unknown') : t(degreeKeys[degree])
        return (
          <li key={need.id} className={`need-bar is-${degree}`}>
            <div className="need-bar-line">
              <span aria-hidden>{need.name}</span>
              <span className="only-heard">
                {degree === 0
                  ? format.labelled(need.name, word)
                  : t('degree.spoken', { name: need.name, word, degree: String(degree) })}
              </span>
              <span className="need-bar-track" aria-hidden>
                {[1, 2, 3, 4].map((step) => (
                  <i key={step} className={step <= degree ? 'is-on' : ''} />
                ))}
              </span>
              <span className="need-bar-degree" aria-hidden>
                <small>{word}</small>
                {degree === 0 ? '' : degree}
              </span>
            </div>
            <div className="need-bar-reason">
              {need.reason}
              {need.action}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
