// @vitest-environment happy-dom
import { act, useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { ConfirmDialog, Dialog } from './dialog.tsx'
import { ElderFrameContext } from './elder-page.tsx'
import { TextField } from './fields.tsx'

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
    expect(buttons()).toEqual(['读给我听', '关闭', '叫工作人员'])
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

  describe('by keyboard alone', () => {
    const done: string[] = []
    const key = (init: KeyboardEventInit) =>
      act(async () => {
        station.field('名字').focus()
        station
          .field('名字')
          .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }))
        await new Promise((later) => setTimeout(later))
      })

    function Asking({ danger = false }: { readonly danger?: boolean }) {
      const [isOpen, setOpen] = useState(false)
      const [name, setName] = useState('')
      return (
        <>
          <h1 tabIndex={-1}>今天</h1>
          <button type="button" onClick={() => setOpen(true)}>
            改名
          </button>
          {isOpen && (
            <ConfirmDialog
              title="改名"
              confirm="确定"
              danger={danger}
              disabled={name === ''}
              onConfirm={() => {
                done.push(name)
                setOpen(false)
              }}
              onClose={() => setOpen(false)}
            >
              <TextField label="名字" value={name} onChange={setName} />
            </ConfirmDialog>
          )}
        </>
      )
    }
    const ask = async (danger = false) => {
      done.length = 0
      station = memoryStation()
      await station.draw(<Asking danger={danger} />)
      document.querySelector('button')?.focus()
      await station.press('改名')
    }

    it('is answered by Enter in a line of text, and the focus is back at what opened it', async () => {
      await ask()
      await key({})
      expect(done).toEqual([])
      expect(document.activeElement).toBe(station.field('名字'))
      await station.type('名字', '王秀兰')
      await key({ isComposing: true })
      expect(done).toEqual([])
      await key({})
      expect(done).toEqual(['王秀兰'])
      expect(document.querySelector('dialog')).toBeNull()
      expect(document.activeElement).not.toBe(document.body)
    })

    it('takes no Enter for what destroys', async () => {
      await ask(true)
      await station.type('名字', '王秀兰')
      await key({})
      expect(done).toEqual([])
    })
  })
})
