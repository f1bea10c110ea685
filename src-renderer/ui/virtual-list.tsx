/** A long list that draws only what is seen: ten thousand elders scroll like ten. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'

export function VirtualList<T>({
  items,
  rowHeight,
  keyOf,
  renderRow,
  label,
  className,
  measured = false,
}: {
  readonly items: readonly T[]
  readonly rowHeight: number
  readonly keyOf: (item: T) => string
  readonly renderRow: (item: T, index: number) => ReactNode
  readonly label: string
  /** The box must have a height from the outside. */
  readonly className?: string
  /** Rows have heights of their own; `rowHeight` is what most of them have. */
  readonly measured?: boolean
}) {
  const box = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its functions are used in this render only
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    measureElement: (row) => (row instanceof HTMLElement && row.offsetHeight > 0 ? row.offsetHeight : rowHeight),
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
  })
  return (
    <section
      ref={box}
      className={className}
      style={{ overflowY: 'auto', height: '100%' }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          return (
            <li
              key={row.key}
              ref={measured ? virtual.measureElement : undefined}
              data-index={row.index}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              style={{
                position: 'absolute',
                insetInline: 0,
                ...(measured ? {} : { height: row.size }),
                transform: `translateY(${row.start}px)`,
              }}
            >
              {renderRow(item, row.index)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
