import type { ReactNode } from 'react'
import { htmlResponse } from '../html-response'

interface Options {
  status?: number
  headers?: Record<string, string>
}

/** Renders a page that is for one person alone: French, stored and indexed by nobody, and with forms of its own. */
export async function personResponse(
  { origin, title, children }: { origin: string; title: string; children: ReactNode },
  { status = 200, headers = {} }: Options = {},
): Promise<Response> {
  const response = await htmlResponse(
    { language: 'fr', origin, title, children },
    { status, isPrivate: true, hasForms: true },
  )
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
