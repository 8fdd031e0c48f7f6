import { env } from '../env'

/** The scheme and the host at which clients reach this server: `PUBLIC_URL`, else this machine. */
export const apiOrigin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
