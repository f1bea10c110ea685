/**
 * A picture of the drill, through every hand that holds it: sealed as the station seals it, kept by the host, sent to the server's media
 * database, carried beside the backups. The browser's own media store is not in it, for it dies with the kiosk.
 */
import { partId, type MediaFile } from '../../src-domain/media/media-file.ts'
import type { Host } from '../../src-renderer/host/host.ts'
import { hashOf, newFileKey, openParts, sealParts } from '../../src-renderer/media/part-crypto.ts'
import type { RunningServer } from '../../sync-server/start-server.ts'

/** Parts of 1 KB, so that a picture has several. */
const partSize = 1_024

export async function keepPicture(page: Host, bytes: Uint8Array<ArrayBuffer>): Promise<MediaFile> {
  const key = newFileKey()
  const parts = await sealParts(bytes, key, partSize)
  for (const { hash, sealed } of parts) {
    const kept = await page.call('media.put', { name: hash, sealed: Buffer.from(sealed).toString('base64') })
    if (!kept.ok) throw new Error(kept.error.code)
  }
  return {
    type: 'image/jpeg',
    bytes: bytes.length,
    key: Buffer.from(key).toString('base64'),
    parts: parts.map(({ hash }) => hash),
  }
}

/** As the replication of the media store does it; only then the host lets its copy go. */
export async function sendPictures(page: Host, database: string): Promise<void> {
  const { names } = await page.call('media.list', {})
  for (const name of names) {
    const { sealed = '' } = await page.call('media.get', { name })
    const _attachments = { sealed: { content_type: 'application/octet-stream', data: sealed } }
    const answer = await page.sync(`/sync/${database}/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs: [{ _id: partId(name), _attachments }] }),
    })
    const text = await answer.text()
    if (answer.status !== 201 || text.includes('"error"')) throw new Error(`a part was not taken: ${text}`)
  }
  await page.call('media.sent', { names })
}

/** From the machine, else from the server; undefined when a part of it is nowhere. Throws when it does not open. */
export async function readPicture(
  page: Host,
  server: RunningServer,
  database: string,
  { parts, key }: MediaFile,
): Promise<Uint8Array | undefined> {
  const found: Uint8Array<ArrayBuffer>[] = []
  for (const name of parts) {
    const { sealed } = await page.call('media.get', { name })
    const there = sealed === undefined ? await server.store.readAttachment(database, partId(name), 'sealed') : undefined
    const data =
      sealed === undefined ? (there?.ok === true ? there.value.data : undefined) : Buffer.from(sealed, 'base64')
    if (data === undefined) return undefined
    const bytes = Uint8Array.from(data)
    if ((await hashOf(bytes)) !== name) throw new Error('a part is not what its name says')
    found.push(bytes)
  }
  return openParts(found, Uint8Array.from(Buffer.from(key, 'base64')))
}
