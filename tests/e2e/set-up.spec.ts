/**
 * A machine that nobody has set up: alone, without any server; and joined to a running one, through every wrong address and
 * code a person could type. In both languages.
 */
import { expect, type Page, test } from '@playwright/test'
import { look } from './support/look.ts'
import { enterPin, findElder, giveConsent, goTo } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { signInPage } from './support/strange-servers.ts'

test.describe.configure({ mode: 'serial' })

const elders = 30
const administrator = { name: '林秀兰', pin: '507284' } as const
let station: Station

test.beforeAll(async () => {
  station = await openStation(elders)
})
test.afterAll(async () => {
  await station?.close()
})

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: `数字 ${digit}` }).click()
}

/** Twice, as the screen asks. */
async function choosePin(page: Page, pin: string, again: string = pin): Promise<void> {
  await expect(page.getByRole('heading', { name: '设一个六位密码' })).toBeVisible()
  await typePin(page, pin)
  await expect(page.getByRole('heading', { name: '再输入一次' })).toBeVisible()
  await typePin(page, again)
}

/** The same screen in English, and back. */
async function lookInEnglish(page: Page, name: string, sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText(sentence).first()).toBeVisible()
  await look(page, name)
  await page.getByRole('button', { name: '中文' }).click()
}

test.describe('alone', () => {
  let kiosk: Kiosk

  test('asks in three steps and says what is missing', async () => {
    kiosk = await station.addKiosk('单机', { isNew: true })
    const { page } = kiosk
    await expect(page.getByRole('heading', { name: '欢迎使用银杏驿站' })).toBeVisible()
    await look(page, 'set-up-1-how')
    await lookInEnglish(page, 'set-up-1-how-en', 'How will this machine work?')
    await expect(page.getByRole('button', { name: '下一步' })).toBeDisabled()
    await page.getByRole('radio', { name: /^单独使用/ }).check()
    await next(page)

    await next(page)
    await expect(page.getByText('请填这一项')).toHaveCount(2)
    await page.getByLabel('驿站名称').fill('青山村驿站')
    await page.getByLabel('这台机器叫什么').fill('大厅一号机')
    await page.getByLabel('驿站电话').fill('6555123')
    await next(page)
    await expect(page.getByText('座机请加上区号')).toBeVisible()
    await look(page, 'set-up-2-station-missing')
    await lookInEnglish(page, 'set-up-2-station-en', 'Name of the station')
    await page.getByLabel('驿站电话').fill('0512-65551234')
    await look(page, 'set-up-2-station')
    await next(page)
  })

  test('refuses a weak PIN and two that differ, and opens the station with a good one', async () => {
    const { page } = kiosk
    await expect(page.getByRole('button', { name: '数字 1' })).toBeDisabled()
    await page.getByLabel('您的姓名').fill(administrator.name)
    await look(page, 'set-up-3-person')
    await lookInEnglish(page, 'set-up-3-person-en', 'Choose a PIN of six digits')
    await choosePin(page, '507284', '507248')
    await expect(page.getByText('两次输入的密码不一样')).toBeVisible()
    await typePin(page, '123456')
    await expect(page.getByText('这个密码太容易猜到')).toBeVisible()
    await expect(page.getByRole('heading', { name: '设一个六位密码' })).toBeVisible()
    await look(page, 'set-up-3-weak-pin')
    // A name that was mistyped can still be put right.
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByLabel('这台机器叫什么').fill('前厅一号机')
    await next(page)
    await choosePin(page, administrator.pin)
    await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: '独立使用' })).toBeVisible()
    await look(page, 'set-up-4-open')
  })

  test('registers an elder, and nothing waits for a server', async () => {
    const { page } = kiosk
    await page.getByRole('button', { name: '登记老人' }).first().click()
    await giveConsent(page)
    await page.getByLabel('证件号码').fill('110101194001010012')
    await page
      .getByLabel(/^姓名(?!拼音)/)
      .first()
      .fill('欧阳桂芝')
    await page.getByLabel(/^电话/).first().fill('13812345678')
    await page.getByText('独居', { exact: true }).first().click()
    await page.getByRole('button', { name: '保存登记' }).click()
    await expect(page.getByText('欧阳桂芝的档案已经存好')).toBeVisible()
    await expect(page.getByText(/待发送/)).toHaveCount(0)
    await page.getByRole('button', { name: '独立使用' }).click()
    await expect(page.getByText('这个驿站独立使用，没有总台。')).toBeVisible()
    await look(page, 'set-up-5-alone-status')
    await page.getByRole('button', { name: '关闭' }).click()
  })

  test('opens again the next day with the PIN, and has the elder', async () => {
    const { page } = kiosk
    await page.getByRole('button', { name: '结束今天' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束今天' }).click()
    await expect(page.getByRole('heading', { name: '驿站还没开门' })).toBeVisible()
    await expect(page.getByText('青山村驿站')).toBeVisible()
    await expect(page.getByText('0512-65551234')).toBeVisible()
    await look(page, 'set-up-6-closed')
    await kiosk.reload()
    await page.getByRole('button', { name: '工作人员开门' }).click()
    await enterPin(page, administrator)
    await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
    await findElder(page, 'oygz', '欧阳桂芝')
    expect(kiosk.strangers).toEqual([])
    expect(kiosk.faults).toEqual([])
  })
})

test.describe('with a server', () => {
  let kiosk: Kiosk

  const noCode = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA'
  /** Address and code, on the second step. */
  async function join(page: Page, address: string, code: string): Promise<void> {
    await page.getByLabel('服务器地址').fill(address)
    await page.getByLabel('一次性登记码').fill(code)
    await next(page)
  }
  const refusedWith = async (page: Page, sentence: string, name: string) => {
    await expect(page.getByText(sentence)).toBeVisible({ timeout: 40_000 })
    await look(page, name)
  }

  test('says clearly what is wrong with an address or a code', async () => {
    kiosk = await station.addKiosk('新机', { isNew: true })
    const { page, cable } = kiosk
    await page.getByRole('radio', { name: /^连到服务器/ }).check()
    await next(page)
    await page.getByLabel('服务器地址').fill(cable.url)
    await page.getByLabel('一次性登记码').fill(noCode)
    await page.getByLabel('这台机器叫什么').fill('后厅机')
    await look(page, 'set-up-7-server')
    await lookInEnglish(page, 'set-up-7-server-en', 'Address of the server')
    await next(page)
    await page.getByLabel('您的姓名').fill(administrator.name)
    await choosePin(page, administrator.pin)
    await refusedWith(page, '登记码不对、用过了或者过期了。', 'set-up-8-wrong-code')
    await page.getByRole('button', { name: '返回' }).click()

    await join(page, cable.url, 'x')
    await refusedWith(page, '登记码应该是 26 个字母和数字', 'set-up-8-no-code')

    await join(page, 'sync', noCode)
    await refusedWith(page, '这不像一个服务器地址。', 'set-up-8-no-address')

    await join(page, 'http://192.0.2.1:5984', noCode)
    await refusedWith(page, '这个地址没有加密（http）', 'set-up-8-insecure')

    cable.cut()
    await join(page, cable.url, noCode)
    await refusedWith(page, '连不上这个地址。', 'set-up-8-unreachable')
    cable.mend()

    const stranger = await signInPage()
    await join(page, stranger.url, noCode)
    await refusedWith(page, '这个地址有回应，但不是驿站的服务器。', 'set-up-8-not-ours')
    await stranger.close()
  })

  test('joins with the right code and receives the elders of the station', async () => {
    const { page, cable } = kiosk
    await join(page, `${cable.url}/`, (await station.enrolmentCode()).toLowerCase().replaceAll('-', ' '))
    await choosePin(page, administrator.pin)
    await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: /已同步/ })).toBeVisible({ timeout: 120_000 })
    await goTo(page, '老人')
    await expect(page.getByText(`共 ${elders} 位`)).toBeVisible()
    await page.locator('.elder-rows button').first().click()
    await expect(page.getByRole('button', { name: '交给老人用' })).toBeVisible()
    await look(page, 'set-up-9-joined')
    expect(kiosk.strangers).toEqual([])
    expect(kiosk.faults).toEqual([])
  })
})
