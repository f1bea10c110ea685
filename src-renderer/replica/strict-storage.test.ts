import { expect, it } from 'vitest'
import { tellingLoss } from './strict-storage.ts'

/** A browser that opens a database and says of it what it is told to say. */
function falseFactory(): { readonly factory: IDBFactory; readonly says: (dataLoss: string | undefined) => void } {
  let opened = new EventTarget()
  const factory = {
    open: () => (opened = new EventTarget()),
    deleteDatabase: (name: string) => `deleted ${name}`,
    databases: async () => [{ name: 'one', version: 1 }],
    cmp: () => 1,
  } as unknown as IDBFactory
  const says = (dataLoss: string | undefined): void =>
    void opened.dispatchEvent(Object.assign(new Event('upgradeneeded'), dataLoss === undefined ? {} : { dataLoss }))
  return { factory, says }
}

it('tells when the browser opened an empty database in the place of a damaged one, and at no other time', () => {
  const { factory, says } = falseFactory()
  let losses = 0
  const telling = tellingLoss(factory, () => (losses += 1))
  telling.open('replica', 1)
  // A database that is new, in Chromium and in a browser that knows no such word.
  says('none')
  says(undefined)
  expect(losses).toBe(0)
  telling.open('replica', 1)
  says('total')
  expect(losses).toBe(1)
})

it('leaves the rest of the browser’s IndexedDB as it is', async () => {
  const { factory } = falseFactory()
  const telling = tellingLoss(factory, () => undefined)
  expect(telling.deleteDatabase('old')).toBe('deleted old')
  expect(await telling.databases()).toEqual([{ name: 'one', version: 1 }])
  expect(telling.cmp(2, 1)).toBe(1)
})
