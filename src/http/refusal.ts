/** A request that is refused before it reaches Payload: a status, a stable code, and a sentence that says what to change. */
export interface Refusal {
  status: 400 | 405 | 413 | 414 | 415
  code: string
  message: string
}

/** A `400` refusal. */
export function badRequest(code: string, message: string): Refusal {
  return { status: 400, code, message }
}

/** The JSON answer of a REST refusal: `{errors: [{message, code}]}`. */
export function restRefusal({ status, code, message }: Refusal): Response {
  return Response.json({ errors: [{ message, code }] }, { status, headers: { 'Cache-Control': 'no-store' } })
}
