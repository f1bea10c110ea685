/** Whether who is signed in may write into this archive: whoever may measure, while the elder is not noted as dead. */
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'

export const useMayWrite = (elder: Elder): boolean => may(usePerson().role, 'measure') && !isNotedDead(elder)
