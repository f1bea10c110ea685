/**
 * The program of one kiosk: the station's real replica on RxDB's memory storage, a disk and a journal that take time and can
 * fail, and somebody who works at it. It does nothing but what a turn asks for.
 */
import { collectionNames, databaseOfScope } from '../../../src-domain/shared/collections.ts'
import { type OpenedReplica, openReplica } from '../../../src-renderer/replica/open-replica.ts'
import { kioskInfo } from '../../support/memory-host.ts'
import { trialKinds } from '../../support/trial-kinds.ts'
import { openServerToken, type ServerToken, type TokenProblem } from '../../../src-main/kiosk/server-token.ts'
import { withToken } from '../../../src-main/sync-proxy/with-token.ts'
import { faultyDisk, type Disk, type Power } from './faulty-disk.ts'
import { appointBoss, workAtKiosk } from './kiosk-work.ts'
import type { FromKiosk, Realm, ToKiosk, Turn, TurnEnd } from './messages.ts'
import { seededRandom } from '../../support/seeded-random.ts'

export function runKiosk({ setUp, random, conditions, world }: Realm): (turn: Turn) => Promise<TurnEnd> {
  const disk: Disk = faultyDisk({
    random: random.fork(),
    isFull: () => conditions.diskFull,
    image: setUp.image,
    link: setUp.link,
  })
  const builtAt = setUp.start - 30 * 86_400_000
  let said: FromKiosk[] = []
  const say = (message: FromKiosk): void => void said.push(message)

  type Waiting = {
    readonly answer: (response: Response) => void
    readonly fail: () => void
    stream: ReadableStreamDefaultController<Uint8Array> | undefined
  }
  let requests = 0
  const waiting = new Map<number, Waiting>()

  /** Every start of the program; killed, it reaches neither disk nor network any more. */
  type Run = {
    alive: boolean
    replica: OpenedReplica | undefined
    opening: Promise<void>
    status: Awaited<TurnEnd>['connection']
    unsent: number
    refused: readonly string[]
    token: ServerToken | undefined
    readonly power: Power
  }
  let run: Run | undefined
  let said401: TokenProblem | undefined

  function start(): void {
    const power = disk.power()
    const mine: Run = {
      alive: true,
      replica: undefined,
      opening: Promise.resolve(),
      status: 'closed',
      unsent: 0,
      refused: [],
      token: undefined,
      power,
    }
    run = mine
    mine.opening = (async () => {
      mine.token = disk.link() === undefined ? undefined : await openToken(mine)
      const replica = await openReplica({
        host: {
          call: ((name: string, params: never) => callOfLan(mine, name, params) ?? power.call(name, params)) as never,
          sync: (path, init) => (mine.alive ? sync(mine, path, init) : Promise.reject(new TypeError('no power'))),
          voice: {
            voices: () => 0,
            onVoices: () => () => undefined,
            speak: async () => undefined,
            stop: () => undefined,
          },
          print: () => undefined,
          clearStorage: async () => undefined,
        },
        info: kioskInfo({ station: setUp.station, kiosk: setUp.kiosk, builtAt }),
        dataKey: new Uint8Array(32).fill(7),
        name: 'kiosk',
        kinds: trialKinds,
        storage: power.storage,
        clock: { wall: () => Date.now(), zone: () => 480, builtAt },
        timing: {
          backoff: { first: 2_000, most: 1_800_000 },
          sharedInterval: 5 * 3_600_000,
          gather: 200,
          patience: { heartbeat: 7_200_000, silence: 18_000_000, longpoll: 7_200_000 },
        },
        // To look for one every two seconds of the days between would be most of their events.
        neighbourTiming: setUp.hasNeighbours
          ? { look: 120_000, idle: 1_800_000, greet: 900_000, again: 3_600_000 }
          : { idle: 5 * 3_600_000 },
      })
      mine.replica = replica
      if (!mine.alive) return
      let rebuilt = false
      replica.health.subscribe((health) => (rebuilt = health.rebuilt !== undefined)).unsubscribe()
      replica.status.subscribe((status) => {
        mine.status = status.connection
        mine.unsent = status.unsent
        mine.refused = status.refused.map(({ id }) => id)
      })
      say({ say: 'opened', ok: true, rebuilt })
    })().catch(() => {
      if (!mine.alive) return
      mine.status = 'closed'
      run = undefined
      power.cut()
      say({ say: 'opened', ok: false, rebuilt: false })
    })
    cuts.set(mine, power.cut)
  }
  const cuts = new Map<Run, () => void>()

  function kill(): void {
    const mine = run
    run = undefined
    if (mine === undefined) return say({ say: 'closed' })
    mine.alive = false
    cuts.get(mine)?.()
    for (const { fail } of waiting.values()) fail()
    waiting.clear()
    for (const end of telling.values()) end(undefined)
    telling.clear()
    parcels = []
    // The copy lives on, and RxDB counts what is open in it: what the plug left of the program is put away.
    void mine.opening
      .then(() => mine.replica?.close())
      .catch(() => undefined)
      .then(() => say({ say: 'closed' }))
  }

  let near: readonly string[] = []
  let parcels: { readonly id: string; readonly from: string; readonly body: string }[] = []
  let tells = 0
  const telling = new Map<number, (answer: string | undefined) => void>()
  /** The host's half of the local network. */
  function callOfLan(mine: Run, name: string, params: unknown): Promise<unknown> | undefined {
    if (!setUp.hasNeighbours || !mine.alive) return undefined
    switch (name) {
      case 'lan.look': {
        const given = parcels
        parcels = []
        return Promise.resolve({
          isOn: true,
          neighbours: near.map((kiosk) => ({ kiosk, name: kiosk })),
          parcels: given,
        })
      }
      case 'lan.send': {
        const { to, body } = params as { readonly to: string; readonly body: string }
        const number = (tells += 1)
        say({ say: 'tell', number, to, body })
        return new Promise((resolve) => {
          telling.set(number, (answer) => resolve(answer === undefined ? {} : { answer }))
        })
      }
      case 'lan.answer': {
        const { parcel, body } = params as { readonly parcel: string; readonly body: string }
        say({ say: 'answered', parcel: Number(parcel), body })
        return Promise.resolve({})
      }
      default:
        return undefined
    }
  }

  /** As the host does it (open-host-process.ts, sync-proxy.ts). */
  const openToken = (mine: Run): Promise<ServerToken> =>
    openServerToken({
      file: mine.power.renewals,
      seal: (text) => text,
      unseal: (text) => text,
      kiosk: () => {
        const link = disk.link()
        const { station } = setUp
        const names = { station, stationName: station, stationPhone: '', kioskName: setUp.name }
        return link === undefined ? undefined : { ...names, ...link, link: 'server', serverUrl: '' }
      },
      replace: async () => undefined,
      now: () => Date.now(),
      fetchFrom: (input, init = {}) => {
        if (!mine.alive) return Promise.reject(new TypeError('no power'))
        const patience = new AbortController()
        setTimeout(() => patience.abort(), 15_000)
        return ask(String(input), { ...init, signal: patience.signal })
      },
    })
  async function sync({ token }: Run, path: string, init: RequestInit = {}): Promise<Response> {
    if (token === undefined) return ask(path, init)
    const answered = await withToken(
      token,
      (shown) => ask(path, init, shown),
      init.body === undefined,
      (answer) => void answer.text().catch(() => undefined),
    )
    if ('answer' in answered) {
      said401 = undefined
      return answered.answer
    }
    const { problem } = answered
    if (problem !== 'unreachable' && problem !== 'late') said401 = problem
    const status = { unreachable: 502, late: 502, credentialRefused: 401, copiedKiosk: 403, revokedKiosk: 403 }[problem]
    return new Response('{}', { status, headers: { 'x-ginkgo-sync': problem } })
  }

  function ask(path: string, init: RequestInit = {}, token?: string): Promise<Response> {
    const request = (requests += 1)
    say({
      say: 'request',
      request,
      path,
      method: init.method ?? 'GET',
      body: typeof init.body === 'string' ? init.body : undefined,
      ...(token === undefined ? {} : { token }),
    })
    return new Promise((answer, reject) => {
      const one: Waiting = {
        stream: undefined,
        answer,
        fail: () => {
          const error = new TypeError('the connection was cut')
          if (one.stream === undefined) reject(error)
          else one.stream.error(error)
        },
      }
      waiting.set(request, one)
      init.signal?.addEventListener('abort', () => {
        if (!waiting.delete(request)) return
        say({ say: 'abort', request })
        one.fail()
      })
    })
  }

  /** As the dialog does it (features/elders/receive-elder.tsx). */
  async function take(number: number, code: string): Promise<void> {
    const mine = run
    const replica = mine?.replica
    if (mine === undefined || replica === undefined) return
    const { boss, saved, written } = await appointBoss(replica, setUp.station)
    const answer = await (mine.alive
      ? sync(mine, `/sync/${databaseOfScope('station', setUp.station)}/_transfers`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code, author: boss.id, offset: 480 }),
        }).catch(() => undefined)
      : undefined)
    await answer?.text().catch(() => undefined)
    say({ say: 'took', number, status: mine.alive ? (answer?.status ?? 0) : 0, written, saved: saved && mine.alive })
  }

  const encoder = new TextEncoder()

  function hear(message: ToKiosk): void {
    switch (message.do) {
      case 'open':
        return start()
      case 'kill':
        return kill()
      case 'wipe':
        return disk.wipe()
      case 'conditions':
        if (message.skew !== undefined) conditions.skew = message.skew
        if (message.diskFull !== undefined) conditions.diskFull = message.diskFull
        return
      case 'act': {
        const { number, act, seed } = message
        const replica = run?.replica
        const mine = run
        if (replica === undefined) return say({ say: 'acted', number, ok: false, refusals: ['closed'], written: [] })
        void workAtKiosk(replica, setUp, act, number, seededRandom(seed)).then(({ ok, refusals, written, code }) => {
          // Nobody saw an answer on a screen without power.
          if (mine?.alive === true)
            say({ say: 'acted', number, ok, refusals, written, ...(code === undefined ? {} : { code }) })
          else say({ say: 'acted', number, ok: false, refusals: ['killed'], written })
        })
        return
      }
      case 'take':
        return void take(message.number, message.code)
      case 'response': {
        const one = waiting.get(message.request)
        if (one === undefined) return
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            one.stream = controller
          },
        })
        one.answer(new Response(body, { status: message.status, headers: message.headers }))
        return
      }
      case 'chunk':
        return void waiting.get(message.request)?.stream?.enqueue(encoder.encode(message.text))
      case 'end': {
        waiting.get(message.request)?.stream?.close()
        waiting.delete(message.request)
        return
      }
      case 'cut': {
        waiting.get(message.request)?.fail()
        waiting.delete(message.request)
        return
      }
      case 'retry':
        return run?.replica?.retryRefused()
      case 'enrolled': {
        const mine = run
        // On a disk that is full nothing was done, and somebody tries again.
        void mine?.power.keepLink(message.link).then(
          () => (said401 = undefined),
          () => undefined,
        )
        return
      }
      case 'near':
        near = message.names
        return
      case 'parcel':
        if (run?.replica !== undefined)
          parcels.push({ id: String(message.parcel), from: message.from, body: message.body })
        return
      case 'told':
        telling.get(message.number)?.(message.answer)
        telling.delete(message.number)
        return
      case 'image':
        return say({ say: 'image', image: disk.image() })
      case 'report': {
        const mine = run
        if (mine?.replica === undefined) return
        void (async () => {
          const { replica } = mine
          if (replica === undefined) return
          const found = await Promise.all(collectionNames.map((collection) => replica.find({ collection })))
          say({ say: 'report', documents: found.flat(), refused: mine.refused, journal: disk.journaled() })
        })()
        return
      }
      default:
        message satisfies never
    }
  }

  return async (turn) => {
    world.advance(turn.now)
    for (const message of turn.messages) hear(message)
    if (turn.messages.length > 0) await world.settle()
    while (world.runTimer()) await world.settle()
    const messages = said
    said = []
    return {
      messages,
      nextTimer: world.nextTimer(),
      connection: run?.status ?? 'closed',
      unsent: run?.unsent ?? 0,
      refused: run?.refused.length ?? 0,
      link: said401,
    }
  }
}
