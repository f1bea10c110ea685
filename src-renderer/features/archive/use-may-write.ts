/** Whether who is signed in may write into the archive: whoever may measure. */
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'

export const useMayWrite = (): boolean => may(usePerson().role, 'measure')
