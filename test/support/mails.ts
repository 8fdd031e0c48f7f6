import type { Payload, SendEmailOptions } from 'payload'
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
  return {
    sent,
    take: async (to) => {
      const find = () => sent.findIndex((message) => message.to === to)
      await until(() => find() >= 0)
      return sent.splice(find(), 1)[0] as SendEmailOptions
    },
  }
}
