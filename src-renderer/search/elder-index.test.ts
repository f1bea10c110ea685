import { BehaviorSubject, filter, firstValueFrom } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConsentAct } from '../../src-domain/consent/consent.ts'
import { type ElderBody, elderKind } from '../../src-domain/elders/elder.ts'
import { createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { actsOf } from '../../tests/support/trial-kinds.ts'
import { type ElderIndex, openElderIndex } from './elder-index.ts'

const act = actsOf('kiosk-a', 1)
const yes: ConsentAct = {
  id: 'yes',
  purpose: 'record',
  given: true,
  textVersion: 1,
  language: 'zh-CN',
  method: 'witness',
  witness: { name: '陈晓梅' },
  at: '2026-01-01T00:00:00.000Z',
  author: 'staff:1',
  replaces: [],
}
const elder = (name: string, more: Partial<ElderBody> = {}): Document<ElderBody> =>
  createDocument(
    elderKind,
    {
      name,
      sex: '2',
      birthDate: '1940-01-01',
      birthDateSource: 'card',
      living: [],
      payment: [],
      contacts: [],
      interests: [],
      allergies: [],
      risks: [],
      consents: [yes],
      ...more,
    },
    act(),
  )

const indexes: ElderIndex[] = []
afterEach(() => {
  for (const index of indexes.splice(0)) index.close()
})

async function indexOf(...elders: readonly Document[]) {
  const documents = new BehaviorSubject<readonly Document[]>(elders)
  const index = openElderIndex({ watch: () => documents })
  indexes.push(index)
  const settled = (total: number) =>
    firstValueFrom(index.state.pipe(filter((state) => state.ready && state.total === total)))
  await settled(elders.length)
  const names = (text: string, limit?: number) => index.query(text, limit).map((hit) => hit.elder.body.name)
  return { index, names, documents, settled }
}

describe('finding an elder', () => {
  it.each([
    '王秀兰',
    '王秀',
    '秀兰',
    'wangxiulan',
    'wang xiu lan',
    'WangXiu',
    'wang xl',
    'wxl',
    'w xiu',
    '王xl',
    '王秀l',
    'xiulan',
    'xl',
    'Wáng',
  ])('finds 王秀兰 by %s', async (text) => {
    const { names } = await indexOf(elder('李建国'), elder('王秀兰'), elder('张伟'))
    expect(names(text)).toEqual(['王秀兰'])
  })

  it.each([
    ['单雄信', 'shan', 'dan'],
    ['仇和平', 'qiu', 'chou'],
    ['曾国强', 'zengguo', 'cengguo'],
    ['解放军', 'xie', 'jie'],
    ['尉迟恭', 'yuchi', 'weichi'],
  ])('reads the surname of %s as %s first, and as %s too', async (name, surname, other) => {
    const { names } = await indexOf(elder('王秀兰'), elder(name))
    expect(names(surname)).toEqual([name])
    expect(names(other)).toEqual([name])
  })

  it('puts the surname’s own reading before another one', async () => {
    const { names } = await indexOf(elder('仇和平'), elder('丑小丫'))
    expect(names('qiu')).toEqual(['仇和平'])
    expect(names('chou')).toEqual(['丑小丫', '仇和平'])
  })

  it('finds ü as v', async () => {
    const { names } = await indexOf(elder('吕淑珍'))
    expect(names('lv')).toEqual(['吕淑珍'])
    expect(names('lü')).toEqual(['吕淑珍'])
  })

  it('finds a rare character by itself, and by the reading staff wrote down', async () => {
    const rare = '\u{2CE93}'
    const { names } = await indexOf(elder(`王${rare}`, { namePinyin: 'wang yi' }), elder('王芳'))
    expect(names(rare)).toEqual([`王${rare}`])
    expect(names(`王${rare}`)).toEqual([`王${rare}`])
    expect(names('wangyi')).toEqual([`王${rare}`])
    expect(names('wy')).toEqual([`王${rare}`])
  })

  it('finds long names of other peoples', async () => {
    const { names } = await indexOf(elder('阿依古丽·买买提'), elder('John Smith'))
    expect(names('ayigl')).toEqual(['阿依古丽·买买提'])
    expect(names('买买提')).toEqual(['阿依古丽·买买提'])
    expect(names('古丽·买')).toEqual(['阿依古丽·买买提'])
    expect(names('smith')).toEqual(['John Smith'])
    expect(names('john s')).toEqual(['John Smith'])
  })

  it('finds by the last digits of the identity number, with an X too, and by phone', async () => {
    const { index } = await indexOf(
      elder('王秀兰', { identityNumber: '110101194001010028' }),
      elder('李建国', { identityNumber: '11010119400101005X' }),
      elder('张伟', { phone: '138-0000-0028', contacts: [] }),
      elder('赵敏', {
        contacts: [{ id: 'c1', name: '赵强', relation: 'son', phone: '13912345678', isEmergency: true }],
      }),
    )
    const found = (text: string) => index.query(text).map((hit) => [hit.elder.body.name, hit.matched])
    expect(found('0028')).toEqual([
      ['王秀兰', 'identityNumber'],
      ['张伟', 'phone'],
    ])
    expect(found('005x')).toEqual([['李建国', 'identityNumber']])
    expect(found('005X')).toEqual([['李建国', 'identityNumber']])
    expect(found('11010119400101005X')).toEqual([['李建国', 'identityNumber']])
    expect(found('138 0000')).toEqual([['张伟', 'phone']])
    expect(found('5678')).toEqual([['赵敏', 'phone']])
    const why = (text: string) => index.query(text).map((hit) => [hit.elder.body.name, hit.covered])
    expect(why('0028')).toEqual([
      ['王秀兰', undefined],
      ['张伟', undefined],
    ])
    expect(why('8000')).toEqual([['张伟', { digits: '8000', of: 'phone' }]])
    expect(why('5678')).toEqual([['赵敏', { digits: '5678', of: 'contactPhone' }]])
    expect(why('400101002')).toEqual([['王秀兰', { digits: '400101002', of: 'identityNumber' }]])
  })

  it('finds by village and address, after the names', async () => {
    const { names } = await indexOf(elder('赵敏', { village: '青石桥村', address: '3组12号' }), elder('青石'))
    expect(names('青石')).toEqual(['青石', '赵敏'])
    expect(names('12号')).toEqual(['赵敏'])
  })

  it('ranks the whole name first, then how it begins, then what it contains, then who is archived', async () => {
    const archived = { archived: { reason: 'moved', at: '2026-01-01T00:00:00.000Z' } } as Partial<ElderBody>
    const { names } = await indexOf(elder('王秀兰', archived), elder('秀王秀兰'), elder('王秀兰英'), elder('王秀兰'))
    expect(names('王秀兰')).toEqual(['王秀兰', '王秀兰英', '秀王秀兰', '王秀兰'])
    expect(names('王秀兰', 2)).toHaveLength(2)
  })

  it('finds a record that is not agreed to any more by its name only', async () => {
    const wang = elder('王秀兰', {
      identityNumber: '110101194001010028',
      phone: '13800000000',
      village: '青石桥村',
      contacts: [{ id: 'c1', name: '赵强', relation: 'son', phone: '13912345678', isEmergency: true }],
    })
    const { names, documents, index } = await indexOf(wang)
    expect(names('0028')).toEqual(['王秀兰'])
    const no: ConsentAct = { ...yes, id: 'no', given: false, method: 'told', replaces: ['yes'] }
    documents.next([editDocument(wang, { consents: [yes, no] }, act())])
    await firstValueFrom(index.state.pipe(filter((state) => state.ready)))
    for (const text of ['0028', '110101194001010028', '13800000000', '5678', '青石']) expect(names(text)).toEqual([])
    for (const text of ['王秀兰', 'wxl']) expect(names(text)).toEqual(['王秀兰'])
  })

  it('lists everybody by the sound of the name, the surname as it is read, and follows a change', async () => {
    const wang = elder('王秀兰')
    const { index, documents, settled } = await indexOf(
      wang,
      elder('单雄信'),
      elder('李建国'),
      elder('仇和平'),
      elder('Ann'),
    )
    const listed = () => index.byName().map(({ body }) => body.name)
    expect(listed()).toEqual(['Ann', '李建国', '仇和平', '单雄信', '王秀兰'])
    expect(index.byName()).toBe(index.byName())
    documents.next([wang, elder('艾米')])
    await settled(2)
    expect(listed()).toEqual(['艾米', '王秀兰'])
  })

  it('finds nobody by nothing or by what nobody has', async () => {
    const { names } = await indexOf(elder('王秀兰'))
    for (const text of ['', '  ', 'zzz', '0000', 'wangxiulanx', '？']) expect(names(text)).toEqual([])
  })

  it('follows what is saved, corrected and erased', async () => {
    const wang = elder('王秀兰')
    const { index, names, documents, settled } = await indexOf(wang)
    const li = elder('李建国')
    documents.next([li, wang])
    await settled(2)
    expect(names('ljg')).toEqual(['李建国'])
    const renamed = editDocument(wang, { name: '王秀岚', phone: '13800000000' }, act())
    documents.next([renamed, li])
    await firstValueFrom(index.state.pipe(filter((state) => state.ready)))
    expect(names('王秀')).toEqual(['王秀岚'])
    expect(names('王秀兰')).toEqual([])
    documents.next([li])
    await settled(1)
    expect(names('wang')).toEqual([])
  })

  it('answers while it is being built, and says how far it is', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => elder(`王${String.fromCodePoint(0x4e00 + i)}`))
    const documents = new BehaviorSubject<readonly Document[]>(many)
    const index = openElderIndex({ watch: () => documents })
    indexes.push(index)
    const partial = await firstValueFrom(index.state.pipe(filter(({ indexed }) => indexed > 0)))
    expect(partial.total).toBe(3_000)
    expect(index.query('wang', 5_000).length).toBeGreaterThan(0)
    const whole = await firstValueFrom(index.state.pipe(filter(({ ready }) => ready)))
    expect(whole.indexed).toBe(3_000)
    expect(index.query('wang', 5_000)).toHaveLength(3_000)
  })
})
