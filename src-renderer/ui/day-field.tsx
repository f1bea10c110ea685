/**
 * A day to come: typed as people write it or say it (20261125, 11月25日, 明天), one of three buttons, or picked from a month.
 * The month opens below the field, where a dialog scrolls: a floating one would be cut off at the dialog's edge.
 */
import './day-field.css'
import { CalendarDays } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { Button } from './button.tsx'
import { TextField, writtenDate } from './fields.tsx'

export type DayFieldProps = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly required?: boolean
  /** "YYYY-MM-DD", empty, or what was typed and is no day. */
  readonly value: string
  /** Days before it cannot be picked. */
  readonly today: string
  readonly onChange: (value: string) => void
}

export function DayField({ value, today, onChange, ...field }: DayFieldProps) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const [typed, setTyped] = useState<string | undefined>()
  const [isOpen, setOpen] = useState(false)
  const take = (day: string) => {
    setTyped(undefined)
    onChange(day)
  }
  const read = () => {
    if (typed !== undefined) take(writtenDay(typed, today))
  }
  return (
    <div className="day-field">
      <TextField
        {...field}
        hint={field.hint ?? t('day.hint')}
        value={typed ?? (isDay(value) ? format.date(value, '') : value)}
        maxLength={20}
        onChange={setTyped}
        onBlur={read}
        onEnter={read}
      />
      <div className="day-shortcuts">
        {([0, 1, 2] as const).map((days) => {
          const day = dayAfter(today, days)
          return (
            <Button key={days} small pressed={value === day} onPress={() => take(day)}>
              {t(`day.in${days}`)}
            </Button>
          )
        })}
        <Button small icon={CalendarDays} pressed={isOpen} onPress={() => setOpen(!isOpen)}>
          {t('day.calendar')}
        </Button>
      </div>
      {isOpen && (
        <Month
          value={value}
          today={today}
          onPick={(day) => {
            take(day)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** Opened at the lower edge of a dialog it would be out of sight. */
const showWhole = (month: HTMLDivElement | null): void => month?.scrollIntoView({ block: 'nearest' })

function Month({
  value,
  today,
  onPick,
  onClose,
}: {
  readonly value: string
  readonly today: string
  readonly onPick: (day: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const [first, setFirst] = useState(() => firstOfMonth(isDay(value) && value > today ? value : today))
  const weeks = weeksOf(first)
  // Escape puts the month away; the dialog around it stays.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      onClose()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [onClose])
  return (
    <div className="month" ref={showWhole}>
      <div className="month-head">
        <Button
          small
          kind="quiet"
          label={t('day.previousMonth')}
          disabled={first <= today}
          onPress={() => setFirst(firstOfMonth(dayAfter(first, -1)))}
        >
          ‹
        </Button>
        <b aria-live="polite">{format.month(first)}</b>
        <Button
          small
          kind="quiet"
          label={t('day.nextMonth')}
          onPress={() => setFirst(firstOfMonth(dayAfter(first, 31)))}
        >
          ›
        </Button>
      </div>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {format.weekdayShort(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    aria-label={format.dateWithWeekday(day)}
                    aria-pressed={day === value}
                    className={day.slice(0, 7) === first.slice(0, 7) ? '' : 'is-outside'}
                    disabled={day < today}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dayMilliseconds = 86_400_000
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
const dayAfter = (day: string, days: number): string => dayOf(instantOf(day) + days * dayMilliseconds)
const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(instantOf(text)) && dayOf(instantOf(text)) === text

/** Weeks from Monday that hold the month beginning with `first`. */
function weeksOf(first: string): readonly (readonly string[])[] {
  const monday = dayAfter(first, -((new Date(instantOf(first)).getUTCDay() + 6) % 7))
  return [0, 7, 14, 21, 28, 35]
    .map((start) => [0, 1, 2, 3, 4, 5, 6].map((i) => dayAfter(monday, start + i)))
    .filter((week) => week.some((day) => day.slice(0, 7) === first.slice(0, 7)))
}

const spoken: Readonly<Record<string, number>> = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3, today: 0, tomorrow: 1 }

/** "YYYY-MM-DD" of a day as it is typed or said; without a year the next such day from `today`; else the text as it was. */
export function writtenDay(text: string, today: string): string {
  const full = text.normalize('NFKC').trim()
  const days = spoken[full.toLowerCase()]
  if (days !== undefined) return dayAfter(today, days)
  const parts = /^(\d{1,2})\D+(\d{1,2})\D*$/.exec(full)
  if (parts === null) return writtenDate(full)
  const inYear = (year: number) => `${year}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`
  const year = Number(today.slice(0, 4))
  return inYear(year) < today ? inYear(year + 1) : inYear(year)
}
