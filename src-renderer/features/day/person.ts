/** A staff member who can open this kiosk, as the session knows one. */
import type { usePerson } from '../../host/host-context.ts'

export type Person = ReturnType<typeof usePerson>
