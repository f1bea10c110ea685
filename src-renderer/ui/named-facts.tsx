/** Names and what they are, one a line, on the screen and on paper. */
import type { ReactNode } from 'react'
import './named-facts.css'

export function NamedFacts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="named-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
