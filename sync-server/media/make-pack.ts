/**
 * A media pack from a folder of the server: only who runs the server makes one, for no kiosk writes the shared scopes. Read twice: first
 * for the names of its parts, so that a folder that cannot become a pack leaves nothing behind; then the parts go into the
 * media database, and last the document that names them. Broken off and asked again, the parts that are there are not written twice.
 */
import { createHash, randomBytes } from 'node:crypto'
import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { libraryId } from '../../src-domain/articles/library/library.ts'
import { mediaDatabaseOf, partId } from '../../src-domain/media/media-file.ts'
import {
  isPlainFileName,
  largestPack,
  mediaPackKind,
  type MediaPack,
  type PackFile,
  packAttachment,
  packPartSize,
  packsOnOffer,
  packTypeOf,
} from '../../src-domain/media/media-pack.ts'
import { FileAbout, fileIdOf, MediaRecallBody, mediaRecallKind } from '../../src-domain/media/pack-about.ts'
import { packMessage } from '../../src-domain/media/pack-file.ts'
import { checkDocument } from '../../src-domain/shared/check-document.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { calendarDateOf, instantOf } from '../../src-domain/shared/instant.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import { documentOf } from '../access/check-writes.ts'
import { documentsToStore } from '../import-documents.ts'
import type { DocumentStore, StoredDocument } from '../store/document-store.ts'

export type PackRequest = { readonly name: string; readonly folder: string; readonly about: string }
export type PackMade = { readonly pack: string; readonly files: number; readonly bytes: number; readonly parts: number }

/** Where packs stand. */
export const knowledge = databaseOfScope('knowledge', '')
/** Two megabytes at a time. */
const atOnce = 16

/** @param sign what kiosks tell by that it is their server's, wherever it comes from (pack-file.ts). */
export async function makePack(
  store: DocumentStore,
  { name, folder, about }: PackRequest,
  now: number,
  sign: (message: string) => string,
): Promise<Result<PackMade, string>> {
  const listed = await readFolder(folder)
  if (!listed.ok) return listed
  const described = await readAbout(folder)
  if (!described.ok) return described
  const nameless = [...described.value.keys()].find((said) => !listed.value.some((file) => file.name === said))
  if (nameless !== undefined) return err(`${aboutFile} says something of ${nameless}, which is not in ${folder}`)
  const files = listed.value.map((file) => {
    const said = described.value.get(file.name)
    return said === undefined ? file : { ...file, about: said }
  })
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > largestPack) return err(`${folder} holds more than 1 GB: make several packs of it`)
  const older = packsOnOffer(await packsIn(store)).find(({ body }) => body.name === name)
  const act = { station: 'server', kiosk: 'server', author: 'system', now, offset: 480, random: randomBytes }
  const body = { name, about, bytes, files }
  let pack: MediaPack
  try {
    const unsigned = createDocument(mediaPackKind, body, act, older === undefined ? {} : { corrects: older.id })
    pack = { ...unsigned, body: { ...body, signature: sign(packMessage(unsigned)) } }
  } catch {
    return err('the name has at most 60 letters, what it is about at most 300, and a pack at most 500 files')
  }
  const context = { scope: 'knowledge', station: 'server', receivedAt: now } as const
  const checked = checkDocument(pack, undefined, new Map([[mediaPackKind.kind, mediaPackKind]]), context)
  if (!checked.ok) return err(`this cannot be a pack: ${checked.error.map(({ code }) => code).join(', ')}`)
  for (const file of files) {
    const written = await writeParts(store, folder, file)
    if (!written.ok) return written
  }
  await documentsToStore(store, 'server', [pack as Document])
  return ok({ pack: pack.id, files: files.length, bytes, parts: files.flatMap(({ parts }) => parts).length })
}

/** Of every pack that was made: id, name and size. */
export async function listPacks(
  store: DocumentStore,
): Promise<readonly { readonly pack: string; readonly name: string; readonly bytes: number }[]> {
  return packsOnOffer(await packsIn(store)).map(({ id, body }) => ({ pack: id, name: body.name, bytes: body.bytes }))
}

export async function packsIn(store: DocumentStore): Promise<readonly Document[]> {
  const documents: Document[] = []
  const query = { startKey: 'articles:', endKey: 'articles:\uffff', includeDocs: true }
  for await (const page of store.readAllDocs(knowledge, query)) {
    for (const row of page)
      if ('doc' in row && row.doc !== undefined && !row.deleted)
        documents.push(documentOf(JSON.parse(Buffer.from(row.doc).toString()) as StoredDocument))
  }
  return documents
}

/** What its files are about: `{"八段锦.mp4": {"category": "fitness", "sources": [{"name": "…"}], …}}`; `article` by slug or id. */
const aboutFile = 'about.json'
const AboutFile = Type.Record(Type.String(), FileAbout)

async function readAbout(folder: string): Promise<Result<ReadonlyMap<string, FileAbout>, string>> {
  const text = await readFile(join(folder, aboutFile), 'utf8').catch(() => undefined)
  if (text === undefined) return ok(new Map())
  let said: unknown
  try {
    said = JSON.parse(text, (key, value: unknown) =>
      key === 'article' && typeof value === 'string' && !value.startsWith('articles:') ? libraryId(value) : value,
    )
  } catch {
    return err(`${aboutFile} is no JSON`)
  }
  if (!Value.Check(AboutFile, said)) {
    const places = Value.Errors(AboutFile, said).map(({ instancePath }) => instancePath)
    return err(`${aboutFile}: missing, too long, or of another form: ${[...new Set(places)].slice(0, 5).join(', ')}`)
  }
  return ok(new Map(Object.entries(said)))
}

export type FileRecallRequest = {
  readonly pack: string
  readonly file: string
  readonly reason: string
  readonly by: string
}

/** One file of a pack is shown by no station any more, in this and every edition that holds the same bytes. */
export async function recallFile(
  store: DocumentStore,
  { pack: asked, file: name, reason, by }: FileRecallRequest,
  now: number,
): Promise<Result<{ readonly recalled: string }, string>> {
  const pack = packsOnOffer(await packsIn(store)).find(({ id, body }) => id === asked || body.name === asked)
  const file = pack?.body.files.find((one) => one.name === name)
  if (file === undefined) return err(`there is no file ${name} in a pack ${asked}: \`packs\` lists them`)
  const act = { station: 'server', kiosk: 'server', author: 'system', now, offset: 480, random: randomBytes }
  const on = calendarDateOf(instantOf(now), act.offset)
  const body = { file: fileIdOf(file), title: file.about?.title ?? name, on, by: by.trim(), reason: reason.trim() }
  if (!Value.Check(MediaRecallBody, body)) return err('a reason of at most 300 letters and a name of at most 40')
  await documentsToStore(store, 'server', [createDocument(mediaRecallKind, body, act) as Document])
  return ok({ recalled: body.title })
}

async function readFolder(folder: string): Promise<Result<PackFile[], string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return err(`${folder} cannot be read as a folder`)
  const files: PackFile[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    // What a file manager leaves behind.
    if (entry.name.startsWith('.') || entry.name === 'Thumbs.db' || entry.name === aboutFile) continue
    const type = packTypeOf(entry.name)
    if (!entry.isFile() || type === undefined || !isPlainFileName(entry.name))
      return err(
        `${entry.name} cannot be in a pack: only pictures, sound, films, their captions (.vtt) and PDF, and no folders`,
      )
    const whole = createHash('sha256')
    const parts: string[] = []
    let bytes = 0
    for await (const part of partsOf(join(folder, entry.name))) {
      whole.update(part)
      parts.push(hashOf(part))
      bytes += part.length
      if (bytes > largestPack) return err(`${entry.name} is larger than 1 GB`)
    }
    if (bytes === 0) return err(`${entry.name} is empty`)
    files.push({ name: entry.name, type, bytes, sha256: whole.digest('hex'), parts })
  }
  return files.length === 0 ? err(`${folder} holds no file`) : ok(files)
}

async function writeParts(store: DocumentStore, folder: string, file: PackFile): Promise<Result<void, string>> {
  const database = mediaDatabaseOf(knowledge)
  let batch: StoredDocument[] = []
  let at = 0
  const flush = async (): Promise<void> => {
    const rows = await store.writeDocuments(database, batch, { newEdits: true })
    batch = []
    // A conflict: the same bytes are there already.
    const failed = rows.find((row) => 'error' in row && row.error !== 'conflict')
    if (failed !== undefined) throw new Error(`a part could not be stored: ${JSON.stringify(failed)}`)
  }
  for await (const part of partsOf(join(folder, file.name))) {
    const hash = hashOf(part)
    if (hash !== file.parts[at]) return err(`${file.name} was changed meanwhile: try again`)
    at += 1
    const data = part.toString('base64')
    batch.push({ _id: partId(hash), _attachments: { [packAttachment]: { content_type: partType, data } } })
    if (batch.length === atOnce) await flush()
  }
  if (batch.length > 0) await flush()
  return at === file.parts.length ? ok(undefined) : err(`${file.name} was changed meanwhile: try again`)
}

const partType = 'application/octet-stream'
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* partsOf(path: string): AsyncGenerator<Buffer, void> {
  const file = await open(path)
  try {
    for (;;) {
      const part = Buffer.alloc(packPartSize)
      let length = 0
      while (length < part.length) {
        const { bytesRead } = await file.read(part, length, part.length - length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      if (length > 0) yield part.subarray(0, length)
      if (length < part.length) return
    }
  } finally {
    await file.close()
  }
}
