import { describe, expect, it } from 'vitest'
import type { HostBridge } from '../../src-main/bridge/contract.ts'
import { HostUnreachable } from './host-unreachable.ts'
import { type HostSurroundings, openHost } from './open-host.ts'

const surroundings = (parts: Partial<HostSurroundings>): HostSurroundings => ({
  bridge: undefined,
  fetch: () => Promise.reject(new TypeError('no network in this test')),
  voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
  print: () => undefined,
  ...parts,
})

describe('the host as the page sees it', () => {
  it('calls the Electron bridge when it is there, and the loopback host when it is not', async () => {
    const calls: unknown[] = []
    const bridge: HostBridge = {
      call: async (name, params) => {
        calls.push(['bridge', name, params])
        return {}
      },
    }
    await openHost(surroundings({ bridge })).call('keys.seal', {})
    const fetching: typeof fetch = async (input, init) => {
      calls.push([input, init?.method, init?.body])
      return Response.json({ ok: true, value: { first: 7 } })
    }
    const entries = [{ document: 'records:1', sealed: 'AAAA' }]
    const answer = await openHost(surroundings({ fetch: fetching })).call('journal.append', { entries })
    expect(answer).toEqual({ ok: true, value: { first: 7 } })
    expect(calls).toEqual([
      ['bridge', 'keys.seal', {}],
      ['/host/journal.append', 'POST', JSON.stringify({ entries })],
    ])
  })

  it('takes no answer that breaks the contract for an answer', async () => {
    const answers = [
      undefined,
      null,
      { ok: true },
      { ok: true, value: { first: 0 } },
      { ok: true, value: { first: 1, more: 1 } },
    ]
    for (const answer of answers) {
      const host = openHost(surroundings({ bridge: { call: async () => answer } }))
      await expect(host.call('journal.append', { entries: [] })).rejects.toBeInstanceOf(HostUnreachable)
    }
  })

  it('says the host is unreachable when it is gone, refuses us, or answers something else', async () => {
    const failing: (typeof fetch)[] = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      async () => Response.json({ error: 'host.notTrusted' }, { status: 403 }),
      async () => Response.json({ error: 'host.fault' }, { status: 500 }),
      async () => new Response('<html>'),
    ]
    for (const fetching of failing) {
      await expect(openHost(surroundings({ fetch: fetching })).call('kiosk.info', {})).rejects.toBeInstanceOf(
        HostUnreachable,
      )
    }
    const bridge: HostBridge = { call: () => Promise.reject(new Error('host.fault')) }
    await expect(openHost(surroundings({ bridge })).call('kiosk.info', {})).rejects.toBeInstanceOf(HostUnreachable)
  })

  it('asks the server below /sync/ and rejects when it cannot be reached, but not when it answers an error', async () => {
    const asked: unknown[] = []
    const host = openHost(
      surroundings({
        fetch: async (input, init) => {
          asked.push([input, init?.cache])
          const isDown = String(input).endsWith('down')
          return new Response('{}', {
            status: isDown ? 502 : 401,
            headers: isDown ? { 'x-ginkgo-sync': 'unreachable' } : {},
          })
        },
      }),
    )
    expect((await host.sync('/sync/catalog/_changes')).status).toBe(401)
    expect((await host.sync('catalog')).status).toBe(401)
    await expect(host.sync('/sync/catalog/down')).rejects.toThrow(TypeError)
    expect(asked.map((one) => (one as unknown[])[0])).toEqual([
      '/sync/catalog/_changes',
      '/sync/catalog',
      '/sync/catalog/down',
    ])
    expect(asked.every((one) => (one as unknown[])[1] === 'no-store')).toBe(true)
  })
})
