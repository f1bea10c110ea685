/** What went wrong, as one sentence for whoever started the program. */
import { BackupRefused } from './backup/sealed-stream.ts'
import { TlsProblem } from './http/tls-files.ts'

/** @param otherwise begins the sentence about what has none of its own. */
export function sayPlainly(
  error: unknown,
  { dataFolder, port }: { readonly dataFolder: string; readonly port?: number },
  otherwise: string,
): string {
  if (error instanceof BackupRefused || error instanceof TlsProblem) return error.message
  const message = error instanceof Error ? error.message : String(error)
  const { code, path } = error as { readonly code?: unknown; readonly path?: unknown }
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop the other program or choose another port.`
  if (code === 'ENOSPC') return `${otherwise}: the disk is full.`
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return typeof path === 'string' && !path.startsWith(dataFolder)
      ? `${path} cannot be opened or written.`
      : `The data folder ${dataFolder} cannot be written.`
  if (/LOCK:/.test(message)) return `Another server is using the data folder ${dataFolder}.`
  return `${otherwise}: ${message}`
}
