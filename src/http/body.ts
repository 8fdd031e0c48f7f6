import type { Refusal } from './refusal'

/** The body of a request as bytes, or a `413` refusal once more than `limit` bytes were announced or have arrived. */
export async function readBody(request: Request, limit: number): Promise<Buffer | Refusal> {
  if (Number(request.headers.get('content-length')) > limit) return tooLarge(limit)
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return tooLarge(limit)
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks, size)
}

function tooLarge(limit: number): Refusal {
  return {
    status: 413,
    code: 'BODY_TOO_LARGE',
    message: `The body is larger than ${limit} bytes. Send less in one request.`,
  }
}
