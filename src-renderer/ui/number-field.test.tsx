// @vitest-environment happy-dom
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { NumberField, readNumber, type TypedNumber } from './number-field.tsx'

let station: MemoryStation
let value: TypedNumber
let kept: (next: TypedNumber) => TypedNumber
let setFromElsewhere: (value: TypedNumber) => void
function Height() {
  const [held, hold] = useState<TypedNumber>()
  value = held
  setFromElsewhere = hold
  return (
    <NumberField
      label="身高"
      unit="厘米"
      min={100}
      max={220}
      value={held}
      onChange={(next) => hold(kept(next))}
      aside={(typed) => (typed < 3 ? `${typed} 像是米。` : undefined)}
    />
  )
}
beforeEach(async () => {
  kept = (next) => next
  station = memoryStation()
  await station.draw(<Height />)
})
afterEach(() => station.close())
const put = async (text: string) => {
  await station.type('身高', text)
  await station.leave('身高')
}
const alert = () => document.querySelector('[role="alert"]')?.textContent

describe('a number field', () => {
  it.each(['1.55', '99', '2000', '16O', '3,9', '1 米 6', '-5'])(
    'leaves %s as it was typed, says unit and bounds, and gives no number',
    async (text) => {
      await put(text)
      expect(station.field('身高').value).toBe(text)
      expect(value).toBe(text)
      expect(alert()).toMatch(/身高.*按厘米.*100 到 220 之间.*您填的是/)
      expect(alert()).toContain(text)
      expect(station.field('身高').getAttribute('aria-invalid')).toBe('true')
    },
  )

  it('says when it looks like another unit', async () => {
    await put('1.55')
    expect(alert()).toBe('身高请按厘米填 100 到 220 之间的数；您填的是 1.55。1.55 像是米。')
  })

  it('takes what lies within the bounds, also in full-width digits, and says nothing', async () => {
    for (const [text, number] of [
      ['165', 165],
      ['100', 100],
      ['220', 220],
      [' 158.5 ', 158.5],
      ['１６５', 165],
    ] as const) {
      await put(text)
      expect([value, station.field('身高').value, alert()]).toEqual([number, text, ''])
    }
  })

  it('says nothing while the number is still being typed, and keeps saying it until it is right', async () => {
    await station.type('身高', '1')
    expect(alert()).toBe('')
    await station.leave('身高')
    expect(alert()).toContain('您填的是 1。')
    await station.type('身高', '16')
    expect(alert()).toContain('您填的是 16。')
    await station.type('身高', '165')
    expect(alert()).toBe('')
  })

  it('keeps the text even where the caller keeps only numbers', async () => {
    kept = (next) => (typeof next === 'string' ? undefined : next)
    await put('1.55')
    expect([value, station.field('身高').value]).toEqual([undefined, '1.55'])
    expect(alert()).toContain('您填的是 1.55')
  })

  it('shows a value that came from elsewhere', async () => {
    await put('165')
    const { act } = await import('react')
    await act(async () => setFromElsewhere(170))
    expect(station.field('身高').value).toBe('170')
  })

  it('is empty again without a complaint', async () => {
    await put('1.55')
    await put('')
    expect([value, alert()]).toEqual([undefined, ''])
  })
})

describe('reading a number', () => {
  it('takes no fraction where whole numbers are asked for', () => {
    expect(readNumber('3.5', { min: 0, max: 10, whole: true })).toBe('3.5')
    expect(readNumber('3', { min: 0, max: 10, whole: true })).toBe(3)
  })
})
