import type { Shape } from '../shape.ts'
import type { recordCopy } from '../zh-CN/record-copy.ts'

export const recordCopyEn = {
  card: {
    title: 'Take this record away',
    text: 'Elders have a right to their data. For a doctor, an institution or family the elder must have agreed. Each time is noted under “who looked”.',
    deadText:
      'The next of kin may ask for a copy. Please check first who they are and how they are related, then print it. Each time is noted under “who looked”.',
    file: 'Save as a file',
    paper: 'Print the health record',
  },
  part: {
    readings: 'Measurements',
    illness: 'Conditions, allergies, medicines, check-ups and follow-ups',
    assessments: 'Assessments and questionnaires',
    plans: 'Needs and services',
    questions: 'Questions asked and answers',
    services: 'Bookings and services',
    consents: 'Consents',
    healthRecord: 'Health record',
  },
  dialog: {
    title: 'Save the record of {{name}} as a file',
    no: 'Do not save',
    save: 'Save as a file',
  },
  recipient: {
    label: 'Handed to',
    self: 'The elder',
    selfHint: 'or the guardian by law',
    institution: 'A doctor or an institution',
    institutionHint: 'Only one that is booked now',
    family: 'Family',
    familyHint: 'Only relatives among the contacts',
  },
  receiver: { institution: 'Which one', family: 'Who' },
  nobody: {
    institution: 'No institution is booked now, so nothing can be handed to one.',
    family: 'There is no relative among the contacts, so nothing can be handed to family.',
  },
  notAgreed: {
    title: 'The elder did not agree to {{what}}: nothing may be handed over',
    self: 'keeping a record',
    institution: '“sharing with doctors and institutions”',
    family: '“sharing with my family”',
    text: 'If the elder wishes it, ask under “Family and consent” first. A copy may also go to the elder, who decides whom to give it to.',
  },
  parts: {
    label: 'What goes in',
    self: 'Name, identity number, telephone, address and contacts go in too',
    institution: 'Only what this service needs. Name, telephone, address, sex and year of birth go in too',
    family:
      'The elder decides what family may see. Of assessments the result goes in and no single answer; of the elder’s identity only the name',
    readingsHint: 'Pressure, glucose, weight and so on; not what was corrected or voided',
    illnessHint: 'Also whether allergies are known',
    assessmentsHint: 'The ability assessment and the questionnaires that were done',
    plansHint: 'Which services were booked and how they went',
    questionsHint: 'What was asked and what was answered; recordings are not in the file',
    consentsHint: 'Each one: agreed, refused, taken back',
    not: 'Not in the file: what the elder did not agree to, pictures and signatures, falls and the like, visits to doctors, physicians’ notes, likings.',
  },
  place: {
    label: 'Where to',
    machine: 'The export folder of this machine',
    stick: 'USB stick ({{folder}})',
    noStick: 'No USB stick was found; plugged in, it appears here',
    stickHint: 'Best onto a stick that the elder brought',
  },
  open: {
    title: 'Once saved, the file is not encrypted: whoever has it can read it',
    machine:
      'Please copy it at once for whom it is meant and delete it from this machine. What is left goes by itself when the day is closed or the machine starts again.',
    stick: 'Please hand it over in person and leave it with nobody else.',
  },
  asked: {
    self: 'The elder (or the guardian) is here and asks for it, and was told what is in the file and that it is not encrypted',
    institution: 'The elder was told to whom it goes and what, and does not object',
    family: 'The elder said that this relative may see this',
  },
  format:
    'The format is FHIR R4 (JSON), which other health programs read. Its structure was checked with {{library}} {{version}}; no country’s profile and no terminology server was checked against.',
  givenUp: 'Nothing was saved and nothing is left of it.',
  busy: {
    title: 'Saving',
    share: '{{percent}}% done',
    cancel: 'Stop, do not save',
  },
  done: {
    title: 'Saved',
    saved_one: 'The file holds {{count}} entry',
    saved_other: 'The file holds {{count}} entries',
    logged: 'It is noted under “who looked”, where the elder sees it.',
    discardHere: 'Copied: delete it from this machine',
    discardStick: 'By mistake: delete it from the stick',
    close: 'Done',
    discarded: 'Deleted',
    discardedText: 'The file is gone. The record itself was not touched.',
  },
  reason: { self: 'handed to the elder', other: 'handed to: {{name}}' },
  print: {
    title: 'Print the health record of {{name}}',
    no: 'Do not print',
    holds: 'On A4, in the layout of the national resident health record:',
    page: {
      cover: 'Cover',
      basic: 'Basic facts',
      checkUp: 'Check-up (the newest)',
      hypertension: 'Follow-ups of hypertension',
      diabetes: 'Follow-ups of type 2 diabetes',
      medicines: 'Medicines',
      allergies: 'Allergies',
      measurements: 'Measurements',
      assessments: 'Assessments',
    },
    lacks: 'What the elder did not agree to is not printed',
    empty: 'What the station does not know is left as empty boxes and lines for a doctor or the elder to fill in.',
    form: 'The form is in Chinese. It is laid out by this station and no facsimile; for reporting, the form of the local health authority decides.',
    paperOfDead:
      'Whoever has the paper can read it: please hand it in person to the next of kin whose identity was checked. The printing is noted under “who looked”.',
    paper:
      'Whoever has the paper can read it: please hand it to the elder in person. The printing is noted under “who looked”.',
  },
} as const satisfies Shape<typeof recordCopy>
