/** The key ring on disk: one wrapped copy of the data key for each person, with that person's wrong attempts. */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { readWhole, writeWhole } from '../files/atomic-file.ts'

const Wrap = Type.Object(
  {
    salt: Type.String(),
    /** The data key, sealed by HKDF(device key ‖ Argon2id(PIN)). */
    wrapped: Type.String(),
    wrong: Type.Integer({ minimum: 0 }),
    /** Milliseconds; 0 when not locked. */
    lockedUntil: Type.Number(),
    /** Salt of the PIN that was forgotten, until the person's document says the new one. */
    replaces: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type Wrap = Static<typeof Wrap>

const KeyRingFile = Type.Object(
  {
    version: Type.Literal(1),
    /** Names and roles of the people, sealed by the device key: a stolen disk names nobody. */
    holders: Type.String(),
    people: Type.Record(Type.String(), Wrap),
  },
  { additionalProperties: false },
)
export type KeyRingFile = Static<typeof KeyRingFile>

const backupOf = (path: string): string => `${path}.backup`

/** The ring at `path`, or its copy when a damaged disk left no readable ring. Undefined when there never was one. */
export async function readKeyRing(path: string): Promise<KeyRingFile | undefined> {
  const stored = await readWhole(path)
  const ring = stored && parse(stored)
  if (ring !== undefined) return ring
  const copy = await readWhole(backupOf(path))
  const backup = copy && parse(copy)
  if (backup !== undefined) return backup
  if (stored !== undefined || copy !== undefined) throw new Error('keys.damaged')
  return undefined
}

/** @param peopleChanged also renews the copy; wrong attempts alone do not. */
export async function writeKeyRing(path: string, ring: KeyRingFile, peopleChanged: boolean): Promise<void> {
  const text = JSON.stringify(ring)
  await writeWhole(path, text)
  if (peopleChanged) await writeWhole(backupOf(path), text)
}

function parse(bytes: Buffer): KeyRingFile | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return Value.Check(KeyRingFile, value) ? value : undefined
  } catch {
    return undefined
  }
}
