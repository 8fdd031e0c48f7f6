import type { Language } from '../../domain/bilingual'

/** The status and the body of the final response; status 0 when the server could not be reached. */
export interface OperationResult {
  status: number
  body: Record<string, unknown> & { errors?: { message?: string; path?: string }[] }
}

/** How much of a long operation is done. */
export interface Progress {
  done: number
  total: number
}

/**
 * Sends a request whose response is a stream of lines: progress, which `onProgress` receives, then the result. Never
 * rejects.
 */
export async function follow(
  url: string,
  body: FormData | object,
  language: Language,
  onProgress: (progress: Progress) => void,
): Promise<OperationResult> {
  const isForm = body instanceof FormData
  const headers = {
    Accept: 'application/x-ndjson',
    'Accept-Language': language,
    ...(isForm ? {} : { 'Content-Type': 'application/json' }),
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'include',
      headers,
      body: isForm ? body : JSON.stringify(body),
    })
    if (!response.headers.get('content-type')?.includes('ndjson')) {
      return { status: response.status, body: await response.json().catch(() => ({})) }
    }
    return (await lastLine(response, onProgress)) ?? { status: 0, body: {} }
  } catch {
    return { status: 0, body: {} }
  }
}

async function lastLine(
  response: Response,
  onProgress: (progress: Progress) => void,
): Promise<OperationResult | undefined> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let result: OperationResult | undefined
  let rest = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter(Boolean)) {
      const message = JSON.parse(line) as OperationResult | Progress
      if ('status' in message) result = message
      else onProgress(message)
    }
  }
  return result
}

/** Returns the messages of a refusal; `noResponse` when the server could not be reached or gave none. */
export const refusalMessages = ({ status, body }: OperationResult, noResponse: string): string[] => {
  const messages = (body.errors ?? []).flatMap(({ message }) => (message ? [message] : []))
  return status === 0 || messages.length === 0 ? [noResponse] : messages
}
