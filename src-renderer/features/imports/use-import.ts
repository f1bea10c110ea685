/**
 * An import from choosing the file to its end. Rows are judged and saved a few at a time, so that the page answers meanwhile; nothing is
 * saved before somebody pressed; stopped in the middle, what was saved stays, and the same file brings only the rest.
 */
import { useEffect, useRef, useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { createReading, isReading } from '../../../src-domain/archive/reading.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { type Column, type Table, tableOf } from '../../../src-domain/imports/columns.ts'
import {
  firstDayOf,
  type ImportAnswers,
  type ImportFrame,
  type JudgedRow,
  judgeRow,
  knownReadings,
  matchedElders,
} from '../../../src-domain/imports/reading-rows.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { addDays } from '../../../src-domain/shared/instant.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import type { Replica } from '../../replica/replica.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { todayOf } from '../../replica/use-today.ts'
import { readTable } from './read-table.ts'

export type ChosenTable = Table & { readonly fileName: string; readonly isTorn: boolean }
type Kept = Extract<JudgedRow, { readonly state: 'keep' }>
type Refused = Extract<JudgedRow, { readonly state: 'refused' }>
export type Preview = {
  readonly kept: readonly Kept[]
  readonly refused: readonly Refused[]
  readonly readings: number
  readonly elders: number
}
export type Failed = { readonly elder: Elder; readonly count: number; readonly refusals: readonly Refusal[] }
export type ImportState =
  | { readonly step: 'choose'; readonly refusal?: Refusal }
  | { readonly step: 'reading' }
  | { readonly step: 'columns'; readonly table: ChosenTable; readonly answers: ImportAnswers }
  | { readonly step: 'judging'; readonly table: ChosenTable; readonly done: number; readonly total: number }
  | {
      readonly step: 'preview'
      readonly table: ChosenTable
      readonly answers: ImportAnswers
      readonly preview: Preview
    }
  | { readonly step: 'saving'; readonly done: number; readonly total: number }
  | {
      readonly step: 'done'
      readonly saved: number
      readonly elders: number
      readonly isStopped: boolean
      readonly failed: readonly Failed[]
      readonly refused: readonly Refused[]
    }

/** Milliseconds of work between two pauses. */
const stretch = 12
/** Readings of one save, which is one wait for the disk. */
const batch = 100

/** @param note where a reading comes from, as it is written beside it and into the record of changes. */
export function useImport(elder: Elder | undefined, note: (file: string) => string) {
  const replica = useReplica()
  const act = useAct()
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  const stopper = useRef(new AbortController())
  useEffect(() => {
    const { current } = stopper
    return () => current.abort()
  }, [])
  const begin = (): AbortSignal => {
    stopper.current.abort()
    stopper.current = new AbortController()
    return stopper.current.signal
  }

  const choose = async (file: File): Promise<void> => {
    const signal = begin()
    setState({ step: 'reading' })
    const read = await readTable(file, signal)
    if (signal.aborted) return
    if (!read.ok) return setState({ step: 'choose', refusal: read.error })
    const table = tableOf(read.value.rows)
    if (table.rows.length === 0) return setState({ step: 'choose', refusal: { code: 'import.empty' } })
    setState({ step: 'columns', table: { ...table, fileName: file.name, isTorn: read.value.isTorn }, answers: {} })
  }

  const judge = async (table: ChosenTable, answers: ImportAnswers): Promise<void> => {
    const signal = begin()
    const total = table.rows.length
    setState({ step: 'judging', table, done: 0, total })
    const { now, offset } = replica.now()
    const frame: ImportFrame = {
      columns: table.columns,
      answers,
      elder,
      find: await finder(replica),
      today: todayOf(replica),
      now,
      offset,
      note: note(table.fileName),
    }
    const stored = await storedOf(frame, table, replica, signal)
    const known = knownReadings(stored.filter(isReading))
    const rows: JudgedRow[] = []
    let since = performance.now()
    for (const row of table.rows) {
      rows.push(judgeRow(row, frame, known))
      if (performance.now() - since < stretch) continue
      setState({ step: 'judging', table, done: rows.length, total })
      await pause()
      if (signal.aborted) return
      since = performance.now()
    }
    const kept = rows.filter((row) => row.state === 'keep')
    setState({
      step: 'preview',
      table,
      answers,
      preview: {
        kept,
        refused: rows.filter((row) => row.state === 'refused'),
        readings: kept.reduce((sum, { bodies }) => sum + bodies.length, 0),
        elders: new Set(kept.map(({ elder: { id } }) => id)).size,
      },
    })
  }

  const save = async ({ kept, refused, readings }: Preview, file: string): Promise<void> => {
    const signal = begin()
    setState({ step: 'saving', done: 0, total: readings })
    const failed: Failed[] = []
    const savedOf = new Set<string>()
    let [done, saved] = [0, 0]
    for (const [id, rows] of Map.groupBy(kept, (row) => row.elder.id)) {
      const bodies = rows.flatMap((row) => row.bodies)
      for (let from = 0; from < bodies.length && !signal.aborted; from += batch) {
        const part = bodies.slice(from, from + batch)
        const made = part.map((body) => createReading(body, act(), id) as unknown as Document)
        // Once for each elder, with the first that is kept.
        const noted = savedOf.has(id)
          ? []
          : [recordAudit({ action: 'change', subject: id, parts: ['measurements'], reason: note(file) }, act(), id)]
        const result = await replica.save([...made, ...(noted as readonly unknown[] as readonly Document[])])
        done += part.length
        if (result.ok) {
          saved += part.length
          savedOf.add(id)
        } else failed.push({ elder: rows[0]!.elder, count: part.length, refusals: result.error })
        setState({ step: 'saving', done, total: readings })
        await pause()
      }
    }
    setState({ step: 'done', saved, elders: savedOf.size, isStopped: signal.aborted, failed, refused })
  }

  return {
    state,
    choose: (file: File) => void choose(file),
    setColumns: (columns: readonly Column[], answers: ImportAnswers) =>
      setState((now) => (now.step === 'columns' ? { ...now, table: { ...now.table, columns }, answers } : now)),
    judge: (table: ChosenTable, answers: ImportAnswers) => void judge(table, answers),
    toColumns: (table: ChosenTable, answers: ImportAnswers) => {
      begin()
      setState({ step: 'columns', table, answers })
    },
    save: (preview: Preview, file: string) => void save(preview, file),
    stop: () => stopper.current.abort(),
    restart: () => {
      begin()
      setState({ step: 'choose' })
    },
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

async function finder(replica: Pick<Replica, 'find'>): Promise<ImportFrame['find']> {
  const elders = (await replica.find({ collection: 'elders', kind: 'elder' })).filter(isElder)
  const byNumber = new Map(
    elders.flatMap((one) => (one.body.identityNumber === undefined ? [] : [[one.body.identityNumber, one]])),
  )
  const byCard = new Map(elders.flatMap((one) => (one.body.cardCode === undefined ? [] : [[one.body.cardCode, one]])))
  return ({ identity, card }) => byNumber.get(identity) ?? byCard.get(readCardText(card) ?? '')
}

/** What is stored of those whom the table is about, from its first day on. */
async function storedOf(
  frame: ImportFrame,
  { rows }: Table,
  replica: Pick<Replica, 'find'>,
  signal: AbortSignal,
): Promise<readonly Document[]> {
  const first = firstDayOf(rows, frame)
  if (first === undefined) return []
  const since = `${addDays(first, -1)}T00:00:00.000Z`
  const found: Document[] = []
  for (const id of matchedElders(rows, frame)) {
    if (signal.aborted) return found
    found.push(...(await replica.find({ collection: 'observations', kind: 'reading', elder: id, since })))
  }
  return found
}
