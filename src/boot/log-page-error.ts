import type { Instrumentation } from 'next'
import { errorFields, log } from '../logs/log'

type Args = Parameters<Instrumentation.onRequestError>

/** Logs an error of a page with the route and the method. Not with its address, which may hold a personal link. */
export function logPageError(error: Args[0], { method }: Args[1], { routePath, routeType }: Args[2]): void {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  log('error', {
    msg: 'A page could not be made.',
    method,
    route: routePath,
    kind: routeType,
    digest,
    ...errorFields(error),
  })
}
