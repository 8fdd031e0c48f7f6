import type { Instrumentation } from 'next'

/** Called once by Next when its server starts: boots the CMS inside the bundle that will answer the requests. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: replaced by Next when it builds, so that nothing of Node reaches the edge bundle
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { announceBoot } = await import('./boot/handshake')
  const boot = import('./boot/boot').then((module) => module.boot())
  // The server around the bundle tells the failure; without it, Next would.
  boot.catch(() => undefined)
  announceBoot(boot)
}

/** Called by Next with each error of a page, a route or an action: the reader gets a page that names none. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // biome-ignore lint/style/noProcessEnv: as above
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logPageError } = await import('./boot/log-page-error')
  logPageError(error, request, context)
}
