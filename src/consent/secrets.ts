import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Returns a new secret of 256 bits, as the last part of an address or the value of a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Whether a text has the form of a secret. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** Returns what is stored of a secret: nobody finds the secret from it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Returns the token of the forms of an open page, which another site cannot know. */
export const formTokenOf = (session: string): string => hashOf(`form\n${session}`)

/** Whether a form was sent from the open page. */
export function isFormToken(given: unknown, session: string): boolean {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(formTokenOf(session))]
  return one.length === other.length && timingSafeEqual(one, other)
}
