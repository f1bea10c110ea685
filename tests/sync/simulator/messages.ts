/** What the simulator and a kiosk's program say to each other. The program works only when it is its turn. */
import type { Document } from '../../../src-domain/shared/document.ts'
import type { ReplicaMark } from '../../../src-main/bridge/contract.ts'
import type { TokenProblem } from '../../../src-main/kiosk/server-token.ts'
import type { SyncStatus } from '../../../src-renderer/replica/replica.ts'
import type { SeededRandom } from '../../support/seeded-random.ts'
import type { VirtualWorld } from './virtual-world.ts'

/** What a kiosk's disk holds: the rows of its replica and the lines of its journal. */
export type DiskImage = {
  readonly collections: readonly { readonly key: string; readonly rows: readonly object[] }[]
  readonly journal: readonly JournalLine[]
  readonly marks: readonly ReplicaMark[]
  /** By which its server knows it, and the file of its renewals. */
  readonly link: Link | undefined
  readonly renewals: string | undefined
}
/** What an enrolment leaves on a machine: the name the server has for it, and its private key. */
export type Link = { readonly kiosk: string; readonly privateKey: string }
export type JournalLine = {
  readonly sequence: number
  readonly document: string
  readonly sealed: string
  acknowledged: boolean
}

export type ActName =
  | 'createElder'
  | 'editElder'
  | 'addRisk'
  | 'reading'
  | 'createService'
  | 'addEvent'
  | 'settle'
  | 'several'
  | 'aboutElder'
  | 'eraseElder'
  | 'offerMove'
  | 'appoint'

/**
 * One thing a person did that must not be lost: a value (unique in a whole run), where it stands, and which values its author
 * saw and replaced.
 */
export type Written = {
  readonly document: string
  /** Whom it is about; '' when it is about nobody. */
  readonly elder: string
  readonly place: 'fact' | 'event' | 'field' | 'item'
  readonly field: string
  readonly value: string
  readonly replaces: readonly string[]
}

export type ToKiosk =
  | { readonly do: 'open' }
  | { readonly do: 'act'; readonly number: number; readonly act: ActName; readonly seed: number }
  /** Somebody brings the code that another station gave an elder along. */
  | { readonly do: 'take'; readonly number: number; readonly code: string }
  | {
      readonly do: 'response'
      readonly request: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly do: 'chunk'; readonly request: number; readonly text: string }
  | { readonly do: 'end'; readonly request: number }
  | { readonly do: 'cut'; readonly request: number }
  /** The plug is pulled: nothing that was not on the disk ever will be. */
  | { readonly do: 'kill' }
  | { readonly do: 'wipe' }
  | { readonly do: 'conditions'; readonly skew?: number; readonly diskFull?: boolean }
  | { readonly do: 'retry' }
  /** Who stands beside it now; nobody where it has no local network. */
  | { readonly do: 'near'; readonly names: readonly string[] }
  | { readonly do: 'parcel'; readonly parcel: number; readonly from: string; readonly body: string }
  /** What a neighbour answered, if it did. */
  | { readonly do: 'told'; readonly number: number; readonly answer?: string }
  /** Somebody typed in a new code: the machine goes on under another name. */
  | { readonly do: 'enrolled'; readonly link: Link }
  | { readonly do: 'image' }
  | { readonly do: 'report' }

export type FromKiosk =
  | { readonly say: 'opened'; readonly ok: boolean; readonly rebuilt: boolean }
  | {
      readonly say: 'acted'
      readonly number: number
      readonly ok: boolean
      readonly refusals: readonly string[]
      readonly written: readonly Written[]
      /** The code that goes with an elder who moves. */
      readonly code?: string
    }
  /** `status` is 0 when nobody answered. */
  | {
      readonly say: 'took'
      readonly number: number
      readonly status: number
      readonly written: readonly Written[]
      readonly saved: boolean
    }
  | {
      readonly say: 'request'
      readonly request: number
      readonly path: string
      readonly method: string
      readonly body: string | undefined
      /** What it shows the server; absent where it shows a secret that stays, or nothing. */
      readonly token?: string
    }
  | { readonly say: 'abort'; readonly request: number }
  | { readonly say: 'tell'; readonly number: number; readonly to: string; readonly body: string }
  | { readonly say: 'answered'; readonly parcel: number; readonly body: string }
  | { readonly say: 'image'; readonly image: DiskImage }
  | {
      readonly say: 'report'
      readonly documents: readonly Document[]
      readonly refused: readonly string[]
      /** Of which documents the journal has entries. */
      readonly journal: readonly string[]
    }
  | { readonly say: 'closed' }

export type Turn = { readonly now: number; readonly messages: readonly ToKiosk[] }
export type TurnEnd = {
  readonly messages: readonly FromKiosk[]
  readonly nextTimer: number | undefined
  readonly connection: SyncStatus['connection'] | 'closed'
  readonly unsent: number
  readonly refused: number
  /** What the server last said of this machine when it asked for a token. */
  readonly link: TokenProblem | undefined
}

/** What a copy of the program is given. */
export type Realm = {
  readonly setUp: KioskSetUp
  readonly random: SeededRandom
  readonly conditions: { skew: number; diskFull: boolean }
  readonly world: VirtualWorld
}
export type RunKiosk = (realm: Realm) => (turn: Turn) => Promise<TurnEnd>

export type KioskSetUp = {
  readonly name: string
  readonly station: string
  readonly kiosk: string
  readonly seed: number
  readonly start: number
  readonly image: DiskImage | undefined
  /** Other machines of the station stand in the same local network. */
  readonly hasNeighbours: boolean
  /** Without one it has a secret that stays. */
  readonly link: Link | undefined
}
