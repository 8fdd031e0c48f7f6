'use client'
import { Button, Dropzone } from '@payloadcms/ui'
import { useId, useRef } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import { importMessages } from './messages'
import './choose-file.css'

interface Props {
  isBusy: boolean
  onChoose: (file: File) => void
  language: Language
}

/** An area to choose a file or to drop one on. The button is Payload's: that of a browser is in the browser's language. */
export function ChooseFile({ isBusy, language, onChoose }: Props) {
  const messages = messagesIn(importMessages, language)
  const input = useRef<HTMLInputElement>(null)
  const note = useId()
  const choose = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) onChoose(file)
    // Without this, choosing the same file again fires no event.
    if (input.current) input.current.value = ''
  }
  return (
    <Dropzone className="choose-file" disabled={isBusy} multipleFiles={false} onChange={choose}>
      <Button
        disabled={isBusy}
        extraButtonProps={{ 'aria-describedby': note }}
        margin={false}
        onClick={() => input.current?.click()}
      >
        {messages.choose}
      </Button>
      <span className="choose-file__drop">{messages.drop}</span>
      <p className="choose-file__note" id={note}>
        {messages.chooseNote}
      </p>
      <input
        accept=".xlsx,.ods,.csv,.txt,.json,.xml,text/csv,application/json"
        aria-label={messages.choose}
        hidden
        onChange={(event) => choose(event.target.files)}
        ref={input}
        type="file"
      />
    </Dropzone>
  )
}
