/** What the signed-in elder has read lately, and noting what is read now: once a day, where the elder agreed to a record, else not at all. */
import { useRef, useState } from 'react'
import { type Handable, handArticle, type HandedHow } from '../../../src-domain/articles/article-handed.ts'
import { isNotedOn, readLately } from '../../../src-domain/articles/article-reading.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'

export type NotedReading = {
  readonly read: ReadonlySet<string>
  /** May be called again and again; says nothing when it is noted already, may not be, or could not be saved. */
  readonly note: (articles: readonly Handable[], how: HandedHow) => void
  /** Noted during this visit. */
  readonly noted: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

export function useNotedReading(elder: string | undefined): NotedReading {
  const replica = useReplica()
  const act = useAct()
  const today = useToday()
  const record = useDocument(elder)
  const mayNote = record !== undefined && record !== null && isElder(record) && isRecordOpen(record)
  const facts = useDocuments(
    elder !== undefined && mayNote ? { collection: 'feedback', elder, kind: 'article-handed' } : undefined,
  )
  const tried = useRef(new Set<string>())
  const [noted, setNoted] = useState(nothing)
  return {
    read: facts === undefined ? nothing : readLately(facts, today),
    noted,
    note: (articles, how) => {
      if (elder === undefined || facts === undefined) return
      const fresh = articles.filter(({ id }) => !tried.current.has(id) && !isNotedOn(facts, id, today))
      if (fresh.length === 0) return
      for (const { id } of fresh) tried.current.add(id)
      const made = fresh.map((article) => handArticle(article, { how, to: 'elder', elder }, act()) as Document)
      void replica.save(made).then((saved) => {
        if (saved.ok) setNoted((before) => new Set([...before, ...fresh.map(({ id }) => id)]))
        else for (const { id } of fresh) tried.current.delete(id)
      })
    },
  }
}
