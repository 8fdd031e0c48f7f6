'use client'
import { Button } from '@payloadcms/ui'
import { type FormEvent, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Language, messagesIn } from '../../domain/bilingual'
import { searchKey } from '../../domain/text'
import { Dialog } from '../dialog/dialog'
import { formatOther, ownDataMessages } from './own-data-messages'
import type { ErasureOutcome, OtherDocument } from './own-data-requests'

interface Props {
  language: Language
  name: string
  others: readonly OtherDocument[]
  onErase(typed: string, also: readonly OtherDocument[]): Promise<ErasureOutcome>
  onErased(isFinished: boolean): void
  onClose(): void
}

/** Asks to type the name of a person before they are erased, and which of the documents that bear their name are theirs too. */
export function EraseDialog({ language, name, others, onErase, onErased, onClose }: Props) {
  const id = useId()
  const messages = messagesIn(ownDataMessages, language)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // For React, the form of the document is around this one.
    event.stopPropagation()
    setIsBusy(true)
    const outcome = await onErase(
      typed,
      others.filter((other) => chosen.includes(other.id)),
    )
    setIsBusy(false)
    if (outcome.refusal) setRefusal(outcome.refusal)
    else onErased(outcome.isFinished)
  }
  return createPortal(
    <Dialog onClose={onClose} title={messages.eraseTitle}>
      <form className="consent-form" onSubmit={(event) => void submit(event)}>
        <p>{messages.effect}</p>
        <p>{messages.forGood}</p>
        {others.length > 0 && (
          <fieldset>
            <legend>{messages.others}</legend>
            {others.map((other) => (
              <label key={other.id}>
                <input
                  checked={chosen.includes(other.id)}
                  onChange={({ currentTarget }) =>
                    setChosen(currentTarget.checked ? [...chosen, other.id] : chosen.filter((one) => one !== other.id))
                  }
                  type="checkbox"
                />{' '}
                {formatOther(other, language)}
              </label>
            ))}
          </fieldset>
        )}
        <label htmlFor={`${id}-name`}>
          {messages.typeName} <strong>{name}</strong>
        </label>
        <input
          autoComplete="off"
          id={`${id}-name`}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          required
          type="text"
          value={typed}
        />
        <p className="consent-form__refusal" role="alert">
          {refusal}
        </p>
        <div className="admin-dialog__actions">
          <Button
            buttonStyle="primary"
            disabled={isBusy || searchKey(typed) !== searchKey(name)}
            margin={false}
            size="medium"
            type="submit"
          >
            {messages.eraseNow}
          </Button>
          <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium" type="button">
            {messages.eraseNot}
          </Button>
        </div>
      </form>
    </Dialog>,
    document.body,
  )
}
