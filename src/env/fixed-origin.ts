import { env } from '../env'

/**
 * The scheme and the host of the addresses in responses of the API and in mails: `PUBLIC_URL`, else this machine. Never those
 * that a request names, which anybody may choose: a mail with a secret link must not lead to another site.
 */
export const fixedOrigin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
