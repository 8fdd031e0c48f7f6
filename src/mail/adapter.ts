import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { EmailAdapter } from 'payload'

interface MailSettings {
  SMTP_URL?: string
  MAIL_FROM?: string
  isProduction: boolean
}

const DEFAULT_FROM = 'ne-pas-repondre@assises.example'

/** Mail through `SMTP_URL`. Without it, development prints mails to the log; production says that one was not sent. */
export function mailAdapter({ SMTP_URL, MAIL_FROM, isProduction }: MailSettings) {
  if (!SMTP_URL) return logged(isProduction)
  return nodemailerAdapter({
    defaultFromAddress: MAIL_FROM ?? DEFAULT_FROM,
    defaultFromName: 'Assises régionales',
    transportOptions: { url: SMTP_URL } as object,
    skipVerify: true,
  })
}

// A reset link is a secret: it belongs in a developer's terminal, not in the logs of a server.
const logged =
  (isProduction: boolean): EmailAdapter =>
  ({ payload }) => ({
    name: 'log',
    defaultFromAddress: DEFAULT_FROM,
    defaultFromName: 'Assises régionales',
    sendEmail: async ({ to, subject, html, text }) => {
      const [recipient, title] = [String(to), String(subject)]
      if (isProduction) payload.logger.error({ to: recipient, subject: title }, 'Mail not sent: set SMTP_URL')
      else payload.logger.info(`Mail to ${recipient}: ${title}\n${String(text ?? html)}`)
    },
  })
