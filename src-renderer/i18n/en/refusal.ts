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

  // people, consent, calls
  'identity.empty': 'Please enter the identity number, or choose why there is none.',
  'identity.fifteenDigits':
    'This is an old 15-digit number, no longer in use. Please enter the 18-digit one; by the rule it is {{expanded}}, compare it with the card.',
  'identity.oldForeignCard':
    'This is the number of an old card for foreign permanent residents and cannot be entered here. Choose “no number – other document” and write it in the note.',
  'identity.characters': 'The number has digits only; the last place may be X. Please look at the card again.',
  'identity.length': 'The number has 18 places; this one has {{length}}. Please count again.',
  'identity.checkDigit':
    'The check digit does not fit: one digit was probably misread or mistyped. Please compare with the card.',
  'identity.birthDate': 'There is no such day. Please check the date of birth.',
  'identity.future': 'The date of birth lies after today. Please check it.',
  'identity.tooOld': 'By this date the person is over 130. Please check it.',
  'phone.empty': 'Please enter a telephone number.',
  'phone.characters': 'A telephone number has digits only.',
  'phone.needsAreaCode': 'Please add the area code to a landline, for instance 0512-65551234.',
  'phone.mobile': 'A mobile number has 11 digits and starts with 13 to 19; this one has {{length}}.',
  'phone.unknown': 'This does not look like a telephone number. Please check it.',
  'elder.nameMissing': 'Please enter the name.',
  'elder.nameLong': 'The name is too long; 30 characters at most.',
  'elder.nameCharacters': 'A name has no digits. Rare characters may be entered as on the card.',
  'elder.sexMissing': 'Please choose the sex.',
  'elder.birthDateMissing':
    'Please enter the date of birth; if it is not known, a rough one, with the source “estimated”.',
  'elder.numberOrReason': 'Please enter the identity number, or choose why there is none.',
  'elder.sexMismatch': 'Sex and identity number do not agree. Please compare; if they really differ, write why below.',
  'elder.birthDateMismatch':
    'Date of birth and identity number ({{birthDate}}) do not agree. Please compare; if they really differ, write why below.',
  'elder.ethnicityUnknown': 'There is no such ethnic group. Please choose again.',
  'elder.livingAlone': '“Lives alone” cannot stand beside living with somebody.',
  'elder.contactName': 'Please enter the contact’s name or remove the line.',
  'elder.guardianEvidence':
    'Please write what shows the guardianship, for instance the household book or a court paper.',
  'elder.noConsent': 'There is no consent to keeping a record yet, so nothing can be saved.',
  'elder.consentTwice': 'Two consents carry the same id; nothing was saved. Please tell an administrator.',
  'elder.consentChanged':
    'A consent that was written down cannot be changed or removed. Press “Withdraw” to take it back.',
  'consent.signatureMissing':
    'There is no signature yet, or it is too short. Please sign in the box with a finger; who cannot write chooses a witness.',
  'consent.witnessMissing': 'Please enter the name of the witness.',
  'consent.guardianMissing': 'Please enter the guardian’s name and what shows it.',
  'consent.toldIsNotEnough':
    'Words alone can only take consent back. Giving it needs a signature, a witness or a guardian.',
  'staff.notAllowed': 'Your role cannot do this. Please ask an administrator.',
  'staff.nameMissing': 'Please enter the name.',
  'staff.lastAdministrator': 'At least one administrator must remain, so this cannot be done.',
  'audit.elderMissing': 'The log entry names no elder and was not saved. Please tell an administrator.',
  'call.unknownEvent': 'This call holds a step that is not known and was not saved. Please tell an administrator.',
  'call.alreadyAnswered': 'Somebody is already on the way.',
  'call.notWaiting': 'Somebody has answered this call.',
  'call.alreadyClosed': 'This call is already over.',

  // PINs and keys
  'pin.wrong': 'The PIN is wrong; {{attemptsLeft}} attempts are left.',
  'pin.locked': 'Too many wrong attempts: locked for a while. Please wait, or ask a colleague to open the station.',
  'pin.unknown': 'This machine does not know this person. Please ask an administrator.',
  'pin.weak': 'This PIN is too easy to guess. Please choose six digits without a pattern, not a birthday.',
  'pin.notSame': 'The two PINs differ. Please set it again.',
  'keys.sealed': 'The station is not open yet. Please enter a PIN first.',
  'keys.last': 'This is the last person who can open this machine and cannot be removed.',

  // setting a kiosk up
  'enrol.badAddress': 'This does not look like a server address. It should read like https://station.example.org.',
  'enrol.insecureAddress':
    'This address is not encrypted (http); elders’ records must not travel like that. Ask for one that begins with https.',
  'enrol.unreachable': 'Nothing answers at this address. Please check the network and the address, then try again.',
  'enrol.notOurServer':
    'Something answers at this address, but it is not a station’s server. Please check the address.',
  'enrol.wrongCode': 'The enrolment code is wrong, used or expired. Please ask for a new one.',
  'enrol.tooManyAttempts': 'Too many attempts; the server asks you to wait. Try again in a minute.',
  'enrol.otherStation':
    'This code belongs to another station. This machine holds records already and cannot change stations.',
  'setup.already':
    'This machine is set up already; nothing was changed. An administrator has to open the station first.',
  'setup.first': 'Please set up the station first, then the PIN.',

  // replica, journal and sync
  'document.sharedReadOnly':
    'Institutions, products and articles are kept by the server and cannot be changed on this machine.',
  'document.erased': 'This record was erased at the elder’s request and cannot be saved again.',
  'storage.full':
    'The disk is full and this was not saved. What you typed is still on the screen: free some space, then save again.',
  'storage.fullJournaled':
    'The disk is full. This entry is safe in the journal; it returns by itself once there is space and the station is reopened.',
  'storage.failed':
    'This was not saved. What you typed is still on the screen: save again, and if that fails, reopen the station.',
  'storage.failedJournaled':
    'The database could not be written. This entry is safe in the journal and returns by itself when the station is reopened.',
  'journal.full':
    'Saved, but the journal is full and there is no second copy. Go online to send the data, or ask an administrator to free space.',
  'journal.failed':
    'Saved, but the journal could not be written and there is no second copy. Ask an administrator to check the disk.',
  'replica.sealed': 'The station is not open yet, so nothing can be saved. Open it with a PIN first.',
  'replica.secondWindow': 'The station is already open in another window. Use that one and close this one.',
  'sync.credentialRefused':
    'The server does not accept this machine’s credential. All data is here and usable; ask an administrator to enrol it again.',
  'sync.notCouch':
    'The address does not lead to the station’s server. All data is here and usable; ask an administrator to check it.',
  'sync.garbage':
    'The server’s answer makes no sense; perhaps the network wants a sign-in first. All data is here; it tries again by itself.',
  'sync.serverError': 'The server has a fault. All data is here; it tries again by itself.',
  'sync.documentRefused':
    'The server did not accept this record: {{reason}}. It is still here; ask an administrator to look at it.',
} as const satisfies Shape<typeof refusal>
