/**
 * One kiosk in a realm of its own (RxDB opens 13 collections a realm). Time and chance are taken over before the program is
 * loaded: what it keeps of the platform while loading must be ours already.
 */
import { workerData } from 'node:worker_threads'
import type { RealmData, RunKiosk } from './messages.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { takeOverWorld } from './virtual-world.ts'

const { program, setUp, turns, port } = workerData as RealmData
const random = seededRandom(setUp.seed)
const conditions = { skew: 0, diskFull: false }
const world = takeOverWorld(random.fork(), setUp.start, () => conditions.skew)
const { runKiosk } = (await import(program)) as { readonly runKiosk: RunKiosk }
await runKiosk({ setUp, random, conditions, world, turns, port })
