/**
 * A file becomes rows of cells. Tables of Chinese programs come in GB 18030 as often as in UTF-8, with a mark at the beginning or without:
 * whatever is not valid UTF-8 is tried as the other, strictly. Parsed piece by piece, so that nobody waits: Papa's own worker would be
 * made from a blob, which the page's policy forbids, and its streams cut characters in two.
 */
import Papa from 'papaparse'
import type { TableRow } from '../../../src-domain/imports/columns.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../../src-domain/shared/result.ts'

const megabyte = 1024 * 1024
/** 120,000 rows of ten columns are 8 MB. */
export const largest = 20 * megabyte
const mostRows = 100_000
const piece = 128 * 1024

export type ReadTable = { readonly rows: readonly TableRow[]; readonly isTorn: boolean }

export async function readTable(file: Blob, signal?: AbortSignal): Promise<Result<ReadTable, Refusal>> {
  if (file.size > largest) return err(refusal('import.tooLarge', undefined, { megabytes: largest / megabyte }))
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = textOf(bytes)
  if (!text.ok) return text
  if (text.value.trim() === '') return err(refusal('import.empty'))
  return parse(text.value, signal)
}

/** A zip (xlsx, ods) and the old binary spreadsheets. */
const spreadsheets = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

export function textOf(bytes: Uint8Array): Result<string, Refusal> {
  const begins = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte)
  if (spreadsheets.some(begins)) return err(refusal('import.spreadsheet'))
  if (begins([0xff, 0xfe])) return decoded(bytes, 'utf-16le')
  if (begins([0xfe, 0xff])) return decoded(bytes, 'utf-16be')
  if (bytes.includes(0)) return err(refusal('import.notText'))
  const utf8 = decoded(bytes, 'utf-8')
  return utf8.ok ? utf8 : decoded(bytes, 'gb18030')
}

function decoded(bytes: Uint8Array, encoding: string): Result<string, Refusal> {
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return err(refusal('import.notText'))
  }
}

function parse(text: string, signal: AbortSignal | undefined): Promise<Result<ReadTable, Refusal>> {
  const rows: TableRow[] = []
  let isTorn = false
  return new Promise((resolve) => {
    Papa.parse<string[]>(text, {
      chunkSize: piece,
      chunk: ({ data, errors }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        for (const cells of data) rows.push({ line: rows.length + 1, cells })
        isTorn ||= errors.some(({ code }) => code === 'MissingQuotes')
        if (rows.length > mostRows || signal?.aborted === true) parser.abort()
        else {
          parser.pause()
          setTimeout(() => parser.resume(), 0)
        }
      },
      complete: () =>
        resolve(
          rows.length > mostRows ? err(refusal('import.tooMany', undefined, { rows: mostRows })) : ok({ rows, isTorn }),
        ),
    })
  })
}
