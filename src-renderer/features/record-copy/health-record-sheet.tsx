/** The printed health record: draws what the domain made of it (src-domain/health-record), which is Chinese in every language of the screen. */
import './health-record.css'
import { Fragment } from 'react'
import { recordNotes } from '../../../src-domain/health-record/health-record.ts'
import type { Mark, Option, Page, Row, Table } from '../../../src-domain/health-record/record-page.ts'
import { useKiosk } from '../../host/host-context.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'

export function HealthRecordSheet({
  name,
  date,
  pages,
}: {
  readonly name: string
  readonly date: string
  readonly pages: readonly Page[]
}) {
  const { stationName } = useKiosk()
  return (
    <PrintSheet title={`居民健康档案　${name}`} station={stationName} isPersonal date={date}>
      <div lang="zh-CN">
        {pages.map((page) => (
          <section key={page.id} className={page.isNewSheet ? 'hr-page is-new' : 'hr-page'} data-page={page.id}>
            <h2>{page.title}</h2>
            {page.rows !== undefined && <Rows rows={page.rows} />}
            {page.tables?.map((table) => (
              <RecordTable key={table.columns[0]} table={table} />
            ))}
            {page.notes.length > 0 && <p className="hr-note">{page.notes.join('　')}</p>}
          </section>
        ))}
        <div className="keep hr-end">
          {recordNotes.map((note) => (
            <p key={note} className="hr-note">
              {note}
            </p>
          ))}
        </div>
      </div>
    </PrintSheet>
  )
}

/** Short lines go two to a row. */
function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className="hr-table hr-form">
      <colgroup>
        <col className="hr-label" />
        <col />
        <col className="hr-label" />
        <col />
      </colgroup>
      <tbody>
        {inPairs(rows).map((pair, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a paper never changes its order
          <tr key={place} className={pair[0]?.type === 'title' ? 'hr-title' : undefined}>
            {pair.map((row) => (
              <Fragment key={row.label}>
                {row.type === 'title' ? (
                  <th scope="colgroup" colSpan={4}>
                    {row.label}
                  </th>
                ) : (
                  <>
                    <th scope="row">
                      {row.label}
                      {row.mark !== undefined && markSigns[row.mark]}
                    </th>
                    <td colSpan={pair.length === 2 ? 1 : 3}>
                      {row.type === 'choice' ? (
                        <Choice {...row} />
                      ) : (
                        <span className="hr-line">
                          {row.value}
                          {row.unit !== undefined && row.unit !== '' && <small> {row.unit}</small>}
                        </span>
                      )}
                    </td>
                  </>
                )}
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const markSigns: Readonly<Record<Mark, string>> = { memory: '＊', single: '△' }

function Choice({
  options,
  chosen,
  isMany,
  added,
  line,
}: {
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly isMany: boolean
  readonly added?: string
  readonly line?: string
}) {
  const boxes = chosen.length > 0 ? chosen : Array.from({ length: isMany ? 3 : 1 }, () => '')
  return (
    <div className="hr-choice">
      <span className="hr-options">
        {options.map(({ code, label }) => (
          <span key={code} className={chosen.includes(code) ? 'is-chosen' : undefined}>
            {code} {label}
          </span>
        ))}
        {line !== undefined && <span className="hr-write">{line}</span>}
      </span>
      <span className="hr-boxes">
        {boxes.map((code, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- empty boxes have nothing else to be told by
          <span key={place} className="hr-box">
            {code}
          </span>
        ))}
      </span>
      {added !== undefined && <span className="hr-added">{added}</span>}
    </div>
  )
}

function RecordTable({ table: { columns, rows, emptyRows, hasRowNames } }: { readonly table: Table }) {
  const all = [...rows, ...Array.from({ length: emptyRows }, () => columns.map(() => undefined))]
  return (
    <table className={hasRowNames === true ? 'hr-table is-even' : 'hr-table'}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((row, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a paper never changes its order
          <tr key={place}>
            {row.map((cell, column) =>
              column === 0 && hasRowNames === true ? (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <th key={column} scope="row">
                  {cell}
                </th>
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={column}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function inPairs(rows: readonly Row[]): readonly (readonly Row[])[] {
  const pairs: Row[][] = []
  for (const row of rows) {
    const last = pairs.at(-1)
    const first = last?.[0]
    if (isHalf(row) && first !== undefined && last?.length === 1 && isHalf(first)) last.push(row)
    else pairs.push([row])
  }
  return pairs
}

const isHalf = (row: Row): boolean => row.type !== 'title' && row.isHalf === true
