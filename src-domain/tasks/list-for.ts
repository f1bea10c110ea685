/**
 * What of the list of today a person may see. A task names a reading, a need, an assessment or a service with the help it is
 * for: all of them are health data, so who may not see health gets no task, and figures that count none.
 */
import { permissionToSettle } from '../questions/questions.ts'
import { may } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { TodayList } from './today-list.ts'

export function listFor(role: Role, list: TodayList): TodayList {
  const allowed = { ...list, conflicts: list.conflicts.filter((conflict) => may(role, permissionToSettle(conflict))) }
  if (may(role, 'viewHealth')) return allowed
  return {
    ...allowed,
    tasks: [],
    figures: { ...list.figures, tasks: 0, due: 0, overdue: 0, urgent: 0, waiting: 0 },
  }
}
