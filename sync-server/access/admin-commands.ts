/** What the operator may ask for; run inside the server when it runs, else on the store itself (`admin.ts`). */
import { resolve } from 'node:path'
import { Value } from 'typebox/value'
import { LeaseTerms } from '../../src-domain/lease/lease.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import { listPacks, makePack, recallFile } from '../media/make-pack.ts'
import { writePackFile } from '../media/write-pack-file.ts'
import { articleUseLines } from '../articles/article-use.ts'
import { articleToEdit, listArticles, putArticle, recallOfAll } from '../articles/edit-articles.ts'
import type { DocumentStore } from '../store/document-store.ts'
import type { AccessBook } from './access-book.ts'
import { isScopeDatabase } from './principals.ts'

export const adminUsage = `commands:
  station <name> [id] [phone]    make a station
  stations                       list them
  code <station>                 print a one-time code for one kiosk (10 minutes)
  peer <name> all|<database>...  print a credential for another server or a CouchDB
  monitor <name>                 print a credential that reads /metrics and nothing else
  list                           list kiosks, peers and monitors
  revoke <id of one>             refuse it from now on and cut its open feeds
  lease <station> <days until warned> <days until locked>
                                 how long its kiosks work without this server (7 and 30)
  renewal <kiosk>                print a signed renewal for a kiosk that cannot reach this server: save it in a file and carry it there
  pack <name> <folder> [about]   make a media pack of the pictures, sound and films in a folder, for every kiosk;
                                 of a name that is there already it becomes the new edition
  packs                          list them
  pack-recall <name or id> <file> <reason> <name>
                                 no station shows this file any more
  pack-file <name or id> <folder or file.gkpack>
                                 write one into a file, to be carried on a stick to kiosks that have a bad line
  articles                       list the articles of all stations, with what a station's signature is for
  article-text <slug or id>      print one as it stands, to write a correction from
  article <file.json>            publish an article, or correct one: {"slug" or "id", "by", "why", "article": {what changes}};
                                 without slug and id it is a new one
  article-recall <slug or id> <reason> <name>
                                 every station stops showing it, and lists who was handed it; a corrected text takes it up again
  article-use [day]              how often each article was used and said to help at each station, since a day (2026-01-31) or ever;
                                 nobody is named, and counts under 5 are hidden
  new-epoch                      after a backup was put back: kiosks send again what may be missing`

/** A folder of the one who asks: the server that runs stands in another one. */
export const withWholePath = (words: readonly string[]): readonly string[] => {
  const at = pathAt[words[0] ?? '']
  return words.map((word, i) => (i === at ? resolve(word) : word))
}
const pathAt: Readonly<Record<string, number>> = { pack: 2, 'pack-file': 2, article: 1 }

export async function runAdminCommand(
  access: AccessBook,
  store: DocumentStore,
  words: readonly string[],
  now: () => number = Date.now,
): Promise<Result<unknown, string>> {
  const [command, first, ...rest] = words
  switch (command) {
    case 'station': {
      if (first === undefined) return err('station <name> [id] [phone]')
      return attempt(async () => ({ station: await access.createStation(first, rest[0], rest[1]) }))
    }
    case 'stations':
      return ok(access.stations())
    case 'code':
      if (first === undefined) return err('code <station>')
      return attempt(() => access.createEnrolmentCode(first))
    case 'peer': {
      const databases = rest.length === 1 && rest[0] === 'all' ? 'all' : rest
      if (first === undefined || databases.length === 0) return err('peer <name> all|<database>...')
      const wrong = databases === 'all' ? undefined : databases.find((database) => !isScopeDatabase(database))
      return wrong === undefined
        ? ok(await access.createPeer(first, databases))
        : err(`no database of a scope: ${wrong}`)
    }
    case 'monitor':
      return first === undefined ? err('monitor <name>') : ok(await access.createMonitor(first))
    case 'list':
      return ok(access.holders())
    case 'revoke':
      return first !== undefined && (await access.revoke(first))
        ? ok({ revoked: first })
        : err('no such kiosk, peer or monitor')
    case 'lease': {
      const terms = { warnAfterDays: Number(rest[0]), lockAfterDays: Number(rest[1]) }
      if (first === undefined || !Value.Check(LeaseTerms, terms)) return err('lease <station> <days> <days>')
      return (await access.setLease(first, terms)) ? ok({ station: first, ...terms }) : err(`no such station: ${first}`)
    }
    case 'renewal': {
      const file = first === undefined ? undefined : access.leaseFile(first)
      return file === undefined ? err('renewal <kiosk>: no such kiosk, or it was revoked') : ok(file)
    }
    case 'pack': {
      const [folder, about = ''] = rest
      if (first === undefined || folder === undefined) return err('pack <name> <folder> [about]')
      return makePack(store, { name: first, folder, about }, now(), access.signPack)
    }
    case 'pack-file': {
      const [to] = rest
      if (first === undefined || to === undefined) return err('pack-file <name or id> <folder or file.gkpack>')
      return writePackFile(store, { pack: first, to }, now())
    }
    case 'pack-recall': {
      const [file, reason, by] = rest
      if (first === undefined || file === undefined || reason === undefined || by === undefined)
        return err('pack-recall <name or id> <file> <reason> <name>')
      return recallFile(store, { pack: first, file, reason, by }, now())
    }
    case 'packs':
      return ok(await listPacks(store))
    case 'articles':
      return ok(await listArticles(store))
    case 'article-text':
      return first === undefined ? err('article-text <slug or id>') : articleToEdit(store, first)
    case 'article':
      return first === undefined ? err('article <file.json>') : putArticle(store, first, now())
    case 'article-recall': {
      const [reason, by] = rest
      if (first === undefined || reason === undefined || by === undefined)
        return err('article-recall <slug or id> <reason> <name>')
      return recallOfAll(store, { article: first, reason, by }, now())
    }
    case 'article-use':
      return articleUseLines(store, access.stations(), first)
    case 'new-epoch':
      return ok({ epoch: await access.renewEpoch() })
    default:
      return err(adminUsage)
  }
}

async function attempt(action: () => Promise<unknown>): Promise<Result<unknown, string>> {
  try {
    return ok(await action())
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}
