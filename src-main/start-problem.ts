/** What keeps a host from starting, as one sentence with what is safe and what to do; never a code alone. */
import { codeOf } from './files/atomic-file.ts'

export type StartProblem = { readonly exitCode: number; readonly sentence: string }

const sentences: Readonly<Record<string, StartProblem>> = {
  'host.portBusy': {
    exitCode: 3,
    sentence:
      '本机的端口已被其他程序占用，驿站没有启动；数据没有改动。请关闭占用该端口的程序后再启动。 ' +
      'The port of this kiosk is in use by another program. Nothing was changed; close that program and start again.',
  },
  'host.folderInUse': {
    exitCode: 4,
    sentence:
      '驿站已经在运行（数据文件夹正被使用），不能再启动一个；数据没有改动。请使用已打开的窗口。 ' +
      'The station is already running on this data folder. Nothing was changed; use the window that is open.',
  },
  'host.folderNotWritable': {
    exitCode: 5,
    sentence:
      '无法写入数据文件夹，驿站没有启动。请检查磁盘空间和文件夹权限。 ' +
      'The data folder cannot be written. Check free space and permissions of the folder, then start again.',
  },
  'host.notBuilt': {
    exitCode: 6,
    sentence: '界面还没有构建。请先运行 npm run build。 The page is not built yet: run npm run build first.',
  },
  'device.keyMissing': {
    exitCode: 7,
    sentence:
      '找不到本机密钥，已有数据无法打开；数据没有改动。请从备份恢复密钥文件，或联系管理员。 ' +
      'The device key is missing. The data is untouched; restore the key file or ask the administrator.',
  },
  'device.keyUnreadable': {
    exitCode: 7,
    sentence:
      '本机密钥无法读取（系统密钥库可能已锁定或更换）；数据没有改动。请登录原来的系统账户后再启动。 ' +
      'The device key cannot be read (the key store of the system may be locked). The data is untouched; sign in with the same system account and start again.',
  },
  'keys.damaged': {
    exitCode: 8,
    sentence:
      '密钥环文件已损坏，无法验证口令；数据没有改动。请从备份恢复 keys.json。 ' +
      'The key ring file is damaged. The data is untouched; restore keys.json from a backup.',
  },
  'kiosk.configDamaged': {
    exitCode: 8,
    sentence:
      '驿站设置文件已损坏；数据没有改动。请从备份恢复 kiosk.json。 ' +
      'The settings file of this kiosk is damaged. The data is untouched; restore kiosk.json from a backup.',
  },
  'kiosk.authorityDamaged': {
    exitCode: 8,
    sentence:
      '数据文件夹里的 server-ca.pem 不是可用的证书；数据没有改动。请放入正确的证书文件，或删除它。 ' +
      'The file server-ca.pem in the data folder holds no usable certificate. The data is untouched; put the right file there or remove it.',
  },
}

/** Undefined for a fault of ours, which deserves its stack trace. */
export function startProblemOf(error: unknown): StartProblem | undefined {
  if (!(error instanceof Error)) return undefined
  const known = sentences[codeOf(error)] ?? sentences[error.message]
  if (known !== undefined) return known
  const isDisk = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EIO'].includes(codeOf(error))
  return isDisk ? sentences['host.folderNotWritable'] : undefined
}
