/**
 * Two hundred personal strings are entered into the built station as staff enter them: an elder with contacts and what is known of the ears and
 * eyes, notes and devices of measurements from a table, a visit to a hospital, what a physician wrote, a question and its answer. They are sent to a real server, changed, backed up, one of
 * them refused, and in the middle of it the browser's process is killed; then every file that any of the programs wrote is searched for them, as UTF-8, UTF-16, JSON and base64: the browser's
 * profile, the data folders of kiosk and server, their logs, their backups and their temporary files.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { findBrowser, testBrowserFlags } from '../../scripts/find-browser.ts'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { type Canaries, formsOf, makeCanaries, searchFiles } from '../support/canaries.ts'
import { noteFigures } from '../support/note-figures.ts'
import { unlock } from './support/faces.ts'
import { choose, giveConsent, goTo } from './support/staff.ts'

const wanted = 200
const pin = '507284'
const source = join(import.meta.dirname, '../..')
const set = zhCN.settings.backup
const { field, contact, looks } = zhCN.elders
const { ask, question } = zhCN.asking
/** Rows of the table of measurements, with two strings each. */
const measurements = 60
let root: string
const children: ChildProcess[] = []
let context: BrowserContext | undefined

test.beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ginkgo-canaries-'))
  for (const folder of ['tmp', 'logs', 'stick']) await mkdir(join(root, folder))
})
test.afterAll(async () => {
  await context?.close()
  for (const child of children) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
})

const environment = () => ({ ...process.env, TMPDIR: join(root, 'tmp'), GINKGO_LOG: 'trace' })

/** @returns the first line it prints of itself; everything it says goes to `logs/<name>.log`. */
async function run(name: string, ...program: readonly string[]): Promise<{ line: string; end: () => Promise<void> }> {
  const log = await open(join(root, 'logs', `${name}.log`), 'a')
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', log.fd], env: environment() })
  children.push(child)
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout! })
  lines.on('line', (line) => void log.write(`${line}\n`).catch(() => undefined))
  const found = new Promise<string>((resolve) =>
    lines.on('line', (line) => {
      if (line.startsWith('http') || line.includes('"ready"')) resolve(line)
    }),
  )
  return {
    line: await found,
    end: async () => {
      child.kill('SIGTERM')
      await gone
      await log.close()
    },
  }
}

/** One of the server's own commands, run to its end. */
async function command(...words: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment() })
  return JSON.parse(stdout) as Record<string, string>
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function setUp(page: Page, address: string, code: string, canary: Canaries): Promise<void> {
  await page.getByRole('radio', { name: /^连到服务器/ }).check()
  await press(page, '下一步')
  await page.getByLabel('服务器地址').fill(address)
  await page.getByLabel('一次性登记码').fill(code)
  await page.getByLabel('这台机器叫什么').fill('一号机')
  await press(page, '下一步')
  await page.getByLabel('您的姓名').fill(canary.text(5))
  for (const heading of ['设一个六位密码', '再输入一次']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    for (const digit of pin) await press(page, `数字 ${digit}`)
  }
  await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
}

/** Every field of the form that takes a text. */
async function typeElder(page: Page, canary: Canaries): Promise<void> {
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).first().click()
  await giveConsent(page)
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).first().fill(text)
  await page.getByText('其他证件', { exact: true }).click()
  await fill(field.noNumberNote, canary.text())
  const name = canary.text(5)
  await page
    .getByLabel(/^姓名(?!拼音)/)
    .first()
    .fill(name)
  await fill(field.namePinyin, canary.latin())
  await page.getByLabel(/^出生日期（/).fill('19480301')
  await page.getByRole('group', { name: /^性别/ }).getByText('女', { exact: true }).click()
  await fill(field.phone, canary.phone())
  await fill(field.village, canary.text(6))
  await fill(field.group, canary.text(6))
  await fill(field.address, canary.text(20))
  await fill(field.calledAs, canary.text(5))
  for (const [i, relation] of ['儿子', '女儿', '邻居'].entries()) {
    await press(page, contact.add)
    const row = page.locator('.contact-row').nth(i)
    await row.getByLabel(contact.name).fill(canary.text(5))
    await choose(row.getByLabel(contact.relation), relation)
    await expect(row).toContainText(relation)
    await row.getByLabel(contact.phone, { exact: true }).fill(canary.phone())
  }
  for (let i = 0; i < 6; i += 1) {
    await fill(field.ownInterest, canary.text(6))
    await page.keyboard.press('Enter')
  }
  await fill(field.dialect, canary.text(5))
  await fill(field.hearingNote, canary.text())
  await fill(field.visionNote, canary.latin())
  await fill(field.note, canary.text(40))
  await press(page, '保存登记')
  await expect(page.getByText(`${name}的档案已经存好`)).toBeVisible()
  await press(page, '打开档案')
  // Changed once, so that there is an older version of it too.
  await press(page, zhCN.elders.edit)
  await fill(field.note, canary.text(30))
  await press(page, zhCN.elders.form.saveChanges)
  await expect(page.getByRole('button', { name: zhCN.elders.edit })).toBeVisible()
}

/** What a device or another program wrote down, pasted as a file. */
async function importNotes(page: Page, canary: Canaries): Promise<void> {
  const { button, check, save_other: save } = zhCN.imports
  await page.getByRole('tab', { name: looks.tabs.health }).click()
  await press(page, button)
  const rows = Array.from({ length: measurements }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
    return `${day},${120 + (i % 30)},72,${canary.latin()},${canary.text(12)}`
  })
  const table = `日期,高压,低压,设备,备注\n${rows.join('\n')}`
  const file = { name: 'pressure.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
  await page.locator('input[type=file]').setInputFiles(file)
  await press(page, check)
  await press(page, save.replace('{{count}}', String(measurements)))
  await expect(page.getByText(new RegExp(`^已经导入 ${measurements} 条`))).toBeVisible({ timeout: 60_000 })
}

/** On the elder's page. */
async function typeVisitAndOpinion(page: Page, canary: Canaries): Promise<void> {
  const { visit, physicianNote: note, save } = zhCN.archive
  const dialog = page.getByRole('dialog')
  const keep = async (): Promise<void> => {
    await dialog.getByRole('button', { name: save, exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  await page.getByRole('tab', { name: looks.tabs.health }).click()
  await press(page, `${visit.add} ${visit.title}`)
  await dialog.getByText(visit.typeOf.outpatient, { exact: true }).click()
  await dialog.getByLabel(new RegExp(`^${visit.on}`)).fill('20260301')
  await dialog.getByLabel(visit.place).fill(canary.text(10))
  await dialog.getByLabel(visit.note, { exact: true }).fill(canary.text(30))
  await keep()
  await page.getByText(note.title.replace('{{count}}', '0')).click()
  await press(page, note.add)
  await dialog.getByText(note.isSeen).click()
  await dialog.getByLabel(new RegExp(`^${note.physician}`)).fill(canary.text(4))
  await dialog.getByLabel(new RegExp(`^${note.institution}`)).fill(canary.text(10))
  await dialog.getByLabel(new RegExp(`^${note.on}`)).fill('20260302')
  await dialog.getByLabel(new RegExp(`^${note.text.slice(0, 5)}`)).fill(canary.text(30))
  await keep()
}

async function askAndAnswer(page: Page, canary: Canaries): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: zhCN.app.menu.articles }).click()
  await press(page, zhCN.asking.open)
  await press(page, ask.do)
  await page.getByLabel(ask.words).fill(canary.text(30))
  await choose(page.getByLabel(ask.topic))
  await press(page, ask.confirm)
  await page
    .getByRole('button', { name: /^打开：/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: new RegExp(`^${question.words}`) }).fill(canary.text(30))
  await page.getByLabel(question.expert).fill(canary.text(5))
  await page.getByLabel(question.expertTitle).fill(canary.text(10))
  await press(page, question.save)
  await expect(page.getByText(question.savedNobody)).toBeVisible()
}

/** The whole tree of processes at once, as by the out-of-memory killer: whatever was being written stays as it was. */
async function killBrowser(profile: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args'])
  const ours = stdout.split('\n').filter((line) => line.includes(profile) && !line.includes(' ps '))
  for (const line of ours) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL')
    } catch {
      // Gone with its parent.
    }
  }
  expect(ours.length).toBeGreaterThan(0)
}

test(`personal strings typed in are in no file of kiosk, browser or server, of ${wanted}`, async () => {
  test.setTimeout(600_000)
  const serverData = join(root, 'server')
  const server = await run('server', join(source, 'sync-server/main.ts'), '--data', serverData, '--port', '0')
  const { url } = JSON.parse(server.line) as { url: string }
  const admin = (...words: readonly string[]) =>
    command(join(source, 'sync-server/admin.ts'), '--data', serverData, ...words)
  const { station = '' } = await admin('station', '青石桥驿站')
  const { code = '' } = await admin('code', station)
  const host = await run('kiosk', join(source, 'src-main/loopback.ts'), join(root, 'kiosk'))
  const executablePath = await findBrowser()
  const openBrowser = async (): Promise<Page> => {
    context = await chromium.launchPersistentContext(join(root, 'profile'), {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...testBrowserFlags],
      env: environment() as Record<string, string>,
      viewport: { width: 1920, height: 1080 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const opened = context.pages()[0] ?? (await context.newPage())
    await opened.goto(host.line)
    return opened
  }
  let page = await openBrowser()
  const canary = makeCanaries(20)
  await setUp(page, url, code, canary)
  await typeElder(page, canary)
  await typeVisitAndOpinion(page, canary)
  await importNotes(page, canary)
  // While the table is on its way to the server and a form is half filled in.
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).first().click()
  await giveConsent(page)
  await page.getByLabel(field.note, { exact: true }).first().fill(canary.text(40))
  await killBrowser(join(root, 'profile'))
  page = await openBrowser()
  await unlock(page, { name: canary.made[0] ?? '', pin })
  await askAndAnswer(page, canary)
  while (canary.made.length < wanted) await typeElder(page, canary)
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })

  await page.getByRole('navigation').getByRole('link', { name: '设置' }).click()
  await page.getByLabel(set.folder).fill(join(root, 'stick'))
  await press(page, set.useFolder)
  await press(page, set.newCode)
  await press(page, set.codeDone)
  await press(page, set.now)
  await expect(page.getByText(/^最近一次/)).toBeVisible()
  await command(join(source, 'sync-server/backup.ts'), serverData, join(root, 'stick', 'server.gkbackup'))
  // What is refused is spoken of in a log, if anywhere.
  const personal = JSON.stringify({ docs: [{ _id: 'elders:x', name: canary.made[3], bad: canary.made }] })
  await fetch(`${url}/station-${station}/_bulk_docs`, { method: 'POST', body: personal })
  await page.evaluate(
    async ([database, body]) =>
      void (await fetch(`/sync/${database}/_bulk_docs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body!,
      })),
    [`station-${station}`, personal],
  )
  await context?.close()
  context = undefined
  await host.end()
  await server.end()

  const { files, bytes, found, met } = await searchFiles(root, canary.made, [station])
  console.log(`canaries: ${canary.made.length} strings, ${files.length} files, ${bytes} bytes, ${found.length} found`)
  noteFigures({
    test: 'canaries',
    tried: canary.made.length,
    found: { files: files.length, bytes, found: found.length },
  })
  expect(canary.made.length).toBeGreaterThanOrEqual(wanted)
  // That the search finds what is there: the station's own name is no secret.
  expect(met).toEqual([station])
  for (const folder of ['IndexedDB', 'stick', 'logs', 'server']) {
    expect(files.some((file) => file.includes(folder))).toBe(true)
  }
  expect(found).toEqual([])
})

test('a personal string would be found in each of the forms', () => {
  const text = '龘靐齉爩'
  for (const shift of [0, 1, 2]) {
    const within = Buffer.concat([Buffer.alloc(shift, 65), Buffer.from(text), Buffer.from('尾')])
    const base64 = Buffer.from(within.toString('base64'))
    expect(formsOf(text).some(([, needle]) => base64.includes(needle))).toBe(true)
  }
  expect(formsOf(text).some(([, needle]) => Buffer.from(text, 'utf16le').includes(needle))).toBe(true)
  expect(formsOf(text).some(([, needle]) => Buffer.from('别的').includes(needle))).toBe(false)
})
