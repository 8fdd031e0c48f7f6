import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { EmailAdapter } from 'payload'
import { afterCommit } from '../database/transaction-scope'

interface MailSettings {
  SMTP_URL?: string
  MAIL_FROM?: string
  isProduction: boolean
}

const DEFAULT_FROM = 'ne-pas-repondre@assises.example'

/**
 * Sends mail through `SMTP_URL`. Without it, development logs mails, and production logs an error for each. A mail of an
 * operation leaves once the operation is committed: no write waits for the mail server, and no mail names what was not saved.
 */
export async function mailAdapter(settings: MailSettings): Promise<EmailAdapter> {
  const adapter = await transport(settings)
  return (args) => {
    const mail = adapter(args)
    return { ...mail, sendEmail: (message) => afterCommit(args.payload, async () => mail.sendEmail(message)) }
  }
}

async function transport({ SMTP_URL, MAIL_FROM, isProduction }: MailSettings): Promise<EmailAdapter> {
  if (!SMTP_URL) return logged(isProduction)
  return nodemailerAdapter({
    defaultFromAddress: MAIL_FROM ?? DEFAULT_FROM,
    defaultFromName: 'Assises régionales',
    transportOptions: { url: SMTP_URL } as object,
    skipVerify: true,
  })
}

// A mail may contain a reset link, which is a secret: it is only logged in development.
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
