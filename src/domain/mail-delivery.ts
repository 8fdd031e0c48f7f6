/** A mail, in plain text and as HTML. */
export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** What the mail adapter of this application adds to one of Payload. */
export interface MailDelivery {
  /**
   * Sends a mail at once, in no transaction. Rejects with a `DeliveryError` when the mail server does not accept it, or not in
   * time.
   */
  deliver(mail: Mail): Promise<void>
}

/** The mail server did not accept a mail. The log says why. */
export class DeliveryError extends Error {}
