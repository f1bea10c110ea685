/** Dates, ages and numbers as people say them. Instants are shown at the local time of where they happened. */
import { useTranslation } from 'react-i18next'
import { currentLanguage, i18n } from './i18n.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Format = {
  /** "11月22日", with the year when it is not `thisYear` ("2025年11月22日"). A calendar date "YYYY-MM-DD". */
  readonly date: (date: string, thisYear?: string) => string
  /** "11月22日 星期日", "Sunday 22 November". */
  readonly dateWithWeekday: (date: string) => string
  /** "2026年11月", "November 2026". A calendar date within. */
  readonly month: (date: string) => string
  /** "周日", "Sun". */
  readonly weekdayShort: (date: string) => string
  /** "11月22日 08:40" of an instant, at an offset in minutes east of UTC. */
  readonly dateTime: (at: string, offset: number) => string
  /** "08:40". */
  readonly time: (at: string, offset: number) => string
  /** "2 小时": the larger of days, hours, minutes; below one minute "1 分钟不到". */
  readonly duration: (milliseconds: number) => string
  /** "2 小时前", "刚刚". */
  readonly ago: (at: number, now: number) => string
  readonly number: (value: number) => string
  /** From fen: "¥12.50". */
  readonly money: (fen: number) => string
  /** "吃饭、穿衣". */
  readonly list: (words: readonly string[]) => string
  /** "一句；又一句". */
  readonly clauses: (sentences: readonly string[]) => string
  /** "电话：6555". */
  readonly labelled: (label: string, text: string) => string
  /** "王兰（女儿）". */
  readonly withAside: (text: string, aside: string) => string
}

const dateOf = (date: string) => new Date(`${date}T00:00:00Z`)
const shifted = (at: string, offset: number) => new Date(Date.parse(at) + offset * minute)

function formatFor(language: 'zh-CN' | 'en'): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const monthDay = dates({ month: 'long', day: 'numeric' })
  const full = dates({ year: 'numeric', month: 'long', day: 'numeric' })
  const weekday = dates({ weekday: 'long' })
  const month = dates({ year: 'numeric', month: 'long' })
  const weekdayShort = dates({ weekday: 'short' })
  const clock = dates({ hour: '2-digit', minute: '2-digit', hour12: false })
  const numbers = new Intl.NumberFormat(locale)
  const t = i18n.getFixedT(language, 'ui')
  const isEnglish = language === 'en'
  const duration = (milliseconds: number): string => {
    if (milliseconds >= day) return t('time.days', { count: Math.floor(milliseconds / day) })
    if (milliseconds >= hour) return t('time.hours', { count: Math.floor(milliseconds / hour) })
    if (milliseconds >= minute) return t('time.minutes', { count: Math.floor(milliseconds / minute) })
    return t('time.underMinute')
  }
  return {
    date: (date, thisYear) =>
      thisYear === undefined || thisYear.slice(0, 4) === date.slice(0, 4)
        ? monthDay.format(dateOf(date))
        : full.format(dateOf(date)),
    dateWithWeekday: (date) => {
      const [inMonth, inWeek] = [monthDay.format(dateOf(date)), weekday.format(dateOf(date))]
      return isEnglish ? `${inWeek} ${inMonth}` : `${inMonth} ${inWeek}`
    },
    month: (date) => month.format(dateOf(date)),
    weekdayShort: (date) => weekdayShort.format(dateOf(date)),
    dateTime: (at, offset) => `${monthDay.format(shifted(at, offset))} ${clock.format(shifted(at, offset))}`,
    time: (at, offset) => clock.format(shifted(at, offset)),
    duration,
    ago: (at, now) => (now - at < minute ? t('time.justNow') : t('time.ago', { duration: duration(now - at) })),
    number: (value) => numbers.format(value),
    money: (fen) => `¥${(fen / 100).toFixed(2)}`,
    list: (words) => words.join(isEnglish ? ', ' : '、'),
    clauses: (sentences) => sentences.join(isEnglish ? '; ' : '；'),
    labelled: (label, text) => `${label}${isEnglish ? ': ' : '：'}${text}`,
    withAside: (text, aside) => (isEnglish ? `${text} (${aside})` : `${text}（${aside}）`),
  }
}

const formats = new Map<string, Format>()

/** The formats of the language on screen; the component renders again when the language changes. */
export function useFormat(): Format {
  useTranslation('ui')
  const language = currentLanguage()
  const known = formats.get(language) ?? formatFor(language)
  formats.set(language, known)
  return known
}
