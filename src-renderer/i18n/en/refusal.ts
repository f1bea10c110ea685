import type { Shape } from '../shape.ts'
import type { refusal } from '../zh-CN/refusal.ts'

export const refusalEn = {
  unknown: 'This step was not accepted. What you entered is still here; please ask an administrator.',

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
  'identity.birthDateUnread':
    '“{{birthDate}}” was not understood. Please write year, month and day, for example 19480203 or 1948-2-3; if it is not known to the day, write about when and choose “estimated”.',
  'identity.future': 'The date of birth lies after today. Please check it.',
  'identity.tooOld': 'By this date the person is over 130. Please check it.',
  'phone.empty': 'Please enter a telephone number.',
  'phone.characters': 'A telephone number has digits only.',
  'phone.needsAreaCode': 'Please add the area code to a landline, for instance 0512-65551234.',
  'phone.mobile': 'A mobile number has 11 digits; this one has {{length}}.',
  'phone.mobileBeginning': 'No mobile number starts with {{beginning}}; they start with 13 to 19. Please check it.',
  'phone.unknown': 'This does not look like a telephone number. Please check it.',
  'elder.nameMissing': 'Please enter the name.',
  'elder.nameLong': 'The name is too long; 30 characters at most.',
  'elder.nameCharacters': 'A name has no digits. Rare characters may be entered as on the card.',
  'elder.sexMissing': 'Please choose the sex.',
  'elder.birthDateMissing':
    'Please enter the date of birth; if it is not known, a rough one, with the source “estimated”.',
  'elder.numberOrReason': 'Please enter the identity number, or choose why there is none.',
  'elder.sexMismatch':
    'Sex and identity number do not agree. Please compare; if they really differ, write it under “Why it differs from the card”.',
  'elder.birthDateMismatch':
    'Date of birth and identity number ({{birthDate}}) do not agree. Please compare; if they really differ, write it under “Why it differs from the card”.',
  'elder.ethnicityUnknown': 'There is no such ethnic group. Please choose again.',
  'elder.livingAlone': '“Lives alone” cannot stand beside living with somebody.',
  'elder.contactName': 'Please enter the contact’s name or remove the line.',
  'elder.contactRelation': 'Please choose who this is to the elder.',
  'elder.contactPhone': 'Please enter the contact’s telephone; if there is none, tick “No telephone”.',
  'elder.emergencyPhone': 'An emergency contact must be reached. Enter a telephone, or untick “Emergency contact”.',
  'elder.guardianEvidence':
    'Please write what shows the guardianship, for instance the household book or a court paper.',
  'lab.nothing': 'No number was entered.',
  'lab.implausible': 'This number is unlikely for this test; please check unit and decimal point.',
  'lab.otherUnit': 'The unit of this test is wrong; nothing was saved.',
  'recordEnd.reasonMissing': 'Please choose why the record is put away.',
  'recordEnd.dayMissing': 'Please enter the day; if nobody knows it, tick “The day is not known”.',
  'recordEnd.beforeBirth': 'This day is before the birth date, please look again.',
  'recordEnd.toldByMissing': 'Please write who told it, name and relation.',
  'elder.noConsent': 'There is no consent to keeping a record yet, so nothing can be saved.',
  'elder.consentTwice': 'Two consents carry the same id; nothing was saved. Please tell an administrator.',
  'elder.consentChanged':
    'A consent that was written down cannot be changed or removed. Press “Withdraw” to take it back.',
  'consent.notCovered':
    'The elder has not agreed to this, or has taken it back. Nothing was saved; ask the elder first.',
  'consent.signatureMissing':
    'There is no signature yet, or it is too short. Please sign in the box with a finger; who cannot write chooses a witness.',
  'consent.witnessMissing': 'Please enter the name of the witness.',
  'consent.guardianMissing': 'Please enter the guardian’s name, choose the relation, and write what shows it.',
  'consent.toldIsNotEnough':
    'Words alone can only take consent back. Giving it needs a signature, a witness or a guardian.',
  'staff.notAllowed': 'Your role cannot do this. Please ask an administrator.',
  'staff.mayNotOpenDay':
    'A volunteer or an expert cannot open the station. Please let staff or the administrator open it; then you can come in.',
  'staff.nameMissing': 'Please enter the name.',
  'staff.sameName': 'Somebody here has this name already. Please write it so that the two can be told apart.',
  'staff.lastAdministrator': 'At least one administrator must remain, so this cannot be done.',
  'audit.elderMissing': 'The log entry names no elder and was not saved. Please tell an administrator.',
  'visitCode.noElder': 'This number does not say whose it is and was not saved. Please give a new one.',
  'visitCode.unknownEvent': 'This number holds a step that is not known and was not saved. Please give a new one.',
  'call.unknownEvent': 'This call holds a step that is not known and was not saved. Please tell an administrator.',
  'call.alreadyAnswered': 'Somebody is already on the way.',
  'call.notWaiting': 'Somebody has answered this call.',
  'call.alreadyClosed': 'This call is already over.',

  // PINs and keys
  'pin.wrong': 'The PIN is wrong; {{attemptsLeft}} attempts are left.',
  'pin.locked': 'Too many wrong attempts: locked for a while. Please wait, or ask a colleague to open the station.',
  'pin.unknown': 'This machine does not know this person. Please ask an administrator.',
  'recover.wrongCode':
    'This is not the recovery code. Please compare it with the paper; if the code was changed, the one printed last counts.',
  'recover.codeShape': 'A recovery code has 26 letters and digits. Please compare it with the paper.',
  'recover.askAdministrator': 'Please ask an administrator to give you a new PIN under “People and PINs”.',
  'pin.weak': 'This PIN is too easy to guess. Please choose six digits without a pattern, not a birthday.',
  'pin.notSame': 'The two PINs differ. Please set it again.',
  'export.full':
    'The disk is full and the file is not complete. All data is still here; please make room and export again.',
  'export.failed':
    'The file could not be written into this machine’s export folder. All data is still here; please ask whoever looks after the machine.',
  'copy.joinedNotAgreed':
    'This elder has another record that was joined with this one, and in that one this was not agreed to. Nothing was saved; please choose less, or take the two records apart first.',
  'copy.notAgreed':
    'The elder’s consent has just changed and this may not be handed over any more. Nothing was saved; please choose again.',
  'export.noStick': 'This stick has been pulled out. Please plug it in and save again, or choose another place.',
  'pin.same': 'This is the PIN as it is now. Please choose six other digits.',
  'keys.sealed': 'The station is not open yet. Please enter a PIN first.',
  'keys.last': 'This is the last person who can open this machine and cannot be removed.',

  'host.noAnswer':
    'This machine did not answer. Try once more; if that does not help, close the station and open it again, or tell the administrator.',

  // setting a kiosk up
  'settings.nameMissing': 'A name is needed here.',
  'enrol.badAddress': 'This does not look like a server address. It should read like https://station.example.org.',
  'enrol.insecureAddress':
    'This address is not encrypted (http); elders’ records must not travel like that. Ask for one that begins with https.',
  'enrol.unreachable': 'Nothing answers at this address. Please check the network and the address, then try again.',
  'enrol.untrusted':
    'The security certificate at this address cannot be trusted. Nothing was sent. Please ask the server’s administrator to check the certificate and the address.',
  'enrol.notOurServer':
    'Something answers at this address, but it is not a station’s server. Please check the address.',
  'enrol.badCode': 'A code has 26 letters and digits, like XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX. Please check it.',
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
  'document.deletion': 'This machine may not delete such data.',
  'document.erased': 'This record was erased at the elder’s request and cannot be saved again.',
  'document.moved':
    'This elder has moved to another station and this record could not follow. Please tell the other station.',
  'transfer.elderMissing': 'It was not said who is to move; nothing was saved. Please open the page again.',
  'transfer.tooLong': 'A transfer code lasts thirty days at most; nothing was saved. Please open the page again.',
  'transfer.consentMissing': 'The signature, the witness or the guardian is missing; nothing was saved.',
  'transfer.codeShape': 'A transfer code has 26 letters and digits. Please compare it with the slip.',
  'transfer.refused':
    'This code opens nothing. It may be mistyped, used, out of date or taken back. Please ask the other station.',
  'transfer.offline': 'The server cannot be reached, so nothing can be received now. Nothing changed; try again later.',
  'transfer.wait': 'Too many wrong codes. Please wait a little and try again.',
  'erasure.elderMissing': 'It was not said whose data are to be erased; nothing was saved. Please open the page again.',
  'training.ownCompetence': 'Somebody else has to watch and note it. Please ask a colleague.',
  'training.notSeenYet':
    'This station asks you first to practise “Register an elder and ask for consent” with a colleague watching, who notes “can do it” under “Practice”. If it is urgent, please ask an administrator.',
  'training.notInPractice': 'A practice leaves this step out. In real use it works.',
  'training.practicePin': 'This is a practice: please type the practice PIN {{pin}}.',
  'training.notNow': 'A practice cannot begin now. Please try again in a moment.',
  'staff.administratorOnly': 'Only an administrator may do this. Please ask one.',
  'kioskLoss.thisKiosk': 'The machine in use cannot be reported lost. Please do it on another one.',
  'erasure.unfinished':
    'The erasure is recorded, but this machine’s disk is full and not all is gone yet. Make room and start again: it goes on by itself.',
  'samePerson.twoRecords': 'Please choose the record of another elder.',
  'media.empty': 'This file is empty and was not saved. Please choose it again.',
  'media.shape': 'This attachment is damaged and was not saved. Please choose the file again.',
  'media.tooLarge': 'This attachment is too large and was not saved. Make it smaller or send it in parts.',
  'media.type': 'This kind of attachment cannot be kept. Use a photo (JPEG, PNG), a PDF or a recording.',
  'pack.aboutNobody': 'A media pack is for everybody and cannot be about one elder.',
  'pack.damaged':
    'A part of this pack keeps arriving wrong, so the copy on the server may be damaged. What is here stays; please tell whoever runs the server to put it there again.',
  'pack.fileTorn':
    'This file is not complete, or it is damaged. Nothing of it is shown to elders. What was found right stays; please copy the file again.',
  'pack.foreign': 'This pack was not made by your server, or somebody changed it. It was not taken.',
  'pack.gone': 'The server no longer has a part of this pack. What is here stays; please tell whoever runs the server.',
  'pack.metered': 'This connection may cost money by the amount of data. Nothing was downloaded.',
  'pack.newer':
    'A newer program made this pack, and this machine cannot read it yet. Please update this machine first.',
  'pack.noKey':
    'This machine has never reached its server and cannot tell who made the pack. Connect it to the network once, then take it in.',
  'pack.noServer':
    'This machine has no server and cannot tell who made a pack, so it takes no media packs from sticks.',
  'pack.notAFile': 'This file is no media pack.',
  'pack.notSigned':
    'This pack was made before packs were signed, and other machines would not take it. Please ask whoever runs the server to make it again.',
  'pack.names': 'A file in this media pack has a name that cannot be used. It was not taken.',
  'pack.stickGone':
    'The stick cannot be read any more; it may have been pulled out. What was taken in stays. Plug it in and take it in again: it goes on from there.',
  'pack.stopped': 'Stopped. What was taken in stays.',
  'pack.tornHere':
    'Part of the copy on this machine is damaged, so nothing was written. It is mended once there is a network, or from a stick.',
  'pack.sizes': 'The sizes in this media pack do not fit its files. It was not taken.',
  'media.writtenOnce': 'This attachment is kept already and cannot be rewritten. Save a new one instead.',
  'storage.full':
    'The disk is full and this was not saved. What you typed is still on the screen: free some space, then save again.',
  'storage.fullJournaled':
    'The disk is full. This entry is safe in the journal; it returns by itself once there is space and the station is reopened.',
  'storage.failed':
    'This was not saved. What you typed is still on the screen: save again, and if that fails, reopen the station.',
  'storage.failedJournaled':
    'The database could not be written. This entry is safe in the journal and returns by itself when the station is reopened.',
  'backup.notThere': 'There is no such file. Please check that the stick is plugged in and the path is right.',
  'backup.unreadable': 'This file cannot be read. Please try another port for the stick, or another backup.',
  'backup.notOne': 'This is no backup of a station. Please choose another file.',
  'backup.torn': 'This backup is incomplete or was damaged on its disk; nothing was restored. Please use another one.',
  'backup.newer': 'This backup was written by a newer program. Please update this machine first, then restore.',
  'backup.wrongCode':
    'The recovery code does not fit this backup. Please type it again from the paper; if the code was renewed since, use the one from when this backup was written.',
  'backup.otherStation':
    'This backup belongs to another station or another key. Please choose another, or type its recovery code.',
  'backup.noFolder': 'Nobody has chosen yet where backups go.',
  'backup.noCode': 'No recovery code has been printed yet. Without it nobody can open a backup.',
  'backup.folderMissing': 'The folder for backups is not there. Please check that the stick is plugged in.',
  'backup.folderNotWritable':
    'This folder cannot be written. Please choose another, or ask an administrator for the right to it.',
  'backup.folderInside':
    'Backups cannot lie in the station’s own data folder: one broken disk would take both. Please choose a stick or another disk.',
  'backup.full': 'The disk for backups is full, and this backup was not made. Please use another disk or make room.',
  'backup.gone':
    'The backup could not be read to its end; the stick was probably pulled out. What was read stays. Plug it in and go on.',
  'backup.stopped': 'Stopped. What was read stays, and you can go on at any time.',
  'backup.machineFull':
    'The disk of this machine is full, so it was stopped. What was read stays. Make room and go on.',
  'backup.needsServer': 'The station of this backup has a server. Choose “With a server” and use a code from it.',
  'backup.failed': 'This backup was not made; the earlier ones are still there. Please try again, or use another disk.',
  'journal.full':
    'Saved, but the journal is full and there is no second copy. Go online to send the data, or ask an administrator to free space.',
  'journal.failed':
    'Saved, but the journal could not be written and there is no second copy. Ask an administrator to check the disk.',
  'replica.sealed': 'The station is not open yet, so nothing can be saved. Open it with a PIN first.',
  'replica.secondWindow': 'The station is already open in another window. Use that one and close this one.',
  'lease.locked':
    'This machine has been out of touch with the centre for too long and is locked: no bookings and no changes of staff. Registering goes on. Please connect it, or use a renewal file.',
  'lease.noServer': 'This station works on its own and needs no renewal.',
  'lease.noKey': 'This machine has never met its centre and cannot know a renewal file. Please connect it once.',
  'lease.notAFile': 'This is no renewal file, or it is damaged. Please copy it again.',
  'lease.otherKiosk':
    'This renewal file is for another machine. Ask the people who run the server for the one of this machine.',
  'lease.forged': 'The renewal file is not right: not signed by the centre, or changed. Please ask for another.',
  'lease.older': 'This renewal file was used already, or is older than the last renewal. Please ask for a new one.',
  'sync.notAgreedThen':
    'When it was written the elder had not agreed to this, or had just taken it back; the server did not take it. It is still on this machine and can be removed here.',
  'sync.credentialRefused':
    'The server does not accept this machine’s credential. All data is here and usable; ask an administrator to enrol it again.',
  'sync.revokedKiosk': 'This machine was reported lost and may not speak with the server any more.',
  'kiosk.revoked':
    'This machine was reported lost and opens for nobody. What it had not sent is still on it. If it was found, an administrator enrols it again with a new code.',
  'sync.copiedKiosk':
    'Another machine uses the identity of this one; perhaps its disk was copied. All data is here and can be used; ask an administrator to enrol this machine with a new code.',
  'sync.notCouch':
    'The address does not lead to the station’s server. All data is here and usable; ask an administrator to check it.',
  'sync.garbage':
    'The server’s answer makes no sense; perhaps the network wants a sign-in first. All data is here; it tries again by itself.',
  'sync.serverError': 'The server has a fault. All data is here; it tries again by itself.',
  'sync.documentRefused':
    'The server did not accept this record. It is still here and not lost; ask an administrator to look at it.',
  'sync.documentTooLarge':
    'This record is too large for the server. It is still here and not lost; ask an administrator to look at it.',

  // numbers on papers
  'creditCode.length': 'A unified credit code has 18 characters; this one has {{length}}.',
  'creditCode.characters': 'The unified credit code contains characters it never has (I, O, S, V, Z).',
  'creditCode.checksum': 'The check digit of the unified credit code is wrong; please compare it with the paper.',
  'creditCode.innerChecksum':
    'The organisation part of the unified credit code has a wrong check digit; please compare it with the paper.',
  'creditCode.notNormal': 'The unified credit code contains spaces or small letters; please enter it again.',
  'licence.format': 'This licence number does not have the right form; please compare it with the paper.',
  'licence.innerChecksum':
    'The organisation part of the licence number has a wrong check digit; please compare it with the paper.',
  'licence.checksum': 'The check digit of the licence number is wrong; please compare it with the paper.',
  'licence.ranOut': 'The licence ran out on {{on}}.',
  'approval.oldForm': 'This approval number has an old form; please use the present one.',
  'approval.deviceClass': 'The class of the medical device does not fit its number.',
  'approval.expiredForm': 'Approval numbers of this form are no longer valid.',
  'approval.format': 'The approval number does not have the right form; please compare it with the package.',
  'approval.notNormal': 'The approval number contains spaces or wide characters; please enter it again.',
  'barCode.format': 'A bar code has 8, 12, 13 or 14 digits.',
  'barCode.checksum': 'The check digit of the bar code is wrong; please scan it again.',
  'date.impossible': 'There is no such day; please look at the date.',
  'hours.order': 'The start must lie before the end.',

  // services and matching
  'place.unreadable': 'Please write latitude and longitude, two numbers with a comma between: 30.4312, 103.9821.',
  'match.villageUnknown':
    'The record does not say which village or neighbourhood, so it is unclear whether they come; add it, or ring and ask.',
  'match.notInArea': 'They do not come to {{area}}.',
  'match.tooFar': 'Too far, about {{distance}}.',
  'fit.notForMe': 'The elder said it is not suitable.',
  'fit.harmful': '{{why}}.',
  'fit.allergy': 'The elder is allergic to {{substance}}.',
  'fit.notReviewed': 'Not reviewed by a physician yet.',
  'fit.expired': 'This article expired on {{on}}; somebody has to read it again first.',
  'fit.recalled': 'This article was recalled.',
  'service.illegalStep': 'This step does not fit where the service stands now.',
  'service.dayPast': 'The wished day has passed; please choose another.',
  'service.dayTooFar': 'This day is more than a year ahead. Please check the year, and choose a day within a year.',
  'service.undoTooLate': 'Ten minutes are over; it cannot be undone, but it can be cancelled.',
  'service.noElder': 'A service must say for which elder it is.',
  'service.notRequested': 'A service must begin with a request.',
  'service.unknownStep': 'This machine does not know this step of a service yet; please update the program first.',
  'service.badStep': 'This step of the service was filled in wrongly.',
  'service.unseenStep': 'This step of the service refers to one that does not exist.',
  'service.stepBeforeItsCause': 'This step of the service is dated before the one it follows; please check the clock.',

  // instruments
  'instrument.unknown': 'This instrument is not known here; a newer program may have made it.',
  'instrument.noElder': 'An instrument has to say whose it is.',
  'instrument.badDate': 'The date is wrong; is it today or before?',
  'instrument.notOurs': 'The licence of this instrument does not allow its use here.',
  'instrument.notAlone': 'Staff have to ask the questions of this instrument.',
  'instrument.assessorIsNotAuthor': 'Whoever is signed in has to sign it.',
  'instrument.resultDiffers': 'What was computed differs from what was written; nothing was saved. Open it again.',
  'instrument.badAnswer': 'An answer is none of those offered; please choose again.',
  'instrument.unanswered': 'A question is still open.',
  'instrument.badStep': 'A step of the draft is wrong; the others are kept.',
  'instrument.nothingDone': 'Please choose at least one thing that was done.',
  'instrument.followUpOfSomebodyElse': 'Whoever is signed in has to write the follow-up.',
  'instrument.mistakenHow': 'A wrong answer or a slip stands alone, and needs a line on how you made sure.',
  // assessments
  'assessment.noElder': 'An assessment must say for which elder it is.',
  'assessment.badDraftEvent': 'One step of the draft was filled in wrongly; the rest is there.',
  'assessment.badDate': 'The date of the assessment is wrong; it must be today or earlier.',
  'assessment.assessorIsNotAuthor': 'An assessment is signed by the person who is signed in.',
  'assessment.psychiatristWithoutDisease':
    'A psychiatrist’s diagnosis needs dementia or a mental illness among the diseases.',
  'assessment.resultDiffers':
    'The level worked out differs from the one written; it was not saved. Please open the assessment again.',
  'assessment.signatureOfSomebodyElse': 'A signature is given by the person who is signed in.',
  'assessment.sameAssessorTwice': 'The two assessors must be different people.',
  'assessment.nothingAnswered': 'Nothing was answered, so nothing was saved.',
  'assessment.unanswered': 'One item is not answered yet: {{item}}.',
  'assessment.scoreNotOffered': '{{item}} has no such score; please choose again.',
  'assessment.noneAndOthers': '“None” cannot be chosen together with others.',
  'assessment.comaNeedsConsciousness': 'For a coma please check the level of consciousness ({{item}}) first.',
  'assessment.missingEvents': 'The incidents of the last 30 days are not complete yet.',
  'assessment.missingDiseases': 'The diseases are not filled in yet; choose “none” if there are none.',
  'assessment.missingHealth': 'The health problems are not complete yet.',
  'assessment.missingReason': 'Please choose why this assessment is made.',
  'assessment.missingPlace': 'Please say where the assessment took place.',
  'assessment.missingInformant': 'Please say who gave the information.',
  'assessment.selfIsNotOfficial': 'What an elder answers alone is a pre-assessment, not an official one.',

  // needs and archive
  'healthBasics.archiveNumber':
    'The number of a health record has 17 digits; digits 10 to 12 are those of the village or committee. Please compare it with the cover.',
  'healthBasics.noneAndOthers': 'With “none” nothing else can be chosen.',
  'healthBasics.nothing': 'Nothing has been filled in yet.',
  'archive.noElder': 'This record must say which elder it is about.',
  'checkUp.empty': 'Nothing was filled in, so there is no check-up to keep.',
  'checkUp.notYet': 'The check-up lies in the future; please look at the date.',
  'checkUp.badStep': 'An answer of the check-up does not fit and was not saved; please fill it in again.',
  'followUp.notYet': 'The follow-up lies in the future; please look at the date.',
  'followUp.otherProgramme': 'A symptom does not belong to this form. Nothing was saved; please open the page again.',
  'followUp.noneAndOthers': '“None” cannot be chosen beside other symptoms.',
  'followUp.symptomMissing': 'Please say which other symptom.',
  'followUp.pressureHalf': 'Enter both pressures.',
  'followUp.glucoseHalf':
    'Say whether the glucose was fasting, after a meal or at any time; leave both empty if it was not measured.',
  'followUp.previousLater': 'The follow-up before is later than this one. Nothing was saved; please look at the date.',
  'followUp.resultDiffers': 'The result differs from the one noted. Nothing was saved; please open the page again.',
  'followUp.nextNotLater': 'The next follow-up must lie after this one.',
  'followUp.nextTooLate': 'The programme asks for the next follow-up by {{due}}; please choose an earlier day.',
  'need.reasonMissing': 'A corrected need must state its reason.',
  'need.correctedByNobody': 'Only staff can correct a need.',
  'need.palliativeOnlyByPhysician': 'This one follows only from a physician’s written note.',
  'medication.stoppedBeforeStart': 'The medicine ends before it begins.',
  'condition.nameMissing': 'Please name the condition.',
  'allergy.substanceMissing': 'Please write what it is an allergy to.',
  'archive.reasonMissing': 'Please write why.',
  'archive.nothingCorrected': 'This correction does not say what it corrects.',
  'reading.outOfBounds': 'A figure is not right; nothing was saved. See the red ones.',
  'reading.nothing': 'No measurement filled in yet.',
  'reading.otherPressure': 'Upper and lower pressure belong together.',
  'reading.timingMissing': 'Choose whether it was fasting, after a meal or any time.',
  'reading.sourceMissing': 'Choose who measured.',
  'condition.codeMissing': 'Choose which condition.',
  'condition.confirmedMissing': 'Choose whether a physician diagnosed it or it was told.',
  'date.notRead': 'This date was not understood; write it like 20261122 or 2026-11-22.',
  'date.notYet': 'This day is still to come; please look again.',
  'medication.nameMissing': 'Please write the name of the medicine.',
  'allergy.certaintyMissing': 'Choose how it is known.',
  'allergy.severityMissing': 'Choose how severe; if nobody knows, “Not known”.',
  'event.typeMissing': 'Choose what happened.',
  'visit.typeMissing': 'Choose what it was.',
  'visit.vaccineMissing': 'Please write which vaccine.',
  'visit.conditionMissing': 'Choose for which condition the follow-up was.',
  'visit.nextDueMissing': 'Please write the day of the next follow-up, or nobody is reminded of it.',
  'visit.nextBeforeVisit': 'The next one must be later than this one; please look at the dates again.',
  'visit.orderMissing': 'Choose whether the visit or the measurement came first.',
  'physicianNote.notSeen': 'Record it with the physician’s paper at hand; what was only heard is not recorded.',
  'physicianNote.physicianMissing': 'Please write which physician.',
  'physicianNote.institutionMissing': 'Please write which hospital.',
  'physicianNote.beforeLast': 'This date is before the earlier note ({{on}}); please look at the paper again.',
  'reading.pressuresTooClose': 'The two pressures are too close; please measure again.',
  'reading.valueOrFlag': 'Enter a value or choose “Hi” or “Lo”, only one of them.',
  'clinic.alreadyWaiting': 'Is in the queue already.',
  'clinic.alreadyMeasured': 'Was measured today already.',
  'clinic.badStep': 'A step of the queue is wrong and was not kept. Please tell the administrator.',
  'import.tooLarge': 'The file is too large (over {{megabytes}} MB). Please split it and import the parts.',
  'import.tooMany': 'There are too many rows (over {{rows}}). Please split the file and import the parts.',
  'import.empty': 'There is no data in this file.',
  'import.spreadsheet':
    'This is a spreadsheet program’s own file (xls, xlsx). Please save it there as CSV and choose that file.',
  'import.notText':
    'This is no text table, or its encoding cannot be recognised. Please save it as CSV in UTF-8 and try again.',
  'import.noDate': 'No column is chosen for the date.',
  'import.noMeasure': 'No column is chosen for what was measured.',
  'import.noWho': 'No column is chosen for the identity or card number. A name alone will not do: people share names.',
  'import.columnTwice': '“{{title}}” is chosen for the same as an earlier column. Please keep one.',
  'import.dayMissing': 'There is no date.',
  'import.dayNotRead': 'The date “{{text}}” was not understood.',
  'import.nothingMeasured': 'Nothing was measured in this row.',
  'import.outOfBounds': '{{field}} cannot be “{{text}}”; the whole row is left out.',
  'import.known': 'It is on record already.',
  'import.whoMissing': 'There is no identity or card number.',
  'import.unknown': 'This elder was not found.',
  'import.otherElder': 'The identity or card number is not this elder’s.',
  'import.otherName': 'The name is not the one on record; the number may be wrong.',
  'import.noConsent': 'The elder did not agree to measurements.',
  'reading.measuredLater': 'This was measured later than it was noted. Please look at the time again.',
  'reading.beforeBirth': 'The elder was not born on that day. Please look at the date again.',
  'reading.dayMissing': 'Please say on which day it was measured; if nobody knows, leave it out.',
  'reading.timeNotRead': 'This time was not understood. Write it like 8:30 or 3 pm.',
  'reading.implausible':
    'This figure is hardly possible (it should lie between {{minimum}} and {{maximum}} {{unit}}); please look again.',

  // institutions, products, articles
  'expert.verifiedWithoutCertificate': 'An expert is verified only with a practice certificate.',
  'satisfaction.moreThanAnswers': 'More people are satisfied than answered.',
  'organization.notASeller': 'Without a unified credit code it cannot supply goods.',
  'organization.verifiedWithoutCode': 'The unified credit code is needed before verification.',
  'organization.verifiedWithoutLicence': 'A licence is needed before verification.',
  'organization.sameServiceTwice': 'The same service is listed twice.',
  'verification.missing': 'The verification lacks an entry: by whom, when, until when.',
  'verification.is.applied': 'still applying, not verified',
  'verification.is.suspended': 'suspended: {{reason}}',
  'verification.is.expired': 'verification expired',
  'verification.is.refused': 'verification refused: {{reason}}',
  'verification.is.left': 'has left',
  'verification.ranOut': 'The verification ran out on {{on}}.',
  'agreement.order': 'The agreement must begin before it ends.',
  'agreement.missing': 'There is no agreement yet.',
  'agreement.notYet': 'The agreement begins on {{on}}.',
  'agreement.ranOut': 'The agreement ran out on {{on}}.',
  'product.prescription': 'Prescription medicine cannot be sold here.',
  'product.stateWithoutReason': 'A suspended or removed product needs a reason.',
  'product.drugGate': 'This is the number of a medicine; it cannot be sold as something else.',
  'product.numberOfOtherClass': 'The approval number does not fit the class of the product.',
  'product.numberMissing': 'Products of this class need an approval number.',
  'product.functionOfOtherClass': 'Only health foods have an approved function.',
  'product.fieldMissing': 'An entry of the product is missing.',
  'product.functionNotApproved': 'This function is not on the approved list.',
  'product.foodClaim': 'Food must not claim to treat illness.',
  'product.claimNotReviewed': 'A claim like this must be reviewed first.',
  'product.is.offShelf': 'Off the shelf.',
  'product.is.trial': 'On trial, not sold yet.',
  'product.is.recalled': 'Being recalled: do not use it.',
  'product.neverMatched': 'Products of this class are never recommended from health data.',
  'product.supplierNotVerified': 'The supplier is not verified.',
  'product.supplierMayNotSell': 'This supplier may not sell products of this class.',
  'product.otcOff': 'Over-the-counter medicine is switched off at this station.',
  'product.sellerWithoutDrugLicence': 'The supplier has no licence to sell medicine.',
  'article.productLink': 'Health articles must not link to products.',
  'article.doseWithoutSource': 'A dose needs its source.',
  'article.reviewedBeforeWritten': 'The review is dated before the article.',
  'article.claim':
    '“{{word}}” may not be written: no cures, no maker’s goods. What others say belongs in quotation marks.',
  'asking.expertTitle': 'With the name of who said it, write the title and institution too.',
  'article.consultedLater': 'A source cannot have been consulted after the day of the signature.',
  'article.pictureMissing': 'A picture cannot be opened, or is none. Please take another one.',
  'article.pictureNowhere': 'A picture stands behind a part that is not there.',
  'article.pictureTooLarge': 'The picture is too large, {{most}} KB at most. Please take a smaller one.',
  'article.goodUntil': 'It has to be good until a day after the signature, two years at most.',
  'article.nothingChanged': 'The article says this already; nothing was changed.',
  'article.expiryOrder': 'It must expire after it was published.',
  'article.reviewerMissing': 'Please give the reviewer’s name, title and institution.',
  'article.recallReason': 'Please say why it is recalled, or why it is used again.',
  'asking.nothingAsked': 'No question is written, and nothing is recorded.',
  'asking.noRecording':
    'This recording cannot be kept: it is no sound, or its length is not noted. Please record it again.',
  'asking.voiceOfNobody':
    'A voice tells who speaks, so a recording is kept under that person’s name. Type a question that is to name nobody.',
  'asking.noQuestion': 'It is not said which question this is.',
  'asking.nothingAnswered': 'No answer is written and no article chosen.',
  'asking.draftNamesElder': 'An article is for everybody; it cannot be kept under one elder’s name.',
  'asking.changeMissing': 'Please write what was changed in this version, and why.',
  'asking.sourceMissing': 'Please name what it was written after: one source at least.',
  'asking.ownDraft': 'Another colleague has to read what you wrote yourself.',
  'asking.notOwnAnswer': 'Only the own answer can be taken back.',
  'asking.namesSomebody':
    'What the experts read may not hold a name, a telephone or an identity number. Please change it.',
  'expertAccount.noPapers':
    'The papers of this expert were not found. Please ask the administrator to check the list of experts.',
  'expertAccount.shut': 'This account was shut.',
  'expertAccount.twice': 'This expert can sign in already.',
  'expertAccount.notYourName': 'An answer can only be given in the own name.',
  'asking.reasonMissing': 'Please write the reason.',
  'article.unknown': 'It does not say which article.',
  'story.ofNobody': 'A story is kept under the name of the elder who tells it.',
  'story.empty': 'Title, one sentence and the whole story are all needed.',
  'story.sells':
    'It says “{{word}}”: an elder’s story may not tell of medicine, health food, medical devices or cures. Please find other words together.',
  'story.link': 'It says “{{word}}”: a story holds no web address, account or code.',
  'story.number': 'A story holds no telephone, identity or card number.',
  'story.name':
    'A story does not name the elder. If the elder likes, choose the surname with “auntie” or “uncle” below.',
  'story.noPicture': 'This is no picture and cannot be kept.',
  'story.notReadBack': 'Please read it to the elder first, and keep it when the elder says that it is right.',
  'story.own': 'Another colleague has to read what you wrote yourself.',
  'story.reasonMissing': 'Please write the reason.',
  'invitation.namesElder': 'An invitation names nobody; whoever holds it is invited.',
  'invitation.whatMissing': 'Please write what the invitation is for.',
  'invitation.sells': 'It says “{{word}}”: an invitation promises no gifts and no bargains, and sells nothing.',
  'invitation.past': 'The day of this invitation is over.',
  'invitation.unknown': 'There is no invitation with this number. Please check the eight digits.',
  'invitation.used': 'This invitation was used already.',
} as const satisfies Shape<typeof refusal>
