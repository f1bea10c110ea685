/**
 * Rare characters of a name that no font of this machine has: drawn as an empty box, they are stored whole all the same. The
 * bundled font ends where the everyday characters do; one with all of Unicode's would be larger than the whole program.
 */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './chip.tsx'

/** What a character looks like here, comparable; undefined where nothing can be drawn at all. */
export type Drawing = (character: string) => Promise<string | undefined>

/** No character has this place (Unicode 17), so that every machine draws it as one it does not know. */
const unassigned = '\u{2FA5F}'

/** Outside the everyday block (U+4E00–9FFF), which the bundled font has. */
const isRare = (character: string): boolean =>
  /^\p{Script=Han}$/u.test(character) && (character < '\u4E00' || character > '\u9FFF')

export async function undrawnOf(text: string, draw: Drawing): Promise<readonly string[]> {
  const rare = [...new Set(text)].filter(isRare)
  if (rare.length === 0) return []
  const box = await draw(unassigned)
  const pictures = await Promise.all(rare.map(draw))
  return rare.filter((_, index) => box !== undefined && pictures[index] === box)
}

export const codeOf = (character: string): string => `U+${character.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`

export function UndrawnNotice({ text, draw = drawHere }: { readonly text: string; readonly draw?: Drawing }) {
  const { t } = useTranslation('ui')
  const [found, setFound] = useState<readonly string[]>([])
  useEffect(() => {
    let isOver = false
    void undrawnOf(text, draw).then((characters) => !isOver && setFound(characters))
    return () => {
      isOver = true
    }
  }, [text, draw])
  if (found.length === 0) return null
  return <Notice tone="blue" title={t('undrawn', { codes: found.map(codeOf).join(' '), count: found.length })} />
}

async function drawHere(character: string): Promise<string | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = 40
  canvas.height = 40
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  pen.font = `30px ${getComputedStyle(document.body).fontFamily}`
  // The bundled font comes in parts, each when it is first needed.
  await document.fonts.load(pen.font, character)
  pen.fillText(character, 2, 32)
  return canvas.toDataURL()
}
