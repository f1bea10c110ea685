/** One seed in a process of its own: `run-seed.ts <program> <seed>`, its outcome sent to the parent. */
import { simulate } from './simulate.ts'

const [program = '', seed = ''] = process.argv.slice(2)
const outcome = await simulate(program, Number(seed))
process.send?.(outcome, () => process.exit(0))
