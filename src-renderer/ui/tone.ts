/** What a colour means, never by colour alone: green ours and calm, gold a person is needed, red danger, blue information. */
export type Tone = 'green' | 'gold' | 'red' | 'blue' | 'plum' | 'teal' | 'stone'

export const toneClass = (tone: Tone): string => `tone-${tone}`

/** Joins class names, leaving out what does not hold. */
export const classes = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
