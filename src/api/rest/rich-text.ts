import { createPayloadRequest, type PayloadRequest, type SanitizedConfig } from 'payload'
import { richTextFormats, type WrittenFormat } from '../../domain/rich-text-formats'
import { bufferedBody } from '../../http/buffered-body'
import type { QueryValue } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'

interface Custom {
  /** Writes the long texts in the JSON of a response in a format, in their places; given by a plugin. */
  writeRichTexts(req: PayloadRequest, body: unknown, format: WrittenFormat): Promise<void>
}

/** A refusal of a form of long texts that is none. */
export function richTextRefusal(value: QueryValue | undefined): Refusal | undefined {
  if (value === undefined || richTextFormats.some((format) => format === value)) return undefined
  const known = richTextFormats.join(', ')
  return badRequest('INVALID_RICH_TEXT', {
    fr: `« richText » est l’une de ces formes : ${known}.`,
    en: `"richText" must be one of: ${known}.`,
  })
}

/** The response to a read, its long texts written in the form that the read asks for. */
export async function withRichText(response: Response, request: Request, config: SanitizedConfig): Promise<Response> {
  const format = new URL(request.url).searchParams.get('richText')
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  if (!isWritten(format) || response.status !== 200 || !isJson) return response
  const { url, headers } = request
  const req = await createPayloadRequest({ config, request: new Request(url, { headers }) })
  const body: unknown = await response.json()
  await (config.custom as Custom).writeRichTexts(req, body, format)
  const answered = new Headers(response.headers)
  answered.delete('content-length')
  return new Response(bufferedBody(new TextEncoder().encode(JSON.stringify(body))), { headers: answered })
}

const isWritten = (format: string | null): format is WrittenFormat => format === 'html' || format === 'markdown'
