/**
 * One seed: kiosks of several stations, one gateway, the network between them, and everything that can go wrong. After a few
 * days all faults end; when it is quiet, everything in verdict.ts must hold. The same seed does the same, line for line.
 */
import { createHash } from 'node:crypto'
import { defineKind, type Document, type DocumentKind } from '../../../src-domain/shared/document.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { trialKinds, trialReading } from '../../support/trial-kinds.ts'
import { type Authority, authorityOf } from './authority.ts'
import { type Gateway, simulatedGateway } from './gateway.ts'
import { type Kiosk, startKiosk } from './kiosk.ts'
import { type Ledger, openLedger } from './ledger.ts'
import type { StoreCopy } from './memory-document-store.ts'
import type { ActName, DiskImage, FromKiosk, Link } from './messages.ts'
import { makePrivateKey, publicKeyOf } from '../../../src-main/kiosk/kiosk-key.ts'
import { homesOf } from './moves.ts'
import { LocalNetwork } from './local-network.ts'
import { Network } from './network.ts'
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts'
import type { Scenario } from './scenarios.ts'
import { type Found, judge, judgeRestarted, judgeShared, type Report } from './verdict.ts'
import { day, type Deeds, hour, minute, tell, troubled } from './story.ts'
import { takeOverWorld, type VirtualWorld } from './virtual-world.ts'

export type Outcome = {
  /** A number, or the name of a scenario. */
  readonly told: number | string
  /** What went wrong; empty when everything held. */
  readonly broken: readonly string[]
  /** Of every line of the log. */
  readonly hash: string
  readonly log: readonly string[]
  readonly counts: {
    readonly stations: number
    readonly kiosks: number
    readonly acknowledged: number
    readonly requests: number
    readonly faults: number
    readonly refused: number
    /** Elders carried from a station to another. */
    readonly moves: number
    /** What the authority published and let stand. */
    readonly published: number
    /** Messages between neighbours that were answered. */
    readonly exchanges: number
  }
}

const start = Date.UTC(2026, 5, 1, 8)

/** The server is a version ahead: it refuses readings that the kiosk takes. */
const isRefusedByServer = (value: number): boolean => value % 23 === 5
const serverKinds: ReadonlyMap<string, DocumentKind> = new Map([
  ...trialKinds,
  [
    'trialReading',
    defineKind({
      ...trialReading,
      rules: ({ body }) => (isRefusedByServer(body.value) ? [refusal('trial.serverSaysNo', '/body/value')] : []),
    }) as DocumentKind,
  ],
])

type Enrolled = { readonly id: string; readonly credential: string; readonly link: Link | undefined }

type Member = {
  readonly kiosk: Kiosk
  readonly name: string
  readonly station: string
  credential: string
  id: string
  /** Powered, and the program was asked to run. */
  on: boolean
  /** The program still puts itself away after its power was cut. */
  closing: boolean
  opening: boolean
  cutUntil: number
  /** The machine was lost: its credential is worth nothing any more. */
  revoked: boolean
}

/** @param scenario told by its script, on a network that does only what the script says; without one the seed tells. */
export async function simulate(program: string, told: number | Scenario): Promise<Outcome> {
  const seed = typeof told === 'number' ? told : 1
  const scenario = typeof told === 'number' ? undefined : told
  const random = seededRandom(seed)
  const world = takeOverWorld(random.fork(), start)
  const log: string[] = []
  const hash = createHash('sha256')
  const say = (line: string): void => {
    const text = `${world.now() - start} ${line}`
    log.push(text)
    hash.update(`${text}\n`)
  }
  const simulation = await new Simulation({ program, seed, scenario, world, random, say }).build()
  await simulation.run()
  const broken = await simulation.verdict()
  return { told: scenario?.name ?? seed, broken, hash: hash.digest('hex'), log, counts: simulation.counts() }
}

type SimulationParts = {
  readonly program: string
  readonly seed: number
  readonly scenario: Scenario | undefined
  readonly world: VirtualWorld
  readonly random: SeededRandom
  readonly say: (line: string) => void
}

class Simulation {
  readonly #program: string
  readonly #seed: number
  readonly #scenario: Scenario | undefined
  readonly #world: VirtualWorld
  readonly #random: SeededRandom
  readonly #say: (line: string) => void
  readonly #members: Member[] = []
  readonly #ledger: Ledger = openLedger()
  readonly #gateway: Gateway
  readonly #network: Network
  #isTroubled = true
  #isAnyRefused = false
  readonly #toldOfLinks = new Set<string>()
  readonly #stations: string[] = []
  readonly #heard = new Map<string, (message: FromKiosk) => void>()
  #acts = 0
  #faults = 0
  #refused = 0
  #copies: StoreCopy[] = []
  #clones = 0
  #peer = ''
  /** Its kiosks stand in one local network. */
  readonly #hasNeighbours: boolean
  readonly #lan: LocalNetwork<Member>
  /** Its kiosks prove a key and renew tokens. */
  readonly #renews: boolean
  #authority: Authority | undefined
  /** By the number of the act: what became of the code that an elder was given. */
  readonly #codes = new Map<number, (code: string) => void>()
  readonly #taken = new Set<number>()
  /** What a kiosk was told about another station, or could write where it only reads. */
  readonly #leaks: string[] = []
  /** What a revoked kiosk was told, though it should hear nothing any more. */
  readonly #answeredRevoked: string[] = []

  constructor({ program, seed, scenario, world, random, say }: SimulationParts) {
    this.#program = program
    this.#seed = seed
    this.#scenario = scenario
    this.#world = world
    this.#random = random
    this.#say = say
    // Drawn apart: all other seeds tell what they told before there were tokens here. In more of them they would be most of the work.
    this.#hasNeighbours =
      scenario === undefined ? seededRandom(seed ^ 0x1a40).chance(0.15) : scenario.neighbours === true
    this.#lan = new LocalNetwork({
      random: seededRandom(seed ^ 0x1a41),
      members: () => this.#members,
      isTroubled: () => this.#isTroubled && scenario === undefined,
      say,
    })
    this.#renews = scenario === undefined ? seededRandom(seed ^ 0x70c0).chance(0.15) : scenario.tokens === true
    const disk = random.fork()
    this.#gateway = simulatedGateway(
      serverKinds,
      () => this.#sleep(disk.whole(1, 30)),
      seededRandom(seed ^ 0xfa7e).bytes,
    )
    this.#network = new Network({
      world,
      random,
      later: seededRandom(seed ^ 0x5eed),
      renewals: seededRandom(seed ^ 0x70c3),
      gateway: this.#gateway,
      say,
      isTroubled: () => this.#isTroubled && scenario === undefined,
      tooMuch: (line) => void this.#answeredRevoked.push(line),
    })
  }

  counts(): Outcome['counts'] {
    return {
      stations: this.#stations.length,
      kiosks: this.#members.length,
      acknowledged: this.#ledger.count(),
      requests: this.#network.count(),
      faults: this.#faults,
      refused: this.#refused,
      moves: this.#gateway.moves().length,
      published: this.#authority?.published().size ?? 0,
      exchanges: this.#lan.count(),
    }
  }

  async build(): Promise<this> {
    const random = this.#random
    let done = false
    void (async () => {
      await this.#gateway.start()
      const stations = this.#scenario?.stations ?? random.whole(1, 4)
      for (let i = 0; i < stations; i += 1) {
        this.#stations.push(await this.#gateway.access().createStation(`驿站 ${i}`, `s${i}`))
      }
      this.#peer = (await this.#gateway.access().createPeer('authority', 'all')).credential
      this.#authority = authorityOf(this.#gateway, this.#peer, seededRandom(this.#seed ^ 0xb00c), this.#say)
      done = true
    })()
    await this.#runUntil(() => done, hour)
    const kiosks = this.#scenario?.kiosks ?? Math.max(random.whole(3, 8), this.#stations.length)
    for (let i = 0; i < kiosks; i += 1) {
      await this.#add(`k${i}`, `kiosk-${i}`, this.#stations[i % this.#stations.length]!, undefined)
    }
    return this
  }

  async #add(
    name: string,
    kioskId: string,
    station: string,
    from: { readonly image: DiskImage; readonly credential: string; readonly id: string } | undefined,
  ): Promise<void> {
    const seed = Math.floor(this.#random.next() * 2 ** 32)
    const enrolled = from ?? (await this.#enrol(station, name))
    const link = 'link' in enrolled ? enrolled.link : undefined
    const kiosk = startKiosk(this.#program, {
      name,
      station,
      kiosk: kioskId,
      seed,
      start,
      image: from?.image,
      link,
      hasNeighbours: this.#hasNeighbours,
    })
    const member: Member = {
      kiosk,
      name,
      station,
      credential: enrolled.credential,
      id: enrolled.id,
      on: false,
      closing: false,
      opening: false,
      cutUntil: 0,
      revoked: this.#members.some(({ revoked, id }) => revoked && id === from?.id),
    }
    this.#members.push(member)
    this.#open(member)
  }

  async #enrol(station: string, name: string): Promise<Enrolled> {
    let enrolled: Enrolled | undefined
    void this.#enrolNow(station, name).then((done) => (enrolled = done))
    await this.#runUntil(() => enrolled !== undefined, hour)
    if (enrolled === undefined) throw new Error(`${name} was not enrolled`)
    return enrolled
  }
  async #enrolNow(station: string, name: string): Promise<Enrolled> {
    const access = this.#gateway.access()
    const { code } = await access.createEnrolmentCode(station)
    if (!this.#renews) {
      const secret = await access.enrol(code, name)
      if (!secret.ok) throw new Error(secret.error)
      return { id: secret.value.kiosk, credential: secret.value.credential, link: undefined }
    }
    const privateKey = makePrivateKey()
    const keyed = await access.enrolWithKey(code, name, publicKeyOf(privateKey), name)
    if (!keyed.ok) throw new Error('a right code was refused')
    return { id: keyed.value.kiosk, credential: '', link: { kiosk: keyed.value.kiosk, privateKey } }
  }

  /**
   * Staff see that the server does not take this machine any more: it is a copy, or the server was put back to before it was enrolled. They type in a
   * new code. One that was reported lost stays out.
   */
  #mendLinks(): void {
    for (const member of this.#members) {
      const { link } = member.kiosk.state()
      if (!this.#gateway.isUp() || !member.on || (link !== 'copiedKiosk' && link !== 'credentialRefused')) continue
      if (
        link === 'credentialRefused' &&
        this.#gateway
          .access()
          .holders()
          .some(({ id }) => id === member.id)
      )
        continue
      this.#say(`${member.name} is enrolled anew: ${link}`)
      void this.#enrolNow(member.station, member.name)
        .then((next) => {
          if (next.link === undefined) return
          member.id = next.id
          member.kiosk.post({ do: 'enrolled', link: next.link })
        })
        .catch(() => undefined)
    }
  }

  async run(): Promise<void> {
    const deeds: Deeds<Member> = {
      members: () => this.#members,
      act: (member, act, seed) => this.#act(member, act, seed),
      cut: (member, duration) => this.#cut(member, duration),
      kill: (member, pause) => this.#kill(member, pause),
      wipe: (member) => this.#wipe(member),
      fill: (member, duration) => this.#fill(member, duration),
      skew: (member, skew) => this.#skew(member, skew),
      clone: (member) => this.#clone(member),
      revoke: (member) => this.#revoke(member),
      killServer: (pause) => this.#killServer(pause),
      backUp: () => void this.#copies.push(this.#gateway.backUp()),
      restore: (luck) => this.#restore(luck),
      erase: (luck) => this.#erase(luck),
      move: (member, move) => this.#move(member, move),
      publish: () => void this.#authority?.publish(),
      trespass: (member) => void this.#trespass(member),
      loseAnswer: (member) => this.#network.loseAnswer(member),
    }
    const steps = this.#scenario?.steps(deeds) ?? tell<Member>(this.#random, this.#seed, deeds)
    for (const { at, run } of steps) setTimeout(run, at)
    if (this.#renews) setInterval(() => this.#mendLinks(), hour)
    await this.#runUntil(() => false, troubled)
    this.#say('the troubles end')
    this.#isTroubled = false
    if (!this.#gateway.isUp()) await this.#startServer()
    let isPublished = false
    void this.#authority?.publishAgain().then(() => (isPublished = true))
    await this.#runUntil(() => isPublished, hour)
    const revoked = new Set(
      this.#gateway
        .access()
        .holders()
        .flatMap(({ id, revokedAt }) => (revokedAt === undefined ? [] : [id])),
    )
    for (const member of this.#members) {
      member.revoked = revoked.has(member.id)
      member.cutUntil = 0
      member.kiosk.post({ do: 'conditions', diskFull: false })
      if (!member.on) this.#open(member)
    }
    await this.#runUntil(() => this.#isQuiet(), 3 * day)
    // What was written with a clock ahead of the server's may be taken by now.
    this.#world.advance(this.#world.now() + 3 * day)
    this.#say('three days later everything refused is sent once more')
    for (const { kiosk } of this.#members) kiosk.post({ do: 'retry' })
    await this.#runUntil(() => false, 20 * minute)
    await this.#runUntil(() => this.#isQuiet(), 3 * day)
    // Twice: what the last one pushed must reach those that were quiet already.
    await this.#runUntil(() => false, 5 * minute)
  }

  #isQuiet(): boolean {
    return this.#members.every(({ kiosk, opening, closing, revoked }) => {
      if (revoked) return !opening && !closing
      const { connection, unsent, refused } = kiosk.state()
      return !opening && !closing && connection === 'upToDate' && unsent <= refused
    })
  }

  #fault(line: string): void {
    this.#faults += 1
    this.#say(line)
  }

  #act(member: Member, act: ActName, seed: number): void {
    const number = (this.#acts += 1)
    this.#say(`${member.name} act ${number} ${act}`)
    member.kiosk.post({ do: 'act', number, act, seed })
  }

  /** Offered with the elder's consent at one station; the code is on paper, and is brought until it opened. */
  #move(member: Member, { own, to, delay }: Parameters<Deeds<Member>['move']>[1]): void {
    const others = this.#members.filter(({ station }) => station !== member.station)
    const taker = others[Math.floor(to * others.length)]
    if (taker === undefined) return
    const number = this.#acts + 1
    this.#codes.set(number, (code) => {
      const bring = (tries: number): void => {
        if (this.#taken.has(number) || tries === 0 || !this.#isTroubled) return
        this.#say(`${taker.name} brings code ${number}`)
        taker.kiosk.post({ do: 'take', number, code })
        setTimeout(() => bring(tries - 1), 2 * hour)
      }
      setTimeout(() => bring(6), delay)
    })
    this.#act(member, 'offerMove', own)
  }

  /** With its own credential, past its own program: what a changed program could try. */
  async #trespass(member: Member): Promise<void> {
    if (!this.#gateway.isUp()) return
    const other = this.#stations.find((station) => station !== member.station)
    const paths = [
      ...(other === undefined ? [] : [`/station-${other}/_changes?include_docs=true`, `/station-${other}/_bulk_docs`]),
      '/knowledge/_bulk_docs',
      '/catalog/_bulk_docs',
    ]
    for (const path of paths) {
      const isWrite = path.endsWith('/_bulk_docs')
      const answer = await this.#gateway
        .ask({
          method: isWrite ? 'POST' : 'GET',
          path,
          credential: member.credential,
          body: isWrite ? JSON.stringify({ docs: [{ _id: 'articles:trespass', kind: 'trialArticle' }] }) : undefined,
        })
        .catch(() => undefined)
      answer?.hangUp()
      this.#say(`${member.name} tries ${path}: ${answer?.status ?? 0}`)
      if (answer !== undefined && answer.status < 400)
        this.#leaks.push(`leak: ${member.name} was answered ${answer.status} at ${path}`)
    }
  }

  #open(member: Member): void {
    if (member.on || member.closing || member.opening) return
    member.on = true
    member.opening = true
    this.#say(`${member.name} starts`)
    member.kiosk.post({ do: 'open' })
  }

  #kill(member: Member, pause: number, meanwhile?: () => void): void {
    if (!member.on) return
    this.#fault(`${member.name} loses power for ${pause}`)
    member.on = false
    member.opening = false
    member.closing = true
    this.#network.drop(member)
    this.#heard.set(member.name, (message) => {
      if (message.say !== 'closed') return
      this.#heard.delete(member.name)
      member.closing = false
      meanwhile?.()
      setTimeout(() => this.#open(member), pause)
    })
    member.kiosk.post({ do: 'kill' })
  }

  #wipe(member: Member): void {
    this.#kill(member, minute, () => {
      this.#say(`${member.name} finds its database empty`)
      member.kiosk.post({ do: 'wipe' })
    })
  }

  #fill(member: Member, duration: number): void {
    this.#fault(`${member.name} has a full disk for ${duration}`)
    member.kiosk.post({ do: 'conditions', diskFull: true })
    setTimeout(() => member.kiosk.post({ do: 'conditions', diskFull: false }), duration)
  }

  #skew(member: Member, skew: number): void {
    this.#fault(`${member.name} has a clock off by ${skew}`)
    member.kiosk.post({ do: 'conditions', skew })
  }

  #cut(member: Member, duration: number): void {
    this.#fault(`${member.name} has no network for ${duration}`)
    member.cutUntil = this.#world.now() + duration
    this.#network.cut(member)
  }

  #killServer(pause: number, meanwhile?: () => void): void {
    if (!this.#gateway.isUp()) return
    this.#fault(`the server loses power for ${pause}`)
    this.#gateway.kill()
    this.#network.cut()
    meanwhile?.()
    setTimeout(() => void (this.#gateway.isUp() ? undefined : this.#gateway.start()), pause)
  }

  async #startServer(): Promise<void> {
    let up = false
    void this.#gateway.start().then(() => (up = true))
    await this.#runUntil(() => up, hour)
  }

  #restore(which: number): void {
    const copy = this.#copies[Math.floor(which * this.#copies.length)]
    if (copy === undefined) return
    this.#killServer(minute, () => {
      this.#say('the server is set back to a backup')
      this.#gateway.restore(copy)
    })
    // As a server that replicates: it finds its mark gone, and brings everything once more.
    setTimeout(() => void this.#authority?.publishAgain(), hour)
  }

  /** Somebody copied the disk of a kiosk onto a second machine and started both. */
  #clone(member: Member): void {
    if (this.#clones > 0 || member.closing) return
    this.#clones += 1
    this.#fault(`${member.name} is cloned`)
    this.#heard.set(`${member.name} image`, (message) => {
      if (message.say !== 'image') return
      this.#heard.delete(`${member.name} image`)
      this.#cloned = { member, image: message.image }
    })
    member.kiosk.post({ do: 'image' })
  }
  /** A realm is started between two moments, not in the middle of one. */
  #cloned: { readonly member: Member; readonly image: DiskImage } | undefined

  /** Somebody's right to be forgotten, carried out at another server that replicates with this one. */
  #erase(which: number): void {
    if (!this.#gateway.isUp()) return
    const station = this.#stations[Math.floor(which * this.#stations.length)]!
    const living = [...this.#gateway.disk.documents(`station-${station}`).values()].filter(
      ({ kind }) => kind !== 'staff' && kind !== 'erasure',
    )
    const document = living.toSorted((a, b) => (a._id < b._id ? -1 : 1))[Math.floor(which * living.length)]
    if (document === undefined) return
    const { _id, _rev } = document
    this.#fault(`${_id} is erased`)
    void this.#gateway
      .ask({
        method: 'POST',
        path: `/station-${station}/_bulk_docs`,
        credential: this.#peer,
        body: JSON.stringify({ docs: [{ _id, _rev, _deleted: true }] }),
      })
      .then(async ({ status, body }) => {
        for await (const piece of body) void piece
        if (status === 201 && this.#gateway.disk.erased(`station-${station}`, 'gone').includes(_id))
          this.#ledger.erased(_id)
      })
      .catch(() => undefined)
  }

  /** The machine is lost, and an administrator says so elsewhere. */
  #revoke(lost: Member): void {
    const others = this.#members.filter(({ station, revoked }) => station === lost.station && !revoked)
    if (!this.#gateway.isUp() || others.filter(({ id }) => id !== lost.id).length === 0) return
    this.#fault(`${lost.name} is lost and revoked`)
    const hasOpen = this.#network.watch(lost.id)
    void this.#gateway
      .access()
      .revoke(lost.id)
      .then(() => {
        // The answer to it may be on the way for 45 seconds.
        setTimeout(() => {
          if (hasOpen()) this.#answeredRevoked.push(`${lost.name} still has an open request`)
        }, 2 * minute)
      })
      .catch(() => undefined)
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((done) => setTimeout(done, milliseconds))
  }

  /** Everything in the order of its moments, until something holds or a time has passed. */
  async #runUntil(isDone: () => boolean, limit: number): Promise<void> {
    const until = this.#world.now() + limit
    await this.#flush()
    while (!isDone()) {
      const timers = [this.#world.nextTimer(), ...this.#members.map(({ kiosk }) => kiosk.nextTimer())]
      const next = Math.min(...timers.filter((at) => at !== undefined))
      if (next > until) break
      this.#world.advance(next)
      while (this.#world.runTimer()) await this.#world.settle()
      await this.#flush()
    }
    this.#world.advance(isDone() ? this.#world.now() : until)
  }

  async #flush(): Promise<void> {
    await this.#world.settle()
    for (;;) {
      const due = this.#members.filter(({ kiosk }) => kiosk.isDue(this.#world.now()))
      if (due.length === 0 && this.#cloned === undefined) return
      for (const member of due) {
        if (this.#hasNeighbours) this.#tellWhoIsNear(member)
        const messages = await member.kiosk.turn(this.#world.now())
        for (const message of messages) this.#hear(member, message)
        const { refused, link } = member.kiosk.state()
        this.#isAnyRefused ||= refused > 0
        if (link !== undefined) this.#toldOfLinks.add(link)
        if (messages.length > 0) await this.#world.settle()
      }
      if (this.#cloned !== undefined) {
        const { member, image } = this.#cloned
        this.#cloned = undefined
        await this.#add(`${member.name}c`, member.kiosk.setUp.kiosk, member.station, {
          image,
          credential: member.credential,
          id: member.id,
        })
      }
    }
  }

  readonly #knownNear = new Map<Member, string>()
  #tellWhoIsNear(member: Member): void {
    const names = this.#lan.near(member)
    if (this.#knownNear.get(member) === names.join()) return
    this.#knownNear.set(member, names.join())
    member.kiosk.post({ do: 'near', names })
  }

  #hear(member: Member, message: FromKiosk): void {
    switch (message.say) {
      case 'opened':
        this.#say(`${member.name} opened ${message.ok ? 'well' : 'not'}${message.rebuilt ? ', rebuilt' : ''}`)
        member.opening = false
        if (!message.ok) {
          member.on = false
          setTimeout(() => this.#open(member), 5 * minute)
        }
        return
      case 'acted': {
        const { number, ok, refusals, written, code } = message
        if (ok && code !== undefined) this.#codes.get(number)?.(code)
        this.#say(
          `${member.name} acted ${number} ${ok ? 'saved' : refusals.join(',')} ${written.map(({ document, field }) => `${document}/${field}`).join(' ')}`,
        )
        this.#ledger.note(member.name, member.station, written, ok)
        return
      }
      case 'took': {
        const { number, status, written, saved } = message
        this.#say(`${member.name} took ${number} ${status}`)
        this.#ledger.note(member.name, member.station, written, saved)
        if (status === 200) this.#taken.add(number)
        return
      }
      case 'request':
        return this.#network.carry(member, message)
      case 'tell':
        return this.#lan.tell(member, message)
      case 'answered':
        return this.#lan.answer(message)
      case 'abort':
        return this.#network.abort(member, message.request)
      case 'image':
        return this.#heard.get(`${member.name} image`)?.(message)
      case 'report':
      case 'closed':
        return this.#heard.get(member.name)?.(message)
      default:
        message satisfies never
    }
  }

  async verdict(): Promise<readonly string[]> {
    const broken: string[] = []
    if (!this.#isQuiet()) {
      for (const { name, kiosk } of this.#members) broken.push(`not quiet: ${name} ${JSON.stringify(kiosk.state())}`)
    }
    broken.push(...this.#answeredRevoked, ...this.#leaks)
    if (this.#scenario?.refusesNothing === true && this.#isAnyRefused) broken.push('something was refused')
    if (this.#scenario?.neighbours === true && this.#lan.count() === 0) broken.push('no neighbours exchanged anything')
    const told = this.#scenario?.told
    if (told !== undefined && !this.#toldOfLinks.has(told)) broken.push(`nobody was told ${told}`)
    const found = await this.#found(broken)
    const measure = { ledger: this.#ledger, homes: homesOf(this.#gateway.moves()) }
    broken.push(...judge(found, measure))
    const shared = new Map(['catalog', 'knowledge'].flatMap((name) => [...this.#documentsOf(name)]))
    const everybody = found.flatMap(({ reports }) => reports)
    broken.push(...judgeShared(this.#authority?.published() ?? new Map(), shared, everybody))
    for (const { reports } of found) this.#refused += new Set(reports.flatMap(({ refused }) => refused)).size
    for (const member of this.#members) this.#kill(member, minute)
    await this.#runUntil(() => false, 10 * minute)
    await this.#runUntil(() => this.#isQuiet(), day)
    for (const one of await this.#found(broken)) broken.push(...judgeRestarted(one, measure))
    this.#say(`verdict ${broken.length}`)
    return broken
  }

  async #found(broken: string[]): Promise<readonly Found[]> {
    const reports: Report[] = []
    for (const { kiosk, name, station, revoked } of this.#members) {
      this.#heard.set(name, (message) => {
        if (message.say === 'report') reports.push({ ...message, name, station, revoked })
      })
      kiosk.post({ do: 'report' })
    }
    await this.#runUntil(() => reports.length === this.#members.length, hour)
    for (const { name } of this.#members)
      if (!reports.some((report) => report.name === name)) broken.push(`no report of ${name}`)
    return this.#stations.map((station) => ({
      station,
      server: this.#documentsOf(`station-${station}`),
      erased: new Set(this.#gateway.disk.erased(`station-${station}`)),
      gone: new Set(this.#gateway.disk.erased(`station-${station}`, 'gone')),
      reports: reports.filter((report) => report.station === station),
    }))
  }

  #documentsOf(database: string): ReadonlyMap<string, Document> {
    const stored = [...this.#gateway.disk.documents(database)]
    return new Map(stored.map(([id, { _id, _rev, ...fields }]) => [id, { id, ...fields } as unknown as Document]))
  }
}
