/** Seeds one after another, as the parent sends them: `run-seed.ts <program>`; the outcome of each is sent back. */
import { simulate } from './simulate.ts'

const [program = ''] = process.argv.slice(2)
process.on('message', (seed: number) => {
  void simulate(program, seed).then((outcome) => process.send?.(outcome))
})
