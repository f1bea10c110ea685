/** What a staff member does with hand and keyboard, step by step; each waits for what it should see. */
import { expect, type Locator, type Page } from '@playwright/test'

export const chen = { name: '陈晓梅', pin: '369147' } as const
export const zhou = { name: '周敏', pin: '258036' } as const
export type StaffMember = { readonly name: string; readonly pin: string }

export async function openDay(page: Page, who: StaffMember = chen): Promise<void> {
  await page.getByRole('button', { name: '工作人员开门' }).click()
  await enterPin(page, who)
  await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 120_000 })
}

export async function enterPin(page: Page, who: StaffMember): Promise<void> {
  const person = page.getByRole('button', { name: who.name })
  const pad = page.getByRole('button', { name: '数字 0' })
  await person.or(pad).first().waitFor()
  if (await person.isVisible()) await person.click()
  await expect(pad).toBeEnabled()
  for (const digit of who.pin) await page.getByRole('button', { name: `数字 ${digit}` }).click()
}

/** A signature as a finger leaves it: a few strokes on the pad. */
export async function sign(page: Page): Promise<void> {
  const pad = page.locator('svg.signature-box')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('the signature pad is not on the screen')
  for (const row of [0.35, 0.6]) {
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * row)
    await page.mouse.down()
    for (let i = 1; i <= 8; i += 1) {
      await page.mouse.move(box.x + box.width * (0.2 + i * 0.05), box.y + box.height * (row + (i % 2) * 0.1))
    }
    await page.mouse.up()
  }
}

export async function goTo(page: Page, name: '今天' | '老人' | '服务与预约'): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).first().click()
}

/** F2, a few letters, Enter: the elder's page. */
export async function findElder(page: Page, letters: string, name: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(letters)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Tab after Tab, as somebody without a mouse goes there; where the keyboard stands must be seen. */
export async function reach(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press('Tab')
    if (!(await what.evaluate((one) => one === document.activeElement))) continue
    const isSeen = await what.evaluate((one) =>
      [one, one.closest('.choice, .find-box, .ant-input-affix-wrapper')].some(
        (box) => box !== null && getComputedStyle(box).boxShadow !== 'none',
      ),
    )
    expect(isSeen, 'a ring around what has the keyboard').toBe(true)
    return
  }
  throw new Error('not reached by the keyboard')
}

/** Every purpose agreed to, signed on the screen: what comes before the form. */
export async function giveConsent(page: Page): Promise<void> {
  await page.locator('fieldset.consent-answer').first().waitFor()
  for (const purpose of await page.locator('fieldset.consent-answer').all()) {
    await purpose.getByText('同意', { exact: true }).click()
  }
  await sign(page)
  await page.getByRole('button', { name: '同意了，填资料' }).click()
}

/** From the list of the day to the record saved; or to `refused`, what is said when it is not. */
export async function registerElder(
  page: Page,
  { name, number }: { readonly name: string; readonly number: string },
  refused?: string,
): Promise<void> {
  await goTo(page, '今天')
  await page.getByRole('button', { name: '登记老人' }).click()
  await giveConsent(page)
  await page.getByLabel('证件号码').fill(number)
  await page.getByLabel(/^姓名(?!拼音)/).fill(name)
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText(refused ?? `${name}的档案已经存好`)).toBeVisible()
}

/** A list that still unfolds takes no touch: nobody is so quick, and whoever is touches it again. */
export async function choose(field: Locator, option?: string): Promise<void> {
  const list = field.page().locator('.ant-select-dropdown:visible')
  const wanted =
    option === undefined ? list.locator('.ant-select-item-option').first() : list.getByTitle(option, { exact: true })
  await expect(async () => {
    if ((await list.count()) === 0) await field.click()
    await wanted.click({ timeout: 5_000 })
    await expect(list).toHaveCount(0, { timeout: 2_000 })
  }).toPass()
}
