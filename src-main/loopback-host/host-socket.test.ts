import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts'

let root = ''
let host: LoopbackHost
let cookie = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'host-socket-'))
  await mkdir(join(root, 'page'))
  await writeFile(join(root, 'page', 'index.html'), '<!doctype html>')
  host = await startLoopbackHost({
    dataFolder: join(root, 'data'),
    rendererFolder: join(root, 'page'),
    build: { version: '1', builtAt: 1 },
  })
  const launched = await fetch(host.url, { redirect: 'manual' })
  cookie = (launched.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
afterAll(async () => {
  await host.close()
  await rm(root, { recursive: true, force: true })
})

const ours = (): Record<string, string> => ({ origin: `http://127.0.0.1:${host.port}`, cookie })

function open(headers: Record<string, string>, path = '/host'): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}
const next = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve, reject) => {
    socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8'))))
    socket.once('close', (code) => reject(new Error(`closed ${code}`)))
  })

describe('the socket of the loopback host', () => {
  it('answers host calls, each under its own number', async () => {
    const socket = await open(ours())
    const answer = next(socket)
    socket.send(JSON.stringify({ id: 7, name: 'kiosk.info', params: {} }))
    expect(await answer).toMatchObject({ id: 7, result: { phase: 'setup', version: '1' } })
    socket.close()
  })

  it('says what is no call of the contract, and goes on', async () => {
    const socket = await open(ours())
    for (const call of [
      { id: 1, name: 'files.read', params: {} },
      { id: 1, name: 'constructor', params: {} },
      { id: 1, name: 'journal.read', params: { after: 'x' } },
      { id: 1 },
    ]) {
      const answer = next(socket)
      socket.send(JSON.stringify(call))
      expect(await answer).toEqual({ id: 1, failure: 'host.badCall' })
    }
    socket.close()
  })

  it('hangs up on what is no message at all', async () => {
    for (const message of ['[]', 'x', '{"id":"1"}', Buffer.from([1, 2])]) {
      const socket = await open(ours())
      const answer = next(socket)
      socket.send(message)
      await expect(answer).rejects.toThrow('closed 1007')
    }
  })

  it.each([
    ['another origin', () => ({ ...ours(), origin: 'http://evil.example' })],
    ['no origin', () => ({ cookie })],
    ['no cookie', () => ({ origin: ours()['origin']! })],
    ['a wrong cookie', () => ({ ...ours(), cookie: `${cookie}x` })],
    ['another host name', () => ({ ...ours(), host: `localhost:${host.port}` })],
  ])('refuses a socket with %s', async (_why, headers) => {
    await expect(open(headers())).rejects.toThrow('403')
  })

  it('refuses a socket on another path', async () => {
    await expect(open(ours(), '/sync/')).rejects.toThrow('403')
  })
})
