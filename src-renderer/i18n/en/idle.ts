import type { Shape } from '../shape.ts'
import type { idle } from '../zh-CN/idle.ts'

export const idleEn = {
  title: 'Are you still here?',
  text: 'In {{count}} seconds the first page returns and what you looked at is put away.',
  here: 'I am still here',
  done: 'I am done',
  staffTitle: 'Are you still here?',
  staffText: 'Locks in {{count}} seconds. What is not saved yet stays; unlock and go on.',
  lockNow: 'Lock now',
} as const satisfies Shape<typeof idle>
