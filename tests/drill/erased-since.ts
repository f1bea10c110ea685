/**
 * The second part of the drill: a station that works alone erases an elder, and then its machine dies. An older file is put back, once with what
 * lies beside it on the stick and once without.
 */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { eraseElder } from '../../src-domain/erasure/erasure.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { type Act, createDocument, type Document } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import type { LoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import type { OpenedReplica } from '../../src-renderer/replica/open-replica.ts'
import { rowVersion } from '../../src-renderer/replica/rows.ts'

export type DrillTools = {
  readonly root: string
  readonly startHost: (folder: string) => Promise<LoopbackHost>
  readonly open: (host: LoopbackHost) => Promise<OpenedReplica>
  readonly elder: (name: string, station: string) => Document
  readonly actAt: (station: string) => Act
}

const pin = '302817'
type Answer<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: unknown }
function need<V>(answer: Answer<V>): V {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

/** @returns whether it was as it must be. */
export async function drillErasedSince({ root, startHost, open, elder, actAt }: DrillTools): Promise<boolean> {
  const stick = join(root, 'lone-stick')
  await mkdir(stick)
  const setUp = async (host: LoopbackHost, staff: string): Promise<string> => {
    const { handlers } = host
    const alone = { stationName: '青石桥驿站', stationPhone: '', kioskName: '一号机' }
    const { station } = need(await handlers['setup.alone'](alone))
    const holder = { staff, name: '站长', role: 'administrator' } as const
    need(await handlers['keys.add']({ holder, pin }))
    need(await handlers['keys.unlock']({ staff, pin }))
    return station
  }
  const first = await startHost(join(root, 'lone'))
  const boss = createDocument(staffKind, { name: '站长', role: 'administrator', active: true }, actAt('founding'))
  const station = await setUp(first, boss.id)
  const replica = await open(first)
  const elders = ['甲', '乙', '丙'].map((name) => elder(name, station))
  need(await replica.save([{ ...boss, station } as Document, ...elders]))
  need(await first.handlers['backup.setFolder']({ folder: stick }))
  const { code } = need(await first.handlers['backup.newCode']({}))
  const older = join(stick, need(await replica.backUp()).name)
  // The ring keeps one file an hour: this one as if it were of yesterday.
  await copyFile(older, join(root, 'older'))
  const gone = elders[1] as Elder
  need(await replica.save([eraseElder(gone, [gone], 'elder', { ...actAt(station), author: boss.id }) as Document]))
  need(await replica.backUp())
  await copyFile(join(root, 'older'), older)
  await replica.close()
  await first.close()

  let isRight = true
  for (const withList of [true, false]) {
    if (!withList) await rm(join(stick, (await listIn(stick)) ?? ''))
    const host = await startHost(join(root, `lone-${String(withList)}`))
    const preview = need(await host.handlers['backup.restore']({ path: older, code, rows: rowVersion }))
    await setUp(host, boss.id)
    const restored = await open(host)
    while ((await host.handlers['backup.state']({})).restoring !== undefined)
      await new Promise((done) => setTimeout(done, 50))
    const back = (await restored.find({ collection: 'elders' })).some(({ id }) => id === gone.id)
    const count = (await restored.find({ collection: 'elders' })).length
    const isSo = back !== withList && count === (withList ? 2 : 3) && preview.erasedSince.elders === (withList ? 1 : 0)
    isRight &&= isSo
    console.log(
      `an older file, ${withList ? 'with' : 'without'} the list beside it: ${count} of 3 elders, ` +
        `the one erased since ${back ? 'comes back and must be erased again, as the preview says' : 'stays away'} | ${isSo ? 'yes' : 'NO'}`,
    )
    await restored.close()
    await host.close()
  }
  return isRight
}

const listIn = async (folder: string): Promise<string | undefined> =>
  (await readdir(folder)).find((name) => name.startsWith('ginkgo-erased-'))
