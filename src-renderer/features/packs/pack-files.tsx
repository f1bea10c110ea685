/** Each file of a pack with how it stands, and taking one back at this station. */
import { BookX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recallArticle } from '../../../src-domain/articles/article-recall.ts'
import type { MediaPack, PackFile } from '../../../src-domain/media/media-pack.ts'
import { fileIdOf, whyNotShown } from '../../../src-domain/media/pack-about.ts'
import { titleOf } from '../../../src-domain/media/pack-shelf.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useFileSettings } from '../../media/use-pack-shelf.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

export function PackFiles({ pack }: { readonly pack: MediaPack }) {
  const { t } = useTranslation('packs')
  return (
    <details>
      <summary>{t('files.title', { count: pack.body.files.length })}</summary>
      <ul>
        {pack.body.files
          .filter(({ type }) => type !== 'text/vtt')
          .map((file) => (
            <FileRow key={file.name} file={file} />
          ))}
      </ul>
    </details>
  )
}

function FileRow({ file }: { readonly file: PackFile }) {
  const { t } = useTranslation('packs')
  const format = useFormat()
  const { role } = usePerson()
  const settings = useFileSettings()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [isAsking, setAsking] = useState(false)
  if (settings === undefined) return null
  const { title = titleOf(file), reviewedBy, sources = [] } = file.about ?? {}
  const why = whyNotShown(file, settings)
  const id = fileIdOf(file)
  const recall = settings.recalls.get(id)
  const isOfLibrary = recall?.from === 'library'
  const recalled = recall === undefined
  const confirm = async (reason: string) => {
    const made = recallArticle({ id, body: { title: title.slice(0, 40) } }, { recalled, reason }, role, act())
    return save(made.ok ? [made.value as Document] : made.error)
  }
  return (
    <li className="pack-file">
      <div>
        <b lang="zh-CN">{title}</b>
        <p className="quiet" lang="zh-CN">
          {sources.length === 0 ? t('files.noSource') : format.list(sources.map(({ name }) => name))}
        </p>
        {recall !== undefined && <p>{t('files.why', { reason: recall.reason })}</p>}
      </div>
      <span className="row">
        {reviewedBy === undefined && <Chip tone="stone">{t('files.unreviewed')}</Chip>}
        {why !== undefined && why !== 'unreviewed' && <Chip tone="red">{t(`files.${why}`)}</Chip>}
        {why === 'unreviewed' && <Chip tone="gold">{t('files.hidden')}</Chip>}
        {!isOfLibrary && may(role, recalled ? 'recallArticle' : 'liftRecall') && (
          <Button
            small
            kind="quiet"
            icon={BookX}
            label={`${recalled ? t('files.recall') : t('files.lift')} ${title}`}
            onPress={() => setAsking(true)}
          >
            {recalled ? t('files.recall') : t('files.lift')}
          </Button>
        )}
      </span>
      {isAsking && (
        <AntdTheme face="staff">
          <ReasonDialog
            form={`recall file ${id} ${recalled}`}
            title={recalled ? t('files.recallTitle', { title }) : t('files.liftTitle', { title })}
            confirm={recalled ? t('files.recall') : t('files.lift')}
            busy={busy}
            problems={refusals.map((refusal) => (
              <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
            ))}
            onConfirm={confirm}
            onClose={() => setAsking(false)}
          />
        </AntdTheme>
      )}
    </li>
  )
}
