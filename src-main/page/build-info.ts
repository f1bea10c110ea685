/** Which build this is and when it was made, as the build wrote it beside the page; a clock before it runs wrong. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { readWhole } from '../files/atomic-file.ts'

const BuildInfo = Type.Object({ version: Type.String({ maxLength: 40 }), builtAt: Type.Number() })
export type BuildInfo = Static<typeof BuildInfo>

/** Undefined when there is no built page in `folder`. */
export async function readBuildInfo(folder: string): Promise<BuildInfo | undefined> {
  const index = await stat(join(folder, 'index.html')).catch(() => undefined)
  if (index === undefined) return undefined
  try {
    const value: unknown = JSON.parse(
      ((await readWhole(join(folder, 'build.json'))) ?? Buffer.alloc(0)).toString('utf8'),
    )
    if (Value.Check(BuildInfo, value)) return { version: value.version, builtAt: value.builtAt }
  } catch {
    // A page without its note is as old as its file.
  }
  return { version: '0', builtAt: index.mtimeMs }
}
