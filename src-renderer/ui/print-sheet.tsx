/**
 * What is printed: black on white, one accent line; on each sheet whom it is about, station and date above, who printed it and the number
 * of the page below. It stands in the document beside the application and is all that paper shows (print-sheet.css).
 */
import './print-sheet.css'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts the sheet beside the application, outside what the screen shows; the app provides it (react-dom is its own). */
export const PrintPortalContext = createContext<(sheet: ReactNode) => ReactNode>((sheet) => sheet)

/** The name of who is signed in; the app provides it. */
export const PrintedByContext = createContext<string | undefined>(undefined)

export function PrintSheet({
  title,
  elder,
  isPersonal = elder !== undefined,
  station,
  date,
  children,
}: {
  readonly title: string
  /** Whom all of it is about, where the title does not say so. */
  readonly elder?: string
  /** To be kept with care, and the paper says so. */
  readonly isPersonal?: boolean
  readonly station: string
  /** As people read it. */
  readonly date: string
  readonly children: ReactNode
}) {
  const { t } = useTranslation('ui')
  const besideTheApp = useContext(PrintPortalContext)
  const by = useContext(PrintedByContext)
  return besideTheApp(
    <table className="print-sheet">
      {/* A table's head is repeated on every sheet; running headers of @page are not in Chromium. */}
      <thead>
        <tr>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a heading of the sheet, no control */}
          <th scope="col">
            <div className="print-head">
              <b>{title}</b>
              {elder !== undefined && <b>{elder}</b>}
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
      {(by !== undefined || isPersonal) && (
        <tfoot>
          <tr>
            <td>
              <div className="print-foot">
                <span>{by !== undefined && t('printSheet.by', { name: by })}</span>
                {isPersonal && <span>{t('printSheet.personal')}</span>}
              </div>
            </td>
          </tr>
        </tfoot>
      )}
    </table>,
  )
}
