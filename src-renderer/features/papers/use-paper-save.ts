/** Saves what was confirmed of a paper in one step, its photo if it is to be kept, and that somebody changed these parts of the record. */
import { useRef, useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { conditionKind } from '../../../src-domain/archive/condition.ts'
import { createLabResult } from '../../../src-domain/archive/lab-result.ts'
import { medicationKind } from '../../../src-domain/archive/medication.ts'
import { createReading } from '../../../src-domain/archive/reading.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { PaperBody } from '../../../src-domain/papers/paper-entries.ts'
import { type PaperPhotoBody, paperPhotoKind, type PaperSort } from '../../../src-domain/papers/paper-photo.ts'
import { type Act, createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { isCalendarDate } from '../../../src-domain/shared/instant.ts'
import { ok, type Refusal, refusal, type Result } from '../../../src-domain/shared/result.ts'
import { useMedia } from '../../media/use-media.ts'
import { photoToKeep } from '../../ocr/photo-to-keep.ts'
import type { QuarterTurns } from '../../ocr/upright-picture.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'

/** A photo as it was taken. */
export type PaperPicture = { readonly file: Blob; readonly turns: QuarterTurns }
export type ConfirmedPaper = {
  readonly bodies: readonly PaperBody[]
  /** Undefined: the photo is not kept. */
  readonly photo: { readonly sort: PaperSort; readonly on: string } | undefined
}

const partOf = { medicine: 'medicines', reading: 'measurements', lab: 'measurements', condition: 'conditions' } as const

export function usePaperSave(
  elder: string,
  picture: PaperPicture,
): {
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  readonly save: (confirmed: ConfirmedPaper) => Promise<boolean>
} {
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const { busy, refusals, save } = useSave()
  const keep = useKeepOnce(picture)
  const [sealing, setSealing] = useState(false)
  return {
    busy: busy || sealing,
    refusals,
    save: async ({ bodies, photo }) => {
      let body: PaperPhotoBody | undefined
      if (photo !== undefined) {
        setSealing(true)
        const kept = await keep().finally(() => setSealing(false))
        if (!kept.ok) return save(kept.error)
        body = { sort: photo.sort, media: [kept.value], ...(isCalendarDate(photo.on) ? { on: photo.on } : {}) }
      }
      return save(
        attempt([bodies, body], () => {
          const now = act()
          const made = bodies.map((one) => documentOf(one, elder, now))
          const parts = [...new Set(bodies.map(({ what }) => partOf[what])), ...(body === undefined ? [] : ['papers'])]
          return [
            ...made,
            ...(body === undefined ? [] : [createDocument(paperPhotoKind, body, now, { elder }) as Document]),
            recordAudit({ action: 'change', subject: elder, parts }, act(), elder) as Document,
          ]
        }),
      )
    },
  }
}

/** Seals a photo once: pressed again after a refusal it is the same file. */
function useKeepOnce({ file, turns }: PaperPicture): () => Promise<Result<MediaFile, Refusal>> {
  const media = useMedia()
  const kept = useRef<{ readonly of: Blob; readonly turns: QuarterTurns; readonly media: MediaFile } | undefined>(
    undefined,
  )
  return async () => {
    if (kept.current?.of === file && kept.current.turns === turns) return ok(kept.current.media)
    try {
      const sealed = await (await media()).keep(await photoToKeep(file, turns), 'image/jpeg')
      if (sealed.ok) kept.current = { of: file, turns, media: sealed.value }
      return sealed
    } catch {
      return { ok: false, error: refusal('storage.failed') }
    }
  }
}

function documentOf(one: PaperBody, elder: string, act: Act): Document {
  switch (one.what) {
    case 'medicine':
      return createDocument(medicationKind, one.body, act, { elder }) as Document
    case 'reading':
      return createReading(one.body, act, elder) as Document
    case 'lab':
      return createLabResult(one.body, act, elder) as Document
    case 'condition':
      return createDocument(conditionKind, one.body, act, { elder }) as Document
  }
}
