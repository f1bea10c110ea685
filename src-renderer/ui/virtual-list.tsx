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
}: {
  readonly items: readonly T[]
  readonly rowHeight: number
  readonly keyOf: (item: T) => string
  readonly renderRow: (item: T, index: number) => ReactNode
  readonly label: string
  /** The box must have a height from the outside. */
  readonly className?: string
}) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
  })
  return (
    <div
      ref={box}
      className={className}
      style={{ overflowY: 'auto', height: '100%' }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div role="list" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          return (
            <div
              key={row.key}
              role="listitem"
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              style={{
                position: 'absolute',
                insetInline: 0,
                height: row.size,
                transform: `translateY(${row.start}px)`,
              }}
            >
              {renderRow(item, row.index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
