import { beforeAll, describe, expect, it } from 'vitest'
import { currentOf, newSigner, trailCrypto, type TrialTrail, trialTrail } from '../../tests/support/audit-trails.ts'
import { seed, tamperings } from '../../tests/support/how-many.ts'
import { type SeededRandom, seededRandom } from '../../tests/support/seeded-random.ts'
import { kindByName } from '../documents.ts'
import { canonical } from '../shared/canonical.ts'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import type { Act, Document } from '../shared/document.ts'
import { type Audit, auditKind, type AuditLink, recordAudit } from './audit.ts'
import { checkBundle, makeBundle } from './audit-bundle.ts'
import { checkTrail, hashedText, type TrailCrypto } from './audit-trail.ts'
import { noteFigures } from '../../tests/support/note-figures.ts'

/** Signatures of entries that nobody touched are checked once and not ten thousand times. */
const rememberingCrypto = (): TrailCrypto => {
  const hashes = new Map<string, Promise<string>>()
  const proofs = new Map<string, Promise<boolean>>()
  const remembered = <T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? make()
    if (known.size < 5_000) known.set(key, found)
    return found
  }
  return {
    hash: (text) =>
      text.length > 5_000 ? trailCrypto.hash(text) : remembered(hashes, text, () => trailCrypto.hash(text)),
    verify: (key, text, signature) =>
      remembered(proofs, `${key} ${text} ${signature}`, () => trailCrypto.verify(key, text, signature)),
  }
}

const linkOf = (entry: Document): AuditLink => {
  const { link } = (entry as Audit).body
  if (link === undefined) throw new Error('not chained')
  return link
}
const withBody = (entry: Document, changes: Record<string, unknown>): Document => ({
  ...entry,
  body: { ...entry.body, ...changes },
})
const faultsOf = async (entries: readonly unknown[], trail?: readonly Document[]) => {
  const known = (trail ?? []).slice(-1).map((entry) => ({ entry, link: linkOf(entry) }))
  const heads = await Promise.all(
    known.map(async ({ entry, link: { chain, sequence } }) => ({
      chain,
      sequence,
      hash: await trailCrypto.hash(hashedText(entry)),
    })),
  )
  return (await checkTrail(entries, trailCrypto, heads)).faults
}

describe('a chain of audit entries', () => {
  let trail: TrialTrail
  let entries: readonly Document[]
  beforeAll(async () => {
    trail = trialTrail()
    for (const kiosk of ['k1', 'k2', 'k1']) await trail.write(trail.begin(), kiosk, 5)
    entries = trail.entries()
  })

  it('fits together as the kiosks wrote it, in whatever order it is read', async () => {
    const report = await checkTrail([...entries].toReversed(), trailCrypto)
    expect(report).toMatchObject({ entries: 15, chains: 3, unchained: 0, faults: [] })
    expect(report.from).toBe(entries[0]?.occurredAt)
    expect(report.to).toBe(entries.at(-1)?.occurredAt)
    expect(report.heads.map(({ sequence }) => sequence)).toEqual([5, 5, 5])
  })

  it('is made of entries that the gate accepts and no migration changes', async () => {
    for (const entry of entries) {
      const context = { scope: 'station', station: entry.station, receivedAt: Date.parse(entry.occurredAt) } as const
      expect(checkDocument(entry, undefined, kindByName, context).ok).toBe(true)
      expect(hashedText(upgradeDocument(auditKind, entry))).toBe(hashedText(entry))
    }
  })

  it('names the entry that was changed', async () => {
    const entry = entries[7]!
    const { id } = entry
    for (const changed of [
      withBody(entry, { action: 'consent' }),
      withBody(entry, { link: { ...linkOf(entry), signature: linkOf(entries[8]!).signature } }),
      { ...entry, author: 'staff:9' },
      { ...entry, kiosk: 'k9' },
    ]) {
      expect(await faultsOf(entries.with(7, changed))).toMatchObject([{ fault: 'altered', id, at: 8, sequence: 3 }])
    }
    const misplaced = withBody(entry, { link: { ...linkOf(entry), sequence: 1 } })
    expect(await faultsOf(entries.with(7, misplaced))).toMatchObject([
      { fault: 'altered', id, at: 8, sequence: 1 },
      { fault: 'removed', sequence: 3 },
    ])
  })

  it('names where entries are gone: one, several, the end, a whole chain', async () => {
    const without = (...gone: readonly number[]) => entries.filter((_, index) => !gone.includes(index))
    const chain = linkOf(entries[6]!).chain
    expect(await faultsOf(without(6))).toEqual([{ fault: 'removed', chain, sequence: 2 }])
    expect(await faultsOf(without(6, 7))).toEqual([{ fault: 'removed', chain, sequence: 2, until: 3 }])
    expect(await faultsOf(without(5))).toEqual([{ fault: 'removed', chain, sequence: 1 }])
    expect(await faultsOf(without(9))).toEqual([{ fault: 'removed', chain, sequence: 5 }])
    expect(await faultsOf(without(5, 6, 7, 8, 9))).toEqual([{ fault: 'removed', chain, sequence: 1, until: 5 }])
    expect(await faultsOf(without(14), entries)).toMatchObject([{ fault: 'removed', sequence: 5 }])
    // Of the end of the newest chain only who wrote it can know.
    expect(await faultsOf(without(14))).toEqual([])
  })

  it('names what was put in: a copy, an entry without a place, one in the place of another', async () => {
    expect(await faultsOf([...entries, entries[3]!])).toMatchObject([{ fault: 'added', id: entries[3]!.id, at: 16 }])
    const { link: _link, ...bare } = entries[3]!.body
    const other = { ...entries[3]!, id: 'activity:0193a1b2-0000-7000-8000-000000000009', body: bare }
    expect(await faultsOf([...entries, other])).toMatchObject([{ fault: 'added', id: other.id, at: 16 }])
    expect(await faultsOf(entries.with(3, { ...entries[3]!, body: bare }))).toMatchObject([
      { fault: 'added', at: 4 },
      { fault: 'removed', sequence: 4 },
    ])
  })

  it('leaves entries from before the chains in peace', async () => {
    const act: Act = {
      station: 's',
      kiosk: 'k1',
      author: 'staff:1',
      now: 1e12,
      offset: 480,
      random: seededRandom(5).bytes,
    }
    const old = { ...recordAudit({ action: 'signIn', subject: 'staff:1' }, act), version: 1 }
    expect(await checkTrail([old, ...entries], trailCrypto)).toMatchObject({ unchained: 1, faults: [] })
  })

  it('says of what it cannot read where it stands', async () => {
    expect(await faultsOf([...entries, 'x', { ...entries[0]!, kind: 'call' }])).toEqual([
      { fault: 'unreadable', at: 16 },
      { fault: 'unreadable', at: 17 },
    ])
  })
})

describe('an exported trail', () => {
  it(`shows each of ${tamperings} tamperings, from seed ${seed}`, { timeout: 1_200_000 }, async () => {
    const random = seededRandom(seed)
    const trail = trialTrail(random.fork())
    for (const kiosk of ['k1', 'k2', 'k1', 'k3']) await trail.write(trail.begin(), kiosk, random.whole(2, 8))
    const { text, fingerprint } = await trail.export(trail.begin(), 'k2')
    const tools = rememberingCrypto()
    const whole = await checkBundle(text, tools)
    expect(whole).toMatchObject({ faults: [], fingerprint })
    const missed: string[] = []
    let tried = 0
    for (let n = 0; n < tamperings; n += 1) {
      const [how, tampered] = tamper(text, random)
      if (tampered === text) {
        n -= 1
        continue
      }
      tried += 1
      if ((await checkBundle(tampered, tools)).faults.length === 0) missed.push(`${n}: ${how}`)
      else if (isOfEntries(how)) {
        // A kiosk reads its trail in any order and has no file around it.
        const lines = tampered.split('\n').slice(1, -1)
        const entries = lines.map((line) => JSON.parse(line) as unknown)
        const { faults } = await checkTrail(entries, tools, whole.heads)
        if (faults.length === 0) missed.push(`${n}: ${how}, on a kiosk`)
      }
    }
    noteFigures({ test: 'exported trail', tried, found: { 'not found': missed.length } })
    expect(missed).toEqual([])
  })

  it('has another fingerprint when its end was written anew under another key', async () => {
    const trail = trialTrail()
    await trail.write(trail.begin(), 'k1', 3)
    const { text, fingerprint } = await trail.export(trail.begin(), 'k1')
    const kept = trail.entries().slice(0, 3)
    const signer = await newSigner()
    const unsigned = { chain: signer.chain, sequence: 1, signature: '' }
    const last = withBody(trail.entries()[3]!, { link: unsigned })
    const signature = await signer.sign(await trailCrypto.hash(hashedText(last)))
    const forged = withBody(last, { link: { ...unsigned, signature } })
    const { station, stationName, exportedAt, people } = (await checkBundle(text, trailCrypto)).head!
    const about = { station, stationName, exportedAt, people }
    const bundle = await makeBundle([...kept, forged], about, signer, trailCrypto)
    expect(await checkBundle(bundle.text, trailCrypto)).toMatchObject({ faults: [] })
    expect(bundle.fingerprint).not.toBe(fingerprint)
  })

  it('signed by a key that is not in it is not taken', async () => {
    const trail = trialTrail()
    const chain = trail.begin()
    await trail.write(chain, 'k1', 3)
    await trail.export(chain, 'k1')
    const about = { station: 's', stationName: '', exportedAt: '2026-11-24T02:00:00.000Z', people: {} }
    const bundle = await makeBundle(trail.entries(), about, await newSigner(), trailCrypto)
    expect((await checkBundle(bundle.text, trailCrypto)).faults).toEqual([{ fault: 'head' }])
    expect(currentOf(chain).head.sequence).toBe(4)
  })

  it('is found wanting whatever the file is', async () => {
    for (const text of ['', '\n', '{}', 'x\ny', '[]\n[]', `{"format":"ginkgo-audit-trail"}\n`]) {
      expect((await checkBundle(text, trailCrypto)).faults.length).toBeGreaterThan(0)
    }
  })
})

const ofTheFile = ['two lines exchanged', 'one character', 'one character less', 'a space', 'the file cut']
const isOfEntries = (how: string): boolean => !ofTheFile.includes(how)

function tamper(text: string, random: SeededRandom): readonly [string, string] {
  const lines = text.split('\n').slice(0, -1)
  const at = random.whole(1, lines.length - 1)
  const entry = JSON.parse(lines[at]!) as Document
  const joined = (changed: readonly string[]): string => changed.map((line) => `${line}\n`).join('')
  const edited = (changes: object): string => joined(lines.with(at, canonical({ ...entry, ...changes })))
  const other = random.whole(1, lines.length - 1)
  const otherEntry = JSON.parse(lines[other]!) as Document
  const link = linkOf(entry)
  const relinked = (changes: Partial<AuditLink>): string =>
    edited({ body: { ...entry.body, link: { ...link, ...changes } } })
  const makers: Readonly<Record<string, () => string>> = {
    'a word of the body': () =>
      edited({
        body: { ...entry.body, [random.pick(['action', 'subject', 'reason'])]: random.pick(['print', 'view', '随访']) },
      }),
    'a field of the envelope': () =>
      edited({
        [random.pick(['author', 'elder', 'kiosk', 'station', 'id'])]: random.pick([
          otherEntry.author,
          otherEntry.elder,
          otherEntry.kiosk,
          otherEntry.id,
        ]),
      }),
    'the moment': () => edited({ occurredAt: otherEntry.occurredAt, updatedAt: otherEntry.updatedAt }),
    'the place': () => relinked({ sequence: random.whole(1, 9) }),
    'the hash before': () => relinked({ previous: linkOf(otherEntry).previous ?? linkOf(otherEntry).chain }),
    'the signature of another': () => relinked({ signature: linkOf(otherEntry).signature }),
    'the chain of another': () => relinked({ chain: linkOf(otherEntry).chain }),
    'the place taken away': () => {
      const { link: _link, ...body } = entry.body
      return edited({ body })
    },
    'two bodies exchanged': () =>
      joined(
        lines
          .with(at, canonical({ ...entry, body: otherEntry.body }))
          .with(other, canonical({ ...otherEntry, body: entry.body })),
      ),
    'one line removed': () => joined(lines.toSpliced(at, 1)),
    'some lines removed': () => joined(lines.toSpliced(at, random.whole(1, 5))),
    'a whole chain removed': () =>
      joined(lines.filter((line, index) => index === 0 || linkOf(JSON.parse(line) as Document).chain !== link.chain)),
    'the end removed': () => joined(lines.slice(0, -random.whole(1, 3))),
    'two lines exchanged': () => joined(lines.with(at, lines[other]!).with(other, lines[at]!)),
    'a line twice': () => joined(lines.toSpliced(other, 0, lines[at]!)),
    'an entry put in': () =>
      joined(lines.toSpliced(at, 0, canonical({ ...entry, id: otherEntry.id.replace(/.$/, random.pick(['0', 'a'])) }))),
    'one character': () => {
      const where = random.integer(text.length)
      return text.slice(0, where) + random.pick(['a', '0', '"', ' ', '}', '\n']) + text.slice(where + 1)
    },
    'one character less': () => {
      const where = random.integer(text.length)
      return text.slice(0, where) + text.slice(where + 1)
    },
    'a space': () => {
      const where = random.integer(text.length)
      return `${text.slice(0, where)} ${text.slice(where)}`
    },
    'the file cut': () => text.slice(0, random.integer(text.length)),
    'the head of fewer': () =>
      joined([canonical({ ...(JSON.parse(lines[0]!) as object), entries: lines.length - 2 }), ...lines.slice(1, -1)]),
  }
  const how = random.pick(Object.keys(makers))
  return [how, makers[how]!()]
}
