/** A JSON text as a value; `undefined` when it is not JSON, or when its bytes are not UTF-8. */
export function parseJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch {
    return undefined
  }
}

const jsonInUtf8 = /^application\/json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i

/** Whether a Content-Type says JSON in UTF-8, with no other parameter. */
export function isJsonInUtf8(contentType: string | null | undefined): boolean {
  return jsonInUtf8.test(contentType ?? '')
}
