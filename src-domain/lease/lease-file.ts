/**
 * A renewal carried by hand to a kiosk that cannot reach its server (standards/09 §4). The server signs it for one kiosk; it counts
 * from when it was made, so that keeping files for later gains nothing, and one that is not newer than the last renewal is refused.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Name } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { LeaseTerms } from './lease.ts'

export const LeaseFile = Type.Object(
  {
    ginkgo: Type.Literal('lease v1'),
    station: Name,
    kiosk: Name,
    /** Milliseconds by the server's clock. */
    issuedAt: Type.Integer({ minimum: 1 }),
    lease: LeaseTerms,
    /** Ed25519 over {@link leaseMessage}, base64url. */
    signature: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)
export type LeaseFile = Static<typeof LeaseFile>

export const leaseMessage = ({ station, kiosk, issuedAt, lease }: Omit<LeaseFile, 'signature' | 'ginkgo'>): string =>
  ['ginkgo-lease v1', station, kiosk, issuedAt, lease.warnAfterDays, lease.lockAfterDays].join('\n')

export type LeaseReader = {
  readonly station: string
  readonly kiosk: string
  /** When it was last renewed, by the server's clock. */
  readonly renewedAt: number
  readonly isSigned: (message: string, signature: string) => boolean
}

/** @returns refusals lease.notAFile, lease.otherKiosk, lease.forged, lease.older. */
export function readLeaseFile(text: string, reader: LeaseReader): Result<LeaseFile, Refusal> {
  const file = parsed(text)
  if (file === undefined) return err(refusal('lease.notAFile'))
  if (file.kiosk !== reader.kiosk || file.station !== reader.station) return err(refusal('lease.otherKiosk'))
  if (!reader.isSigned(leaseMessage(file), file.signature)) return err(refusal('lease.forged'))
  return file.issuedAt > reader.renewedAt ? ok(file) : err(refusal('lease.older'))
}

function parsed(text: string): LeaseFile | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(LeaseFile, value) ? value : undefined
  } catch {
    return undefined
  }
}
