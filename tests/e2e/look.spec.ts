/** What every walk relies on: a page with faults is found to have them. */
import { expect, test } from '@playwright/test'
import { axeFindings } from './support/look.ts'

test('axe finds what is wrong on a page, also asked again', async ({ page }) => {
  await page.setContent('<html lang="zh-CN"><title>x</title><main><h1>一</h1><p>好</p></main></html>')
  expect(await axeFindings(page)).toEqual([])
  await page.setContent(
    '<html lang="zh-CN"><title>x</title><main><h1>一</h1><img src="x"><button></button></main></html>',
  )
  for (let time = 0; time < 2; time += 1) {
    expect((await axeFindings(page)).map((finding) => finding.split(':')[0])).toEqual(['button-name', 'image-alt'])
  }
})
