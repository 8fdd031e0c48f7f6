import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { AskedConflict } from '../../domain/edits/edit-request'
import { ScrollArea } from '../accessibility/scroll-area'
import { editMessages, formatTheirs } from './messages'

interface Props {
  asked: AskedConflict[]
  language: Language
  onAnswer(conflict: AskedConflict, choice: 'mine' | 'theirs'): void
}

/** Asks, for each field that two people changed, which version stays: both texts side by side, and the name of the person. */
export function ConflictQuestion({ asked, language, onAnswer }: Props) {
  const messages = messagesIn(editMessages, language)
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="edit-conflict">
      <div role="alert">
        <h2 className="edit-conflict__title" id={titleId}>
          {messages.title}
        </h2>
        <p className="edit-conflict__explanation">{messages.explanation}</p>
      </div>
      {asked.map((conflict) => (
        <fieldset className="edit-conflict__field" key={conflict.path}>
          <legend>{conflict.label}</legend>
          <div className="edit-conflict__versions">
            <Version
              keep={conflict.isOwn ? messages.keepEarlier : messages.keepTheirs}
              onKeep={() => onAnswer(conflict, 'theirs')}
              text={conflict.theirs || messages.empty}
              title={formatTheirs(conflict, language)}
            />
            <Version
              keep={messages.keepYours}
              onKeep={() => onAnswer(conflict, 'mine')}
              text={conflict.mine || messages.empty}
              title={messages.yours}
            />
          </div>
        </fieldset>
      ))}
    </section>
  )
}

interface VersionProps {
  title: string
  text: string
  keep: string
  onKeep(): void
}

function Version({ title, text, keep, onKeep }: VersionProps) {
  const id = useId()
  return (
    <div className="edit-conflict__version">
      <h3 id={id}>{title}</h3>
      <ScrollArea aria-labelledby={id} className="edit-conflict__text">
        {text}
      </ScrollArea>
      <Button buttonStyle="secondary" margin={false} onClick={onKeep} size="medium" type="button">
        {keep}
      </Button>
    </div>
  )
}
