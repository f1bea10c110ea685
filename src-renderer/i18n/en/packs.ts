import type { Shape } from '../shape.ts'
import type { packs } from '../zh-CN/packs.ts'

export const packsEn = {
  title: 'Films and sound',
  note: 'Kept on this machine; the page that plays them is not built yet. Everything else is sent first.',
  none: 'There is nothing to download now',
  noneText: 'It appears here once whoever runs the server has put it there.',
  size: '{{size}} MB',
  load: 'Download ({{size}} MB)',
  loadNow: 'Download now',
  goOn: 'Go on',
  stop: 'Stop',
  delete: 'Delete from this machine',
  progress: 'How much of “{{name}}” is here',
  phase: {
    absent: 'Not downloaded, {{size}} MB in all.',
    queued: 'Waits for the one before it. {{have}} of {{size}} MB are here.',
    loading: 'Downloading: {{have}} of {{size}} MB.',
    busy: 'Other data goes first; it goes on by itself. {{have}} of {{size}} MB are here.',
    offline: 'The server cannot be reached; it goes on by itself once it can. {{have}} of {{size}} MB are here.',
    metered: 'This connection may cost money, so it waits. {{have}} of {{size}} MB are here.',
    checking: 'All of it is here and is being checked ({{size}} MB).',
    stopped: 'Stopped. {{have}} of {{size}} MB are here, and it goes on from there.',
    whole: 'All of it is on this machine, checked and complete ({{size}} MB).',
    failed: 'It could not be downloaded. {{have}} of {{size}} MB are here.',
  },
  metered: {
    title: 'Download “{{name}}” over this connection?',
    text: 'This connection may cost money by the amount of data. The pack has {{size}} MB.',
    confirm: 'Download',
  },
  remove: {
    title: 'Delete “{{name}}” from this machine?',
    text: 'This frees about {{size}} MB. It goes from this machine only and can be downloaded again.',
    confirm: 'Delete',
  },
} satisfies Shape<typeof packs>
