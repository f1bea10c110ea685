/** Says something to the server with this kiosk's token; one that it does not take any more is asked for anew, once. */
import type { ServerToken, TokenProblem } from '../kiosk/server-token.ts'

/** `late`: there is another token now, but what was said cannot be said twice. Whoever asked tries again by itself. */
export type Said<Answer> = { readonly answer: Answer } | { readonly problem: TokenProblem | 'late' }

/**
 * @param isRepeatable whether `say` may be called once more.
 * @param drop an answer that nobody will read.
 */
export async function withToken<Answer extends { readonly status: number }>(
  token: Pick<ServerToken, 'read' | 'forget'>,
  say: (token: string) => Promise<Answer>,
  isRepeatable: boolean,
  drop: (answer: Answer) => void,
): Promise<Said<Answer>> {
  const shown = await token.read()
  if (!shown.ok) return { problem: shown.error }
  const answer = await say(shown.value)
  if (answer.status !== 401) return { answer }
  // Ended early: the machine slept, or the server has another key.
  token.forget(shown.value)
  const again = await token.read()
  if (!again.ok || again.value === shown.value) return { answer }
  drop(answer)
  return isRepeatable ? { answer: await say(again.value) } : { problem: 'late' }
}
