import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'ginkgo-start-'))
const children: ChildProcess[] = []

type Run = {
  readonly said: () => string
  readonly ended: Promise<number | null>
  readonly stop: (signal?: 'SIGINT' | 'SIGKILL' | 'SIGUSR2') => void
}

/** `npm start -- --no-open …` as a person would run it. */
const start = (...args: readonly string[]): Run => startUnder([], args)

function startUnder(nodeOptions: readonly string[], args: readonly string[]): Run {
  const script = join(root, 'scripts', 'start.ts')
  const child = spawn(process.execPath, [...nodeOptions, script, '--no-open', ...args], { cwd: root })
  children.push(child)
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr.on('data', (part: Buffer) => (text += part.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { said: () => text, ended, stop: (signal) => void child.kill(signal ?? 'SIGTERM') }
}

/** Existing ones that take nothing new, also from root: permissions would not bind it. */
const readOnlyFolders = (): readonly string[] => (process.platform === 'linux' ? ['/sys', '/proc'] : [])

const addressOf = async (run: Run): Promise<string> => {
  await expect.poll(run.said, { timeout: 120_000, interval: 100 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/launch/)
  return /http:\/\/127\.0\.0\.1:\d+\/launch\S+/.exec(run.said())?.[0] ?? ''
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  const demo = join(folder, 'demo')

  it('opens the demo station, prints its PINs and an address that answers, and stops when asked', async () => {
    const run = start('--data', demo)
    const page = await fetch(await addressOf(run))
    expect(page.status).toBe(200)
    expect(run.said()).toMatch(/\d{6} {3}陈晓梅/)

    const second = start('--data', demo)
    expect(await second.ended).not.toBe(0)
    expect(second.said()).toMatch(/驿站没有启动；数据没有改动。.*using the data folder/)
    expect(second.said()).not.toMatch(/\n {4}at /)

    run.stop()
    expect(await run.ended).toBe(0)
  })

  it('says in one sentence that a port is busy', async () => {
    const holder = createServer()
    const port = Number(readFileSync(join(demo, 'server', 'port'), 'utf8'))
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve))
    const run = start('--data', demo)
    expect(await run.ended).not.toBe(0)
    expect(run.said()).toMatch(/数据没有改动.*Port \d+ is taken/)
    expect(run.said()).not.toMatch(/\n {4}at /)
    holder.close()
  })

  it('opens a real new station without any server', async () => {
    const run = start('--empty', '--data', join(folder, 'new'))
    await addressOf(run)
    expect(run.said()).toContain('新的驿站')
    expect(run.said()).not.toContain('PINs')
    run.stop()
    expect(await run.ended).toBe(0)
  })

  it.each(['SIGINT', 'SIGKILL'] as const)('goes on where a first start was cut off by %s', async (signal) => {
    const data = join(folder, `interrupted-${signal}`)
    const first = start('--data', data)
    // The station stands and its people are on their way into the store.
    await expect.poll(() => existsSync(join(data, 'server', 'seed-day')), { timeout: 120_000, interval: 1 }).toBe(true)
    first.stop(signal)
    await first.ended
    expect(existsSync(join(data, 'server', 'seeded'))).toBe(false)

    const second = start('--data', data)
    expect((await fetch(await addressOf(second))).status).toBe(200)
    expect(second.said().match(/\n {4}\d{6} {3}/g)).toHaveLength(4)
    second.stop()
    expect(await second.ended).toBe(0)
  })

  it('says in one sentence that the folder cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    for (const place of [file, join(file, 'below'), ...readOnlyFolders()]) {
      const run = start('--data', place)
      expect([place, await run.ended]).toEqual([place, 5])
      expect(run.said()).toContain('无法写入数据文件夹')
      expect(run.said()).not.toMatch(/\n {4}at /)
    }
  })

  it('says in one plain sentence that something nobody foresaw went wrong, and where the details are', async () => {
    const data = join(folder, 'broken')
    // A folder in the place of a file: no rule of the start knows of it.
    mkdirSync(join(data, 'server', 'port'), { recursive: true })
    const run = start('--data', data)
    expect(await run.ended).toBe(1)
    expect(run.said()).toContain('驿站没有启动。已经保存的都在')
    expect(run.said()).not.toMatch(/EISDIR|\n {4}at /)
    const [details] = /\S+details\.txt/.exec(run.said()) ?? []
    if (details === undefined) throw new Error(`no details in ${run.said()}`)
    expect(readFileSync(details, 'utf8')).toContain('EISDIR')
    rmSync(dirname(details), { recursive: true })
  })

  it('says of a fault in an open station that it stopped, and nothing more of a second one while it closes', async () => {
    const throwTwice =
      "process.on('SIGUSR2', () => { for (const word of ['first', 'second']) setTimeout(() => { throw new Error(word) }) })"
    const open = startUnder(
      ['--import', `data:text/javascript,${throwTwice}`],
      ['--empty', '--data', join(folder, 'faulty')],
    )
    await addressOf(open)
    open.stop('SIGUSR2')
    expect(await open.ended).toBe(1)
    expect(open.said()).toContain('驿站出了意外，已经停下。已经保存的都在')
    expect(open.said()).not.toMatch(/没有启动|Error: (first|second)|\n {4}at /)
    const [details] = /\S+details\.txt/.exec(open.said()) ?? []
    if (details === undefined) throw new Error(`no details in ${open.said()}`)
    expect(readFileSync(details, 'utf8')).toMatch(/Error: first[\s\S]*Error: second/)
    rmSync(dirname(details), { recursive: true })
  })

  it('tells how it is used when an option is unknown', async () => {
    const run = start('--bogus')
    expect(await run.ended).not.toBe(0)
    expect(run.said().trim()).toBe('npm start -- [--empty] [--data FOLDER] [--no-open]')
  })
})
