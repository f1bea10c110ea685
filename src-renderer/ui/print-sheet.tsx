/**
 * What is printed: black on white, one accent line, station and date on each sheet, page numbers. It stands in the
 * document beside the application and is all that paper shows (print.css).
 */
import './print-sheet.css'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts the sheet beside the application, outside what the screen shows; the app provides it (react-dom is its own). */
export const PrintPortalContext = createContext<(sheet: ReactNode) => ReactNode>((sheet) => sheet)

export function PrintSheet({
  title,
  station,
  date,
  children,
}: {
  readonly title: string
  readonly station: string
  /** As people read it. */
  readonly date: string
  readonly children: ReactNode
}) {
  const { t } = useTranslation('ui')
  const besideTheApp = useContext(PrintPortalContext)
  return besideTheApp(
    <table className="print-sheet">
      {/* A table's head is repeated on every sheet; running headers of @page are not in Chromium. */}
      <thead>
        <tr>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a heading of the sheet, no control */}
          <th scope="col">
            <div className="print-head">
              <b>{title}</b>
              <span>{t('printSheet.printed', { station, date })}</span>
            </div>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>,
  )
}
