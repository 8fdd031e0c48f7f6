import { setTimeout as wait } from 'node:timers/promises'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { EmailAdapter, SendEmailOptions } from 'payload'
import { afterCommit } from '../database/transaction-scope'
import { DeliveryError, type Mail, type MailDelivery } from '../domain/mail-delivery'
import { isRecord } from '../domain/record'
import { traced } from '../traces/trace'

interface MailSettings {
  SMTP_URL?: string
  MAIL_FROM?: string
  isProduction: boolean
}

const DEFAULT_FROM = 'ne-pas-repondre@assises.example'

/** How long a mail that somebody waits for may take. */
const DELIVERY_MS = 10_000

/**
 * Sends mail through `SMTP_URL`. Without it, development logs mails, and production logs an error for each. A mail of an
 * operation leaves once the operation is committed: no mail names what was not saved, and nobody waits for the mail server,
 * except with `deliver`. A mail that fails is logged without its address and its text.
 */
export async function mailAdapter(settings: MailSettings): Promise<EmailAdapter> {
  const adapter = await transport(settings)
  return (args) => {
    const mail = adapter(args)
    const send = async (message: SendEmailOptions): Promise<boolean> => {
      try {
        await traced({ name: 'mail', kind: 'client' }, async () => mail.sendEmail(message))
        return true
      } catch (error) {
        args.payload.logger.error({ subject: String(message.subject), code: codeOf(error) }, 'A mail could not be sent')
        return false
      }
    }
    const delivery: MailDelivery = {
      deliver: async (message: Mail) => {
        const isSent = await Promise.race([send(message), wait(DELIVERY_MS, false, { ref: false })])
        if (!isSent) throw new DeliveryError('The mail server did not accept a mail.')
      },
    }
    return { ...mail, ...delivery, sendEmail: (message) => afterCommit(args.payload, async () => void send(message)) }
  }
}

// The message of the error repeats the address.
const codeOf = (error: unknown) => (isRecord(error) && typeof error.code === 'string' ? error.code : 'unknown')

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
      if (isProduction) payload.logger.error({ subject: String(subject) }, 'Mail not sent: set SMTP_URL')
      else payload.logger.info(`Mail to ${String(to)}: ${String(subject)}\n${String(text ?? html)}`)
    },
  })
