/** Text is one answer when the field is left, not one event a letter. */
import { useState } from 'react'
import { TextField } from './fields.tsx'

export function LateText({
  label,
  value,
  required,
  hint,
  onDone,
}: {
  readonly label: string
  readonly value: string
  readonly required?: boolean
  readonly hint?: string
  readonly onDone: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const done = () => {
    if (text.trim() !== value) onDone(text.trim())
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      onBlur={done}
      onEnter={done}
      {...(required === true ? { required } : {})}
      {...(hint === undefined ? {} : { hint })}
    />
  )
}
