/**
 * People for whom the usual way does not fit: somebody for whom a guardian decides, without a number, with a character no
 * keyboard has; somebody who sounds like somebody else; a number that a scanner types. And what is asked for is undone in time.
 */
import { mkdir } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { checkCharacter } from '../../src-domain/shared/identity-number.ts'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { look } from './support/look.ts'
import { findElder, giveConsent, goTo, openDay, reach, registerElder, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'

test.describe.configure({ mode: 'serial' })

let station: Station
let one: Kiosk

test.beforeAll(async () => {
  station = await openStation(10)
  one = await station.addKiosk('一号机')
  await openDay(one.page, zhou)
  await expect(one.page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
})
test.afterAll(async () => {
  await station?.close()
})

/** Without a pause between the keys. */
const scanned = (page: Page, text: string) => Promise.all([...text, 'Enter'].map((key) => page.keyboard.press(key)))
const nameField = (page: Page) => page.getByLabel(/^姓名(?!拼音)/).first()

const rareName = '𬍛𠮷兰'

test('a guardian decides; no number; a rare character stays as it is written', async () => {
  const { page } = one
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).click()
  await page.locator('fieldset.consent-answer').first().waitFor()
  for (const purpose of await page.locator('fieldset.consent-answer').all()) {
    await purpose.getByText('同意', { exact: true }).click()
  }
  await page.locator('label', { hasText: '监护人代办' }).click()
  await page.getByLabel('监护人姓名').fill('满志远')
  const next = page.getByRole('button', { name: '同意了，填资料' })
  // Who decides for somebody and by what right is never guessed.
  const missing = page.getByText(zhCN.refusal['consent.guardianMissing'])
  await next.click()
  await expect(missing).toBeVisible()
  await page.getByLabel('关系').click()
  await page.getByTitle('儿子', { exact: true }).click()
  await next.click()
  await expect(missing).toBeVisible()
  await page.getByLabel(/^凭什么证明/).fill('户口簿')
  await look(page, 'reg-01-guardian')
  await next.click()
  await expect(page.locator('.guardian-row').getByLabel(/^姓名/)).toHaveValue('满志远')

  await page.getByText('没上过户口', { exact: true }).click()
  await nameField(page).fill(rareName)
  await page.getByLabel(/^姓名拼音/).fill('man ji lan')
  await page.getByRole('group', { name: /^性别/ }).getByText('女', { exact: true }).click()
  await page.getByLabel(/^出生日期（/).fill('19380412')
  await look(page, 'reg-02-rare-character')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText(`${rareName}的档案已经存好`)).toBeVisible()
  await findElder(page, 'mjl', rareName)
  await look(page, 'reg-03-rare-character-kept')
  await page.getByRole('tab', { name: '家属与同意' }).click()
  await expect(page.getByText(/满志远（儿子、户口簿）/).first()).toBeVisible()
  await expect(page.locator('.contacts')).toContainText('满志远儿子监护人')
  await expect(page.locator('.elder-head-staff')).toContainText('监护人：满志远（儿子）')
})

test('somebody who sounds the same and has the same birthday is asked about before anything is saved', async () => {
  const { page } = one
  await registerElder(page, { name: '李秀英', number: numberOf('19400102', 11) })
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).click()
  await giveConsent(page)
  await page.getByText('今天没带', { exact: true }).click()
  await nameField(page).fill('李秀瑛')
  await page.getByRole('group', { name: /^性别/ }).getByText('女', { exact: true }).click()
  await page.getByLabel(/^出生日期（/).fill('19400102')
  await page.keyboard.press('Tab')
  await expect(page.getByText('姓名读音和生日一样')).toBeVisible()
  await look(page, 'reg-04-sounds-the-same')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('李秀瑛的档案已经存好')).toHaveCount(0)
  await page.getByRole('button', { name: '问过了，不是同一个人' }).click()
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('李秀瑛的档案已经存好')).toBeVisible()
  await page.keyboard.press('F2')
  await page.keyboard.type('lixiuying')
  await expect(page.getByRole('option', { name: /李秀[英瑛]/ })).toHaveCount(2)
  await page.keyboard.press('Escape')
})

test('two records that are one person after all are seen as one, and can be taken apart', async () => {
  const { page } = one
  const same = zhCN.elders.same
  await findElder(page, '李秀英', '李秀英')
  await page.getByRole('tab', { name: '家属与同意' }).click()
  await page.getByRole('button', { name: same.start }).click()
  await page.getByRole('button', { name: same.choose }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(same.compare)).toBeVisible()
  await dialog.getByRole('radio', { name: /李秀瑛/ }).check()
  await look(page, 'reg-08-join')
  await dialog.getByRole('button', { name: same.confirm }).click()
  await expect(page.getByRole('heading', { name: '李秀瑛', level: 1 })).toBeVisible()
  await look(page, 'reg-09-joined')
  await goTo(page, '老人')
  await page.locator('.list-search').fill('lixiuying')
  await expect(page.locator('.elder-rows button')).toHaveCount(1)
  await page.locator('.elder-rows button').first().click()
  await page.getByRole('tab', { name: '家属与同意' }).click()
  const separate = page.getByRole('button', { name: same.separate })
  await separate.click()
  await expect(separate).toHaveCount(0)
  await goTo(page, '老人')
  await page.locator('.list-search').fill('lixiuying')
  await expect(page.locator('.elder-rows button')).toHaveCount(2)
  // Both say again what they said: the name that was chosen from the other went back with it.
  await expect(page.locator('.elder-rows button', { hasText: '李秀英' })).toHaveCount(1)
  await expect(page.locator('.elder-rows button', { hasText: '李秀瑛' })).toHaveCount(1)
  await look(page, 'reg-10-apart-again')
})

test('a number typed by a scanner stands in its field, and its Enter sends nothing', async () => {
  const { page } = one
  const number = numberOf('19450620', 21)
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).click()
  await giveConsent(page)
  const field = page.getByLabel('证件号码')
  await expect(async () => {
    await field.fill('')
    await nameField(page).fill('')
    await scanned(page, number)
    await expect(field).toHaveValue(number, { timeout: 3_000 })
    await expect(nameField(page)).toHaveValue('', { timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  // Also where the keyboard stands in the field for which it is.
  await expect(async () => {
    await field.fill('')
    await scanned(page, number)
    await expect(page.getByText(zhCN.elders.number.scanned.replace('{{number}}', number))).toBeVisible({
      timeout: 3_000,
    })
    await expect(field).toHaveValue(number, { timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText(/号码对，居民身份证/)).toBeVisible()
  await look(page, 'reg-05-scanned')
  await nameField(page).fill('孙德胜')
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText('孙德胜的档案已经存好')).toBeVisible()
})

test('a record that is not agreed to any more is closed, and is asked about before it opens again', async () => {
  const { page } = one
  await findElder(page, 'sds', '孙德胜')
  await expect(page.getByText('男 81 岁')).toBeVisible()
  await page.getByRole('tab', { name: '家属与同意' }).click()
  await page.getByRole('button', { name: '收回同意', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '收回同意', exact: true }).click()
  await expect(page.getByText(zhCN.elders.withdrawnTitle).first()).toBeVisible()
  await expect(page.getByText('男 81 岁')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '改资料' })).toHaveCount(0)
  await look(page, 'reg-06-closed')
  await goTo(page, '老人')
  await page.locator('.list-search').fill('孙德胜')
  await expect(page.locator('.elder-rows button')).toHaveCount(1)
  await expect(page.locator('.elder-rows')).not.toContainText('81')
  await look(page, 'reg-07-closed-in-the-list')
})

test('the main tasks go by the keyboard alone: registered before a witness, measured, scored, backed up, locked', async () => {
  const { page } = one
  const key = (name: string) => page.keyboard.press(name)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  const enter = async (what: Locator) => {
    await reach(page, what)
    await key('Enter')
  }
  const write = async (label: string | RegExp, text: string) => {
    await reach(page, page.getByLabel(label).first())
    await page.keyboard.type(text)
  }
  const heading = page.getByRole('heading', { level: 1 })
  await enter(page.getByRole('navigation').getByRole('link', { name: /^今天/ }))
  await enter(button('登记老人'))
  await page.locator('fieldset.consent-answer').first().waitFor()
  for (const purpose of await page.locator('fieldset.consent-answer').all()) {
    await reach(page, purpose.getByRole('button', { name: '同意', exact: true }))
    await key('Space')
  }
  await reach(page, page.getByRole('radio', { name: /^本人签名/ }))
  await key('ArrowRight')
  await write('见证人姓名', '陈晓梅')
  await enter(button('同意了，填资料'))
  await expect(heading).toBeFocused()
  await write('证件号码', numberOf('19410708', 31))
  await write(/^姓名(?!拼音)/, '郝桂芬')
  await enter(button('保存登记'))
  await expect(page.getByText('郝桂芬的档案已经存好')).toBeVisible()

  await findElder(page, 'hgf', '郝桂芬')
  await expect(heading).toBeFocused()
  await reach(page, page.getByRole('tab', { name: '概览' }))
  await key('ArrowRight')
  await enter(button(zhCN.archive.reading.add))
  await write(/^高压/, '128')
  await write(/^低压/, '78')
  await reach(page, page.getByRole('radio').and(page.getByLabel(zhCN.archive.reading.source.staff, { exact: true })))
  await key('Space')
  await enter(page.getByRole('dialog').getByRole('button', { name: zhCN.archive.save, exact: true }))
  await expect(page.getByText('128 / 78').first()).toBeVisible()
  await key('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await enter(button('评估'))
  await enter(button('开始评估'))
  await expect(page.locator('fieldset.score-item')).toHaveCount(8)
  for (let item = 0; item < 8; item += 1) await key('0')
  await expect(page.locator('fieldset.score-item input:checked')).toHaveCount(8)

  const stick = test.info().outputPath('stick')
  await mkdir(stick, { recursive: true })
  const words = zhCN.settings.backup
  await enter(page.getByRole('navigation').getByRole('link', { name: '设置' }))
  await write(words.folder, stick)
  await enter(button(words.useFolder))
  await expect(button(words.newCode)).toBeEnabled()
  await enter(button(words.newCode))
  await enter(button(words.codeDone))
  await expect(button(words.renewCode)).toBeFocused()
  await enter(button(words.now))
  await expect(page.getByText(/^最近一次/)).toBeVisible()
  await expect(button(words.now)).toBeFocused()

  await key('?')
  await expect(page.getByRole('heading', { name: zhCN.app.keys.title })).toBeVisible()
  await look(page, 'reg-10-keys')
  await key('Escape')
  await enter(button(/锁上/))
  await expect(button(/工作人员/)).toBeVisible()
})

/** A valid number with this birthday. */
function numberOf(birthday: string, order: number): string {
  const digits = `310101${birthday}${String(order).padStart(3, '0')}`
  return `${digits}${checkCharacter(digits)}`
}
