'use client'
import { Button, Dropzone } from '@payloadcms/ui'
import { useId, useRef } from 'react'
import type { ImportWords } from './words'
import './choose-file.css'

interface Props {
  isBusy: boolean
  onChoose: (file: File) => void
  words: ImportWords
}

/** Where a file is chosen or dropped. The button is Payload's own: browsers write theirs in their own language. */
export function ChooseFile({ isBusy, onChoose, words }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const note = useId()
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) onChoose(file)
    // The same file, once corrected, can be chosen again.
    if (input.current) input.current.value = ''
  }
  return (
    <Dropzone className="choose-file" disabled={isBusy} multipleFiles={false} onChange={take}>
      <Button
        disabled={isBusy}
        extraButtonProps={{ 'aria-describedby': note }}
        margin={false}
        onClick={() => input.current?.click()}
      >
        {words.choose}
      </Button>
      <span className="choose-file__drop">{words.drop}</span>
      <p className="choose-file__note" id={note}>
        {words.chooseNote}
      </p>
      <input
        accept=".csv,.txt,.json,text/csv,application/json"
        aria-label={words.choose}
        hidden
        onChange={(event) => take(event.target.files)}
        ref={input}
        type="file"
      />
    </Dropzone>
  )
}
