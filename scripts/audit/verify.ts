import { verifyTrail } from './verify-trail.ts'

const { lines, code } = await verifyTrail(process.argv.slice(2), process.env)
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = code
