import type { Shape } from '../shape.ts'
import type { app } from '../zh-CN/app.ts'

export const appEn = {
  brand: 'Ginkgo Station',
  skip: 'Skip to content',
  menu: {
    label: 'Main menu',
    today: 'Today',
    elders: 'Elders',
    services: 'Services and bookings',
    articles: 'Articles',
    expert: 'For you',
    outreach: 'Outreach',
    training: 'Practice',
    settings: 'Settings',
  },
  who: {
    own: '{{name}}: change my PIN',
    lock: 'Lock',
    closeDay: 'End the day',
    roles: { administrator: 'Administrator', staff: 'Staff', volunteer: 'Volunteer', expert: 'Expert' },
  },
  keys: {
    title: 'Keyboard',
    find: { keys: 'F2', does: 'Find an elder: type a few letters, choose with ↑ ↓, open with Enter' },
    move: { keys: 'Tab Shift+Tab', does: 'To the next or the previous button or field' },
    press: { keys: 'Enter', does: 'Press a button; in a line of text of a small window, confirm' },
    close: { keys: 'Esc', does: 'Close a small window or a list, and do nothing' },
    tabs: { keys: '← →', does: 'On the page of an elder, to the tab beside' },
    list: {
      keys: '↑ ↓',
      does: 'In an assessment or scale, to the next or previous question; among options, to another',
    },
    answer: { keys: '0–9', does: 'Score an item; in a scale, the number of the answer; PINs can be typed too' },
    next: {
      keys: 'Enter',
      does: 'In a scale, to the next page; when measuring, to the next field, and in the last one save',
    },
    help: { keys: '?', does: 'Open this sheet' },
  },
  start: {
    opening: 'Opening',
    openingLong:
      'Opening takes longer than usual; you may wait a little. Everything saved is in the machine. If it never opens, press “Open again”.',
    failedTitle: 'The station did not open',
    failedSafe: 'Everything saved is still in the machine; nothing is lost.',
    failedDo: 'Please close it and open it again; if it still fails, tell an administrator.',
  },
  staffFailed: {
    title: 'The staff’s pages did not open',
    act: 'Please try again; if that does not help, press “Open again” and enter your PIN once more.',
  },
  crash: {
    title: 'This page has a problem',
    happened: 'The program itself failed; you did nothing wrong.',
    safe: 'Everything saved is still there. A step not saved yet may have to be filled in again.',
    act: 'Press the button below to go home. If it happens again, please call staff.',
    home: 'Home',
    reload: 'Open again',
    note: 'Tell an administrator which page you were on and what you pressed.',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The page is gone, or has not been made yet.',
  },
  staffDoor: 'Staff',
} as const satisfies Shape<typeof app>
