/**
 * "This machine is lost": an administrator says so at another kiosk of the station. A fact, so that it can be said offline and is
 * remembered; the server refuses the kiosk from the moment it arrives (docs/decisions).
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, type Document, defineKind, Name } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const KioskLossBody = Type.Object({ kiosk: Name }, { additionalProperties: false })
export type KioskLossBody = Static<typeof KioskLossBody>
export type KioskLoss = Document<KioskLossBody>

export const kioskLossKind = defineKind({
  kind: 'kiosk-loss',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: KioskLossBody,
  rules: ({ body, kiosk }): readonly Refusal[] =>
    body.kiosk === kiosk ? [refusal('kioskLoss.thisKiosk', '/body/kiosk')] : [],
  migrations: [],
})

export const isKioskLoss = (document: { readonly kind: string }): document is KioskLoss =>
  document.kind === 'kiosk-loss'

export const reportLoss = (kiosk: string, act: Act): KioskLoss => createDocument(kioskLossKind, { kiosk }, act)
