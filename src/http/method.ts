/** Headers by which a POST asks to be read with another method. */
export const overrideHeaders = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override'] as const

/** Whether a method reads and changes nothing: GET or HEAD. */
export function isSafeMethod(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** The same request as a GET of `url`, without its body, the headers of the body and a method override. */
export function asGet(request: Request, url: URL | string = request.url): Request {
  const headers = new Headers(request.headers)
  for (const name of ['Content-Length', 'Content-Type', 'Transfer-Encoding', ...overrideHeaders]) headers.delete(name)
  return new Request(url, { method: 'GET', headers, signal: request.signal })
}

/** The response to a HEAD: status and headers of the response to the GET, no body. */
export async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, { status: response.status, statusText: response.statusText, headers: response.headers })
}
