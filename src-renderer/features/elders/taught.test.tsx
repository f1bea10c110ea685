// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { changeSettings, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { competenceKind } from '../../../src-domain/training/practice.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ConsentTab } from './consent-tab.tsx'

const liu = 'staff:018f0000-0000-7000-8000-000000000003'
const at = (day: string) => ({ ...actOf(`${day}T02:00:00.000Z`, Number(day.slice(-2))), author: liu })
const elder = sampleElder({ agreed: ['record'] })

let station: MemoryStation
afterEach(() => station.close())

describe('consent where it waits for what a colleague saw', () => {
  const on = changeSettings(settingsOf([]), 'unlocksByCompetence', true, at('2026-02-01')) as Document
  const body = { lesson: 'register', learner: memoryStaff, level: 'can' } as const
  const seen = createDocument(competenceKind, body, at('2026-03-01')) as Document
  const draw = () => station.draw(<ConsentTab elder={elder} />)

  it('is not asked for, with what to do first; taking back stays; once it was noted it is asked for', async () => {
    station = memoryStation({ documents: [elder as Document, on] })
    await draw()
    expect(station.text()).toContain('请同事在旁边看过')
    expect(station.button('去问')).toBeUndefined()
    expect(station.button('收回同意')).toBeDefined()
    await station.arrive(seen)
    expect(station.text()).not.toContain('请同事在旁边看过')
    expect(station.button('去问')).toBeDefined()
  })

  it('never waits for the administrator', async () => {
    station = memoryStation({ role: 'administrator', documents: [elder as Document, on] })
    await draw()
    expect(station.button('去问')).toBeDefined()
  })
})
