/**
 * Asks a server to take this kiosk in, with the one-time code its operator gave. Every way this can go wrong has its
 * own code, because the person at the screen can do something different about each.
 */
import Type from 'typebox'
import { Value } from 'typebox/value'
import { Name } from '../../src-domain/shared/document.ts'
import { type Refusal, type Result, err, ok, refusal } from '../../src-domain/shared/result.ts'
import { parseJson } from './kiosk-config.ts'
import { isDistrust } from './server-authority.ts'
import { makePrivateKey, publicKeyOf } from './kiosk-key.ts'

export type Enrolment = {
  readonly station: string
  readonly stationName: string
  readonly stationPhone: string
  readonly kiosk: string
  readonly privateKey: string
  readonly serverUrl: string
}

const Answer = Type.Object({
  station: Name,
  stationName: Type.String({ minLength: 1, maxLength: 200 }),
  stationPhone: Type.Optional(Type.String({ maxLength: 40 })),
  kiosk: Name,
})
const Refused = Type.Object({ error: Type.String() })
/** What the gateway says at its root to everybody. */
const Greeting = Type.Object({ vendor: Type.Object({ name: Type.Literal('Ginkgo Station') }) })
const longestAnswer = 20_000
const timeout = 15_000

/**
 * @returns Refusals: enrol.badAddress, enrol.insecureAddress (http beyond this machine), enrol.unreachable,
 * enrol.untrusted (its certificate), enrol.notOurServer, enrol.wrongCode (wrong, used or expired), enrol.tooManyAttempts.
 */
export async function enrol(
  request: { readonly serverUrl: string; readonly code: string; readonly kioskName: string },
  fetchFrom: typeof fetch = fetch,
): Promise<Result<Enrolment, Refusal>> {
  const address = serverAddress(request.serverUrl)
  if (!address.ok) return address
  const privateKey = makePrivateKey()
  let response: Response
  let text: string
  try {
    response = await fetchFrom(`${address.value}/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        code: request.code.trim(),
        kioskName: request.kioskName.slice(0, 100),
        publicKey: publicKeyOf(privateKey),
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    text = await textOf(response)
  } catch (error) {
    return err(refusal(isDistrust(error) ? 'enrol.untrusted' : 'enrol.unreachable'))
  }
  const body = parseJson(text)
  if (response.ok && Value.Check(Answer, body)) {
    const { station, stationName, stationPhone = '', kiosk } = body
    return ok({ station, stationName, stationPhone, kiosk, privateKey, serverUrl: address.value })
  }
  if (response.status === 429) return err(refusal('enrol.tooManyAttempts'))
  if ([400, 401, 403, 410].includes(response.status) && Value.Check(Refused, body) && !isCouch(response)) {
    return err(refusal('enrol.wrongCode'))
  }
  return err(refusal('enrol.notOurServer'))
}

/** Without using the code up: what is wrong already with address or code, or that no server of ours answers there. */
export async function lookAtServer(
  { serverUrl, code }: { readonly serverUrl: string; readonly code: string },
  fetchFrom: typeof fetch = fetch,
): Promise<Result<void, Refusal>> {
  const address = serverAddress(serverUrl)
  if (!address.ok) return address
  if (!/^[0-9A-Z]{26}$/.test(code.toUpperCase().replaceAll(/[\s-]/g, ''))) return err(refusal('enrol.badCode'))
  try {
    const response = await fetchFrom(`${address.value}/`, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    const isOurs = response.ok && Value.Check(Greeting, parseJson(await textOf(response)))
    return isOurs ? ok(undefined) : err(refusal('enrol.notOurServer'))
  } catch {
    return err(refusal('enrol.unreachable'))
  }
}

/** An origin (and path) without a trailing slash. A credential never travels in clear beyond this machine. */
export function serverAddress(text: string): Result<string, Refusal> {
  const typed = text.trim()
  if (!URL.canParse(typed)) return err(refusal('enrol.badAddress'))
  const url = new URL(typed)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return err(refusal('enrol.badAddress'))
  }
  if (url.protocol === 'http:' && !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) {
    return err(refusal('enrol.insecureAddress'))
  }
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`)
}

/** Apache CouchDB answers 401 with JSON too; to say "wrong code" there would send somebody hunting for a code. */
const isCouch = (response: Response): boolean => (response.headers.get('server') ?? '').includes('CouchDB')

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestAnswer) return ''
  }
  return text + decoder.decode()
}
