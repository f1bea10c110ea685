/** Seeds and pinned cases one after another, as the parent sends them: `run-seed.ts <program>`; the outcome of each is sent back. */
import { scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'

const [program = ''] = process.argv.slice(2)
process.on('message', (told: number | string) => {
  const scenario = scenarios.find(({ name }) => name === told)
  if (typeof told === 'string' && scenario === undefined) throw new Error(`no such case: ${told}`)
  void simulate(program, typeof told === 'number' ? told : scenario!).then((outcome) => process.send?.(outcome))
})
