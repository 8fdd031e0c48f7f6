import { type Language, messagesIn } from '../domain/bilingual'
import type { Instant } from '../domain/zone'
import { formatLinkExpiry, previewMessages } from './messages'

interface Props {
  language: Language
  isDraft: boolean
  isPhotoWithheld?: boolean
  /** Whether the page is a testimonial that no consent covers today. */
  lacksConsent?: boolean
  /** When the share link that opened the page expires. */
  until?: Instant
}

/** A note above a preview: whether it is published, and what the public will not see of it. */
export function PreviewNote({ language, isDraft, isPhotoWithheld, lacksConsent, until }: Props) {
  const messages = messagesIn(previewMessages, language)
  return (
    <aside aria-label={messages.preview} className="preview-note">
      <p>
        <strong>{messages.preview}</strong> {isDraft ? messages.isDraft : messages.isPublished}
        {until && ` ${formatLinkExpiry(until, language)}`}
      </p>
      {lacksConsent && <p>{messages.lacksConsent}</p>}
      {isPhotoWithheld && <p>{messages.isPhotoWithheld}</p>}
    </aside>
  )
}
