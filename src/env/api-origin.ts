import { env } from '../env'

/** The scheme and the host of the addresses in responses of the API: `PUBLIC_URL`, else this machine. */
export const apiOrigin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
