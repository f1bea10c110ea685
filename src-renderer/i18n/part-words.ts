/** Parts of an elder's record as an audit entry names them. */
import { useTranslation } from 'react-i18next'
import { archive } from './zh-CN/archive.ts'
import { elders as words } from './zh-CN/elders.ts'
import { needs } from './zh-CN/needs.ts'
import { recordCopy } from './zh-CN/record-copy.ts'
import { training } from './zh-CN/training.ts'

const isArchive = (part: string): part is keyof typeof archive.part => part in archive.part
const isCopied = (part: string): part is keyof typeof recordCopy.part => part in recordCopy.part
/** Parts of a copy are called like tabs and fields, and are told from them by this. */
const copyPrefix = 'copy-'
const isLesson = (part: string): part is keyof typeof training.lesson => part in training.lesson
const lessonPrefix = 'lesson-'
const isTab = (part: string): part is keyof typeof words.looks.tabs => part in words.looks.tabs
const isField = (part: string): part is keyof typeof words.field => part in words.field
const isDimension = (part: string): part is keyof typeof needs.dimension => part in needs.dimension
const isPurpose = (part: string): part is keyof typeof words.consent.purpose => part in words.consent.purpose

/** A tab, a field, a purpose of consent or a need by its name; what a newer program wrote stays as it is. */
export function usePartName(): (part: string) => string {
  const { t } = useTranslation('elders')
  const { t: transfer } = useTranslation('transfer')
  const { t: need } = useTranslation('needs')
  const { t: archived } = useTranslation('archive')
  const { t: copied } = useTranslation('recordCopy')
  const { t: learned } = useTranslation('training')
  return (part) => {
    if (part === 'transfer') return transfer('part')
    if (isArchive(part)) return archived(`part.${part}`)
    const copy = part.startsWith(copyPrefix) ? part.slice(copyPrefix.length) : ''
    if (isCopied(copy)) return copied(`part.${copy}`)
    const lesson = part.startsWith(lessonPrefix) ? part.slice(lessonPrefix.length) : ''
    if (isLesson(lesson)) return learned(`lesson.${lesson}`)
    if (isTab(part)) return t(`looks.tabs.${part}`)
    if (isDimension(part)) return need(`dimension.${part}`)
    if (isPurpose(part)) return t(`consent.purpose.${part}`)
    return isField(part) ? t(`field.${part}`) : part
  }
}
