// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { Dialog } from './dialog.tsx'
import { ElderFrameContext } from './elder-page.tsx'

let station: MemoryStation
afterEach(() => station.close())
const buttons = (): readonly (string | null)[] =>
  [...document.querySelectorAll('dialog button')].map((one) => one.getAttribute('aria-label') ?? one.textContent)

describe('a question', () => {
  it('on the elder’s face keeps calling staff within reach, and is closed by words', async () => {
    station = memoryStation()
    let calls = 0
    const frame = { onHome: () => undefined, onCallStaff: () => void (calls += 1) }
    await station.draw(
      <ElderFrameContext value={frame}>
        <Dialog title="收回？" onClose={() => undefined}>
          马上生效。
        </Dialog>
      </ElderFrameContext>,
    )
    expect(buttons()).toEqual(['关闭', '叫工作人员'])
    expect(document.querySelector('.dialog-close')).toBeNull()
    await station.press('叫工作人员')
    expect(calls).toBe(1)
  })

  it('on the staff’s face has its small close button and calls nobody', async () => {
    station = memoryStation()
    await station.draw(
      <Dialog title="收回？" onClose={() => undefined}>
        马上生效。
      </Dialog>,
    )
    expect(document.querySelector('.dialog-close')).not.toBeNull()
    expect(station.text()).not.toContain('叫工作人员')
  })
})
