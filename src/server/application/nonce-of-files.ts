import type { ServerResponse } from 'node:http'

type Written = Uint8Array | string
type Write = (chunk?: Written, ...rest: unknown[]) => boolean

/**
 * Removes the nonce of the scripts that a page loads from files of this site, which its policy allows by `'self'`; scripts
 * within the page keep theirs. A browser reuses the compiled script of one page in the next when both load it alike, and a
 * nonce differs with each response: with it, every page compiles all its scripts again. A tag that two chunks share keeps
 * its nonce.
 */
export function dropNonceOfFiles(response: ServerResponse, nonce: string): void {
  const attribute = ` nonce="${nonce}"`
  const rewritten = (chunk?: Written): Written | undefined => {
    if (!isBytes(chunk) || !isPageWithoutLength(response)) return chunk
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (!bytes.includes(attribute)) return chunk
    // One character for each byte: characters of several bytes, whole or cut, stay as they are.
    const page = bytes.toString('latin1').replaceAll(/<script src="[^"]*"[^>]*>/g, (tag) => tag.replace(attribute, ''))
    return Buffer.from(page, 'latin1')
  }
  for (const method of ['write', 'end'] as const) {
    const original = response[method].bind(response) as Write
    response[method] = ((chunk?: Written, ...rest: unknown[]) => original(rewritten(chunk), ...rest)) as never
  }
}

const isBytes = (chunk: unknown): chunk is Uint8Array => chunk instanceof Uint8Array

const isPageWithoutLength = (response: ServerResponse): boolean =>
  !response.hasHeader('content-length') && String(response.getHeader('content-type')).startsWith('text/html')
