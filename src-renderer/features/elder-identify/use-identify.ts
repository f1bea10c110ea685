/**
 * How an elder is found by what they scan or type, and what the screen says meanwhile. Nobody is opened who agreed to no record; that the
 * own pages were opened, and how, is written down like every other look: a card may be in other hands.
 */
import { useEffect, useRef, useState } from 'react'
import { type Audit, recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  findVisitCode,
  isVisitCode,
  spendVisitCode,
  visitCodeLife,
  type VisitPicture,
} from '../../../src-domain/activity/visit-code.ts'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isUsable } from '../../../src-domain/elders/elder-rules.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import { useHost } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useElderOfCard } from '../../search/use-elder-of-card.ts'

export type IdentifyState = 'waiting' | 'reading' | 'unknownCard' | 'unknownCode' | 'tooManyCodes' | 'failed'

export function useIdentify(onIdentified: (elder: string) => void) {
  const replica = useReplica()
  const host = useHost()
  const act = useAct()
  const elderOfCard = useElderOfCard()
  const [state, setState] = useState<IdentifyState>('waiting')
  // Who has left the screen, or scanned again, is not opened any more: the next person may be standing there.
  const search = useRef(0)
  useEffect(
    () => () => {
      search.current += 1
    },
    [],
  )
  const find = (look: (isCurrent: () => boolean) => Promise<Elder | IdentifyState>) => {
    const mine = (search.current += 1)
    const isCurrent = (): boolean => search.current === mine
    setState('reading')
    look(isCurrent).then(
      (found) => {
        if (!isCurrent()) return
        if (typeof found === 'string') setState(found)
        else onIdentified(found.id)
      },
      () => {
        if (isCurrent()) setState('failed')
      },
    )
  }
  const lookOf = ({ id }: Elder, how: 'ownCard' | 'ownCode'): Audit =>
    recordAudit({ action: 'view', subject: id, parts: [how] }, act(), id)
  const byCard = async (scanned: string, isCurrent: () => boolean): Promise<Elder | IdentifyState> => {
    const code = readCardText(scanned)
    const elder = code === undefined ? undefined : await elderOfCard(code)
    if (elder === undefined || !isUsable(elder)) return 'unknownCard'
    if (!isCurrent()) return 'waiting'
    // Storage trouble shows in the health notices; nobody is kept from the own pages for it.
    await replica.save([lookOf(elder, 'ownCard')]).catch(() => undefined)
    return elder
  }
  const byCode = async (
    typed: string | readonly VisitPicture[],
    isCurrent: () => boolean,
  ): Promise<Elder | IdentifyState> => {
    if (!(await host.call('codes.attempt', {})).mayTry) return 'tooManyCodes'
    const { now } = act()
    const since = instantOf(now - visitCodeLife)
    const given = await replica.find({ collection: 'activity', kind: 'visit-code', since })
    const code = findVisitCode(given.filter(isVisitCode), typed, now)
    const elder = code === undefined ? undefined : await replica.get(code.elder)
    if (code === undefined || elder === undefined || !isElder(elder) || !isUsable(elder)) {
      return 'unknownCode'
    }
    if (!isCurrent()) return 'waiting'
    const saved = await replica.save([spendVisitCode(code, act()), lookOf(elder, 'ownCode')])
    if (!saved.ok) return 'failed'
    await host.call('codes.right', {})
    return elder
  }
  return {
    state,
    scanned: (text: string) => find((isCurrent) => byCard(text, isCurrent)),
    typed: (code: string | readonly VisitPicture[]) => find((isCurrent) => byCode(code, isCurrent)),
    again: () => setState('waiting'),
  }
}
