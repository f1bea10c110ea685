/** A picture inside an article: a line drawing of the program, or a sealed file of the station. */
import type { ArticleBody } from '../../../src-domain/articles/article.ts'
import type { ArticlePicture } from '../../../src-domain/articles/article-picture.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { usePicture } from '../../media/use-picture.ts'
import { KeptPicture } from '../../ui/kept-picture.tsx'
import { LineDrawing } from '../../ui/line-drawing.tsx'

export function PictureOfArticle({
  picture: { drawing, file, alt },
  media = [],
}: {
  readonly picture: ArticlePicture
  readonly media?: ArticleBody['media']
}) {
  if (drawing !== undefined) return <LineDrawing drawing={drawing} label={alt} />
  const kept = file === undefined ? undefined : media[file]
  return kept === undefined ? null : <OfFile file={kept} label={alt} />
}

function OfFile({ file, label }: { readonly file: MediaFile; readonly label: string }) {
  return <KeptPicture opened={usePicture(file)} label={label} />
}
