/**
 * Days on which something is wrong: what a person types, the server, the disk, the clock. On each of them the station says
 * what is the matter in a plain sentence, work goes on, and afterwards everything is there, here and on the other kiosk.
 */
import { expect, type Page, test } from '@playwright/test'
import { checkCharacter } from '../../src-domain/shared/identity-number.ts'
import { look } from './support/look.ts'
import { chen, enterPin, findElder, giveConsent, goTo, openDay, registerElder, zhou } from './support/staff.ts'
import { type Kiosk, lineIsBack, openStation, type Station } from './support/station.ts'
import { anotherService, brokenCouch, signInPage, slowLine, type StrangeServer } from './support/strange-servers.ts'

test.describe.configure({ mode: 'serial' })

const day = 24 * 60 * 60_000
let station: Station
let one: Kiosk
let two: Kiosk

/** Everybody registered on these days, with the sound of the name by which they are found. */
const registered = new Map<string, string>()

test.beforeAll(async () => {
  station = await openStation(20)
  one = await station.addKiosk('一号机')
  two = await station.addKiosk('二号机')
  await openDay(one.page)
  await openDay(two.page, zhou)
  await agrees(one)
  await agrees(two)
})

test.afterAll(async () => {
  await station?.close()
})

const chip = (page: Page) => page.locator('.sync-chip')
const agrees = (kiosk: Kiosk) => expect(chip(kiosk.page)).toContainText('已同步', { timeout: 120_000 })

async function register(kiosk: Kiosk, name: string, sound: string): Promise<void> {
  registered.set(name, sound)
  await registerElder(kiosk.page, { name, number: numberOf(registered.size) })
}

/** A valid number of a man born on 5 March 1941; another one for each `count`. */
function numberOf(count: number): string {
  const digits = `11010119410305${String(count * 2 + 1).padStart(3, '0')}`
  return `${digits}${checkCharacter(digits)}`
}

/** What the panel behind the chip says, and a picture of it. */
async function says(kiosk: Kiosk, sentence: string, name: string): Promise<void> {
  const { page } = kiosk
  await chip(page).click()
  await expect(page.getByRole('dialog').getByText(sentence).first()).toBeVisible()
  await look(page, name)
  await page.getByRole('button', { name: '关闭' }).click()
}

/** The kiosk's cable leads to another place from now on. */
function replug({ cable }: Kiosk, port: number): void {
  cable.cut()
  cable.plugInto(port)
  cable.mend()
}

/** Nothing was lost: sent, and found on the other machine. */
async function arrived(name: string): Promise<void> {
  await lineIsBack(one)
  await agrees(one)
  await expect(chip(one.page)).not.toContainText('待发送')
  await expect(async () => findElder(two.page, registered.get(name) ?? '', name)).toPass({ timeout: 60_000 })
}

/** Registers somebody while `stranger` answers in place of the server; then the server is back. */
async function onADayWith(stranger: StrangeServer, name: string, sound: string, sentence: string, picture: string) {
  replug(one, stranger.port)
  await lineIsBack(one)
  await expect(chip(one.page)).toContainText('连不上', { timeout: 60_000 })
  await register(one, name, sound)
  await expect(chip(one.page)).toContainText('待发送')
  await says(one, sentence, picture)
  await stranger.close()
  replug(one, station.serverPort)
  await arrived(name)
}

test('says beside the field what is wrong with a number or a date, and keeps what was typed', async () => {
  const { page } = one
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).click()
  await giveConsent(page)
  const number = page.getByLabel('证件号码')
  await page.getByLabel(/^姓名(?!拼音)/).fill('李守正')

  await number.fill('110101410305001')
  await expect(page.getByText(/这是 15 位老号码.*换算是 11010119410305001/)).toBeVisible()
  await look(page, 'bad-01-fifteen-digits')

  const noSuchDay = '11010119410230001'
  await number.fill(`${noSuchDay}${checkCharacter(noSuchDay)}`)
  await expect(page.getByText('没有这一天。请再看一遍出生日期。')).toBeVisible()
  await look(page, 'bad-02-no-such-day-in-number')

  registered.set('李守正', 'lishouzheng')
  await number.fill(numberOf(registered.size))
  await expect(page.getByText(/号码对，居民身份证，男，1941-03-05 生/)).toBeVisible()
  await page.getByRole('group', { name: /^性别/ }).getByText('女', { exact: true }).click()
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('性别和证件号码不一致。')).toBeVisible()
  await look(page, 'bad-03-sex-differs')
  await page.getByRole('button', { name: '用号码里的性别和生日' }).click()
  await expect(page.getByText('性别和证件号码不一致。')).toHaveCount(0)

  // Without a number the date is typed by hand; what the number filled is gone with it.
  await number.fill('')
  await page.getByRole('group', { name: /^性别/ }).getByText('男', { exact: true }).click()
  await page.getByText('今天没带', { exact: true }).click()
  await page.getByLabel(/^出生日期（/).fill('19410230')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('没有这一天。请再看一遍出生日期。')).toBeVisible()
  await look(page, 'bad-04-no-such-day-by-hand')
  await page.getByLabel(/^出生日期（/).fill('2941-3-5')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('出生日期比今天还晚。请再看一遍。')).toBeVisible()

  await expect(page.getByLabel(/^姓名(?!拼音)/)).toHaveValue('李守正')
  await page.getByLabel(/^出生日期（/).fill('1941年3月5日')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('李守正的档案已经存好')).toBeVisible()
  await arrived('李守正')
})

test('works on while the server is down', async () => {
  await station.stopServer()
  await expect(chip(one.page)).toContainText('离线', { timeout: 60_000 })
  await register(one, '吴启明', 'wuqiming')
  await expect(chip(one.page)).toContainText('待发送')
  await says(one, '现在没有网络。照常工作，网络来了会自己发送。', 'bad-05-server-down')
  await station.startServer()
  await lineIsBack(two)
  await arrived('吴启明')
})

test('has patience with a slow line', async () => {
  const line = await slowLine(station.serverPort, 1_500)
  replug(one, line.port)
  await lineIsBack(one)
  await register(one, '郑怀远', 'zhenghuaiyuan')
  await expect(chip(one.page)).toContainText('待发送')
  await says(one, '可以照常工作', 'bad-06-slow')
  await arrived('郑怀远')
  await line.close()
  replug(one, station.serverPort)
})

test('says that the address belongs to something else', async () => {
  const sentence = '连到的地址不是驿站的服务器。资料都在本机，照常可用；'
  await onADayWith(await anotherService(), '孙立德', 'sunlide', sentence, 'bad-07-not-a-couch')
})

test('says that the network wants somebody to sign in first', async () => {
  const sentence = '服务器的回答看不懂，可能是网络要先登录。资料都在本机，会自己再试。'
  await onADayWith(await signInPage(), '许广平', 'xuguangping', sentence, 'bad-08-sign-in-page')
})

test('takes no harm from answers that break off or make no sense', async () => {
  await onADayWith(await brokenCouch(), '冯志高', 'fengzhigao', '服务器的回答看不懂', 'bad-09-garbage')
})

test('locks itself when it was reported lost, and loses nothing until it is found and enrolled again', async () => {
  const { page, cable } = one
  cable.cut()
  await register(one, '邓文彬', 'dengwenbin')
  await station.revokeKiosk('一号机')
  cable.mend()
  await lineIsBack(one)
  const door = page.getByRole('button', { name: '工作人员开门' })
  await expect(door).toBeVisible({ timeout: 120_000 })
  await expect(page.locator('body')).not.toContainText('邓文彬')
  await door.click()
  await enterPin(page, zhou)
  await expect(page.getByText('这台机器已被报失')).toBeVisible()
  const panel = page.locator('.door')
  await panel.getByLabel('服务器地址').fill(cable.url)
  await panel.getByLabel('一次性登记码').fill('AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA')
  await panel.getByRole('button', { name: '重新登记' }).click()
  await expect(panel.getByText('登记码不对、用过了或者过期了。')).toBeVisible()
  await look(page, 'bad-11-enrol-again')
  await panel.getByLabel('一次性登记码').fill(await station.enrolmentCode())
  await panel.getByRole('button', { name: '重新登记' }).click()
  await door.click()
  await enterPin(page, zhou)
  await expect(page.locator('.staff-rail')).toBeVisible({ timeout: 60_000 })
  await arrived('邓文彬')
})

test('says in a second window that the station is open already, and saves nothing there', async () => {
  const second = await one.context.newPage()
  await second.goto(new URL('/', one.page.url()).href)
  await expect(second.getByText('驿站已经在另一个窗口打开').first()).toBeVisible({ timeout: 30_000 })
  await look(second, 'bad-12-second-window')
  await second.close()
  await register(one, '唐秀峰', 'tangxiufeng')
  await arrived('唐秀峰')
})

test('corrects a clock that is two days off by the server, and says so', async () => {
  const three = await station.addKiosk('三号机', { clockAhead: -2 * day })
  const { page } = three
  await openDay(page)
  await agrees(three)
  await expect(page.getByText('这台机器的时间和实际相差 2 天。')).toBeVisible()
  await look(page, 'bad-13-clock-behind')
  await register(three, '曹国栋', 'caoguodong')
  await agrees(three)
  await says(three, '没有。', 'bad-14-clock-behind-sent')
  await arrived('曹国栋')
  await three.context.close()
})

test('lists what the server refuses with its reason, while everything else arrives', async () => {
  const { page, cable } = one
  cable.cut()
  await expect(chip(page)).toContainText('离线', { timeout: 60_000 })
  await register(one, '沈家和', 'shenjiahe')
  // Somebody sets the clock of the machine, and the server cannot be asked.
  await one.context.clock.setSystemTime(Date.now() + 2 * day)
  await register(one, '韩景春', 'hanjingchun')
  cable.mend()
  await lineIsBack(one)
  await expect(page.getByText('这台机器的时间和实际相差 2 天。')).toBeVisible({ timeout: 60_000 })
  await expect(async () => findElder(two.page, 'shenjiahe', '沈家和')).toPass({ timeout: 60_000 })
  await says(one, '记录的时间比现在还晚。请检查这台机器的时钟。', 'bad-15-refused')
  await chip(page).click()
  await expect(page.getByRole('dialog').getByText('老人档案 · 韩景春')).toBeVisible()
  await expect(chip(page)).toContainText('2 条没被接受 · 时钟不对')
  await page.getByRole('button', { name: '关闭' }).click()
  await one.context.clock.setSystemTime(Date.now())
  await register(one, '彭玉堂', 'pengyutang')
  await expect(async () => findElder(two.page, 'pengyutang', '彭玉堂')).toPass({ timeout: 60_000 })
  await findElder(page, 'hanjingchun', '韩景春')
})

test('says that the disk is full, keeps the entry in the journal, and brings it back', async () => {
  expect(one.faults).toEqual([])
  // Chromium remembers for a while how much room there was: it is started anew, and told before its first write.
  one = await one.restart(async (page, origin) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  })
  await unlock(one.page, chen)
  await expect(one.page.getByText('磁盘快满了', { exact: true })).toBeVisible()
  await look(one.page, 'bad-16-disk-full')
  await registerElder(one.page, { name: '董月明', number: numberOf(40) }, '这一次已经记进日志，不会丢；')
  await expect(one.page.getByText('这一次已经记进日志，不会丢；')).toBeInViewport()
  await look(one.page, 'bad-17-disk-full-not-saved')
  // Pressed once more it is still one record.
  await one.page.getByRole('button', { name: '保存登记' }).click()
  await expect(one.page.getByRole('button', { name: '保存登记' })).toBeEnabled()
  one = await one.restart()
  await unlock(one.page, chen)
  registered.set('董月明', 'dongyueming')
  await expect(async () => findElder(one.page, 'dongyueming', '董月明')).toPass({ timeout: 60_000 })
  await expect(async () => findElder(two.page, 'dongyueming', '董月明')).toPass({ timeout: 60_000 })
})

test('has everybody at the end of these days', async () => {
  await one.reload()
  await unlock(one.page, chen)
  for (const [name, sound] of registered) await findElder(one.page, sound, name)
  await goTo(two.page, '老人')
  // All but the one whose time the server does not accept yet.
  await expect(two.page.getByText(`共 ${20 + registered.size - 1} 位`)).toBeVisible()
  expect(one.strangers).toEqual([])
  expect(one.faults).toEqual([])
  expect(two.faults).toEqual([])
})

async function unlock(page: Page, who: typeof chen | typeof zhou): Promise<void> {
  // A browser started anew has the whole station to open.
  await page.getByRole('button', { name: '工作人员', exact: true }).click({ timeout: 60_000 })
  await enterPin(page, who)
  await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
}
