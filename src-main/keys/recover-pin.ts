/**
 * The only administrator forgot the PIN, and nobody can give a new one: the recovery code on paper opens the data key that no PIN opens
 * any more, and whoever holds it sets a new PIN for an administrator. Wrong codes are counted on disk before they are answered, slowed and
 * locked like PINs, for the machine and not for a person.
 */
import { readPlainCode } from '../../src-domain/shared/plain-code.ts'
import { isWeakPin } from '../../src-domain/staff/weak-pin.ts'
import { err, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import type { CodeAttempts } from '../kiosk/code-attempts.ts'
import type { KeyRing } from './key-ring.ts'

export type RecoverPin = (asked: {
  readonly staff: string
  readonly code: string
  readonly pin: string
}) => Promise<Result<void, Refusal>>

export type RecoverPinParts = {
  readonly keys: Pick<KeyRing, 'people' | 'recover'>
  /** The data key, where the code is right; codes: backup.noCode, recover.wrongCode. */
  readonly openWith: (code: string) => Result<Uint8Array, Refusal>
  readonly attempts: CodeAttempts
  readonly wait: (milliseconds: number) => Promise<void>
}

const slowing = 2_000

export const recoverPin =
  ({ keys, openWith, attempts, wait }: RecoverPinParts): RecoverPin =>
  async ({ staff, code, pin }) => {
    const holder = keys.people().find((one) => one.staff === staff)
    if (holder === undefined) return err(refusal('pin.unknown'))
    // Everybody else is given a new PIN by an administrator.
    if (holder.role !== 'administrator') return err(refusal('recover.askAdministrator'))
    if (isWeakPin(pin)) return err(refusal('pin.weak'))
    const plain = readPlainCode(code)
    if (plain === undefined) return err(refusal('recover.codeShape'))
    if (!(await attempts.count())) return err(refusal('pin.locked', undefined, { until: attempts.lockedUntil() }))
    const opened = openWith(plain)
    if (!opened.ok) {
      if (opened.error.code === 'backup.noCode') await attempts.forget()
      else await wait(slowing)
      const until = attempts.lockedUntil()
      return until > 0 ? err(refusal('pin.locked', undefined, { until })) : opened
    }
    const done = await keys.recover(staff, opened.value, pin)
    if (done.ok) await attempts.forget()
    return done
  }
