import type { Shape } from '../shape.ts'
import type { refusal } from '../zh-CN/refusal.ts'

export const refusalEn = {
  unknown: 'This step was not accepted ({{code}}). What you entered is still here; please ask an administrator.',

  // documents
  'document.shape':
    'This record does not have the right form and was not saved. Please open the page again and refill it.',
  'document.body': 'Something was filled in wrongly and was not saved. Please check the marked places.',
  'document.unknownKind': 'This machine does not know this kind of record yet. Please update the program first.',
  'document.wrongCollection': 'This record was put in the wrong place and was not saved. Please tell an administrator.',
  'document.wrongScope':
    'This record does not belong in this database and was not saved. Please tell an administrator.',
  'document.wrongStation': 'This record belongs to another station and cannot be kept here.',
  'document.newerVersion': 'This record was written by a newer program. Please update this machine first.',
  'document.fromTheFuture': 'The time of the record lies in the future. Please check the clock of this machine.',
  'document.changedHead': 'Number, elder and time of a record cannot be changed. Please make a new one.',
  'document.factRewritten': 'A finished record cannot be changed. Please add a correction.',
  'document.eventRemoved': 'Steps that happened cannot be removed. Please add a step that corrects them.',
} as const satisfies Shape<typeof refusal>
