/** What of the packs that are whole on a kiosk can be seen and heard there: films and sounds one by one, the pictures of a pack together. */
import { type MediaPack, type PackFile, packsOnOffer } from './media-pack.ts'

export type PackItem = {
  readonly id: string
  readonly pack: MediaPack
  readonly title: string
  readonly kind: 'film' | 'sound' | 'pictures'
  /** One, or all pictures in their order. */
  readonly files: readonly PackFile[]
  readonly captions?: PackFile
}

const kindOf = ({ type }: PackFile): PackItem['kind'] | undefined => {
  if (type.startsWith('video/')) return 'film'
  if (type.startsWith('audio/')) return 'sound'
  return type.startsWith('image/') ? 'pictures' : undefined
}

/** The name of a file without its ending, as people say it. */
export const titleOf = ({ name }: Pick<PackFile, 'name'>): string => name.replace(/\.[^.]+$/, '')

/**
 * Of each pack the newest edition that is whole: while a newer one is on its way the older one is shown. The server makes a pack of a name
 * that is there already the new edition of it (make-pack.ts), so that also editions whose ones between never came here know each other.
 */
export function packsToShow(packs: readonly MediaPack[], isWhole: (id: string) => boolean): readonly MediaPack[] {
  const newest = new Map<string, MediaPack>()
  for (const pack of packs.filter(({ id }) => isWhole(id))) {
    const known = newest.get(pack.body.name)
    if (known === undefined || isNewer(pack, known)) newest.set(pack.body.name, pack)
  }
  return [...newest.values()].toSorted((a, b) => (isNewer(a, b) ? -1 : 1))
}

/** For staff: the newest edition of each, and behind them older ones that still lie here and take room until somebody deletes them. */
export function packsToList(
  packs: readonly MediaPack[],
  isHere: (id: string) => boolean,
): readonly { readonly pack: MediaPack; readonly isOlder: boolean }[] {
  const offered = packsToShow(packsOnOffer(packs), () => true)
  const older = packs
    .filter((pack) => isHere(pack.id) && !offered.includes(pack))
    .toSorted((a, b) => (isNewer(a, b) ? -1 : 1))
  return [...offered.map((pack) => ({ pack, isOlder: false })), ...older.map((pack) => ({ pack, isOlder: true }))]
}

const isNewer = (a: MediaPack, b: MediaPack): boolean =>
  a.occurredAt === b.occurredAt ? a.id > b.id : a.occurredAt > b.occurredAt

/** Films and sounds in their order, then the pictures. A PDF is none of them: nothing here can show one. */
export function itemsOf(pack: MediaPack, isShown: (file: PackFile) => boolean = () => true): readonly PackItem[] {
  const files = pack.body.files.filter((file) => kindOf(file) === undefined || isShown(file))
  const captionsByTitle = new Map(files.filter(({ type }) => type === 'text/vtt').map((file) => [titleOf(file), file]))
  const played = files.flatMap((file): PackItem[] => {
    const kind = kindOf(file)
    if (kind === undefined || kind === 'pictures') return []
    const captions = captionsByTitle.get(titleOf(file))
    const found = {
      id: `${pack.id}/${file.name}`,
      pack,
      title: file.about?.title ?? titleOf(file),
      kind,
      files: [file],
    }
    return [captions === undefined ? found : { ...found, captions }]
  })
  const pictures = files.filter((file) => kindOf(file) === 'pictures')
  return pictures.length === 0
    ? played
    : [...played, { id: `${pack.id}/pictures`, pack, title: pack.body.name, kind: 'pictures', files: pictures }]
}
