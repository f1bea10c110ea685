/** What was chosen before, with what was not: nothing that anybody wrote is gone. Newest first. */
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { permissionToSettle } from '../../../src-domain/questions/questions.ts'
import { isSettlement, type Settlement } from '../../../src-domain/questions/settlement.ts'
import { isSame } from '../../../src-domain/shared/canonical.ts'
import { isStaff } from '../../../src-domain/staff/staff.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { Card } from '../../ui/page.tsx'
import { useQuestionWords } from './use-question-words.ts'
import { useSideWords } from './use-side-words.ts'

const most = 30

export function SettledList() {
  const { t } = useTranslation('questions')
  const { role } = usePerson()
  const documents = useDocuments({ collection: 'activity', kind: 'settlement', limit: most })
  const shown = (documents ?? [])
    .filter(isSettlement)
    .filter(({ body }) => may(role, permissionToSettle({ kind: body.subjectKind })))
  if (shown.length === 0) return null
  return (
    <Card icon={History} title={t('history.title')}>
      <ul className="settled">
        {shown.map((settlement) => (
          <Settled key={settlement.id} settlement={settlement} />
        ))}
      </ul>
    </Card>
  )
}

function Settled({ settlement: { body, elder, author, occurredAt, offset } }: { readonly settlement: Settlement }) {
  const { t } = useTranslation('questions')
  const format = useFormat()
  const words = useQuestionWords()
  const sideWords = useSideWords()
  const subject = useDocument(elder === '' ? body.subject : elder)
  if (subject === undefined || subject === null) return null
  if (isElder(subject) && !isRecordOpen(subject)) return null
  const whose = isElder(subject) || isStaff(subject) ? subject.body.name : t('aboutStation')
  const show = (value: unknown): string => words.value(body.subjectKind, body.field, value)
  const isSecret = body.sides.every((side) => !Object.hasOwn(side, 'value'))
  const at = (moment: string): string => format.dateTime(moment, offset)
  return (
    <li>
      <b>
        {whose} · {words.field(body.subjectKind, body.field)}
      </b>
      <span>
        {t('history.line', {
          name: sideWords.name(author),
          at: at(occurredAt),
          value: isSecret ? t('history.secret') : show(body.value),
        })}
      </span>
      {!isSecret &&
        body.sides
          .filter(({ value }) => !isSame(value, body.value))
          .map((side) => (
            <span key={`${side.at} ${side.kiosk} ${show(side.value)}`} className="quiet">
              {t('history.notChosen', { value: show(side.value), name: sideWords.name(side.author), at: at(side.at) })}
            </span>
          ))}
    </li>
  )
}
