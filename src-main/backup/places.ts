/** Where a stick may be: what is mounted below the usual folders, or the drives of Windows behind C. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const usual: readonly string[] = ['/media', '/run/media', '/mnt', '/Volumes']

export async function findPlaces(platform: NodeJS.Platform = process.platform): Promise<readonly string[]> {
  if (platform !== 'win32') return (await Promise.all(usual.map((folder) => mountedIn(folder)))).flat()
  const drives = Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`)
  const found = await Promise.all(drives.map((drive) => deviceOf(drive)))
  return drives.filter((_, i) => found[i] !== undefined)
}

/** A folder on another device than the one it lies in; /run/media and /media have one folder more for each user. */
export async function mountedIn(folder: string, depth = 2): Promise<readonly string[]> {
  const here = await deviceOf(folder)
  if (here === undefined || depth === 0) return []
  const names = await readdir(folder).catch(() => [])
  const found = names.slice(0, 100).map(async (name): Promise<readonly string[]> => {
    const path = join(folder, name)
    const device = await deviceOf(path)
    return device === undefined || device === here ? mountedIn(path, depth - 1) : [path]
  })
  return (await Promise.all(found)).flat()
}

/** Undefined for what is no folder, or cannot be looked at. */
const deviceOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (found) => (found.isDirectory() ? found.dev : undefined),
    () => undefined,
  )
