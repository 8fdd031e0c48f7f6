import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { findWaiting } from '../../../collections/users/second-factor/session-state'

/** On the log-in page: leads whoever has given their password to the second step. */
export async function SecondStep({ payload, searchParams }: ServerProps) {
  const { admin } = payload.config.routes
  if (!(await findWaiting(payload, await headers()))) return null
  const target = getSafeRedirect({ fallbackTo: admin, redirectTo: searchParams?.redirect ?? '' })
  redirect(`${admin}/second-factor?redirect=${encodeURIComponent(target)}`)
}
