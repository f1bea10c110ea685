import type { Shape } from '../shape.ts'
import type { elderHome } from '../zh-CN/elder-home.ts'

export const elderHomeEn = {
  greeting: '{{time}}, {{name}}',
  welcome: '{{time}}, and welcome',
  night: 'Good evening',
  morning: 'Good morning',
  noon: 'Good day',
  afternoon: 'Good afternoon',
  evening: 'Good evening',
  called: {
    aunt: '{{name}}',
    uncle: '{{name}}',
    granny: '{{name}}',
    grandpa: '{{name}}',
    elder: '{{name}}',
    plain: '{{name}}',
  },
  station: '{{date}} · {{station}}',
  networkAlone: 'This machine works on its own, without a network',
  networkOff: 'No network; everything works, and what must wait says so',
  networkOn: 'The network is working',
  networkTrouble: 'The centre cannot be reached; everything works, and staff can see it',
  health: 'My health',
  identify: 'My record',
  identifyLine: 'By card or pictures',
  help: 'Get help',
  helpLine: 'Press once and staff will come',
  whoLooked: 'Who looked at my data',
  whoLookedLine: 'Every look is written down',
  identified: 'I am not {{name}}',
} as const satisfies Shape<typeof elderHome>
