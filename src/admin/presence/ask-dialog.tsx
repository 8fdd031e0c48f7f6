import { Button } from '@payloadcms/ui'
import { type Language, messagesIn } from '../../domain/bilingual'
import type { Presence } from '../../domain/presence'
import { Dialog } from '../dialog/dialog'
import { formatOpenSince, formatWriting, presenceMessages } from './messages'

interface Props {
  others: Presence[]
  language: Language
  onWrite(): void
  onRead(): void
}

/** Says who writes in the form already, and asks whether to write too or only to read. Escape only reads. */
export function AskDialog({ others, language, onWrite, onRead }: Props) {
  const messages = messagesIn(presenceMessages, language)
  return (
    <Dialog onClose={onRead} title={formatWriting(others, language)}>
      <p>{formatOpenSince(others, Date.now(), language)}</p>
      <p>{messages.safe}</p>
      <div className="admin-dialog__actions">
        <Button margin={false} onClick={onWrite} size="medium" type="button">
          {messages.writeToo}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onRead} size="medium" type="button">
          {messages.readOnly}
        </Button>
      </div>
    </Dialog>
  )
}
