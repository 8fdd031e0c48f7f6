import type { Language } from '../../domain/bilingual'

/** Why a request about a plan was refused, and the code of the refusal when it has one. */
export interface PlanRefusal {
  message: string
  code?: string
}

interface Request {
  method: 'DELETE' | 'POST'
  language: Language
  body?: object
  /** The message when the server does not answer, or says nothing. */
  noResponse: string
}

/** Sends a request about a plan; returns why it was refused, `undefined` when it was not. Never rejects. */
export async function requestPlan(
  url: string,
  { method, language, body, noResponse }: Request,
): Promise<PlanRefusal | undefined> {
  const headers = { 'Accept-Language': language, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  try {
    const response = await fetch(url, { method, credentials: 'include', headers, body: body && JSON.stringify(body) })
    if (response.ok) return undefined
    const { errors } = (await response.json()) as { errors?: Partial<PlanRefusal>[] }
    return { message: errors?.[0]?.message ?? noResponse, code: errors?.[0]?.code }
  } catch {
    return { message: noResponse }
  }
}
