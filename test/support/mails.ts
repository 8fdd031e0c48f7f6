import type { Payload, SendEmailOptions } from 'payload'
import type { MailDelivery } from '../../src/domain/mail-delivery'
import { until } from './wait-until'

/** The mails that an application sends from now on. */
export interface Mails {
  sent: SendEmailOptions[]
  /** Waits for the next mail to an address that has not been taken yet, and takes it. */
  take(to: string): Promise<SendEmailOptions>
}

/** Collects the mails of an application instead of sending them. */
export function collectMails(payload: Payload): Mails {
  const sent: SendEmailOptions[] = []
  payload.email.sendEmail = async (message) => void sent.push(message)
  payload.sendEmail = payload.email.sendEmail
  const delivery: MailDelivery = { deliver: async (mail) => void sent.push(mail as never) }
  Object.assign(payload.email, delivery)
  return {
    sent,
    take: async (to) => {
      const find = () => sent.findIndex((message) => message.to === to)
      await until(() => find() >= 0)
      return sent.splice(find(), 1)[0] as SendEmailOptions
    },
  }
}

/** Gives an application a mail server that cannot be reached. */
export async function loseMailServer(payload: Payload): Promise<void> {
  const { mailAdapter } = await import('../../src/mail/adapter')
  const settings = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'cms@exemple.fr', isProduction: true }
  Object.assign(payload.email, (await mailAdapter(settings))({ payload }))
}
