import type { Payload } from 'payload'
import { findReceipt } from '../../../../consent/receipt'
import { aboutOf, type OpenPage } from './write-choices'

/** Returns the receipt of a person as a file. */
export async function receiptResponse(payload: Payload, open: OpenPage): Promise<Response> {
  return new Response(JSON.stringify(await findReceipt(payload, aboutOf(open)), null, 2), {
    headers: {
      'Content-Type': 'application/ld+json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mes-choix.jsonld"',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  })
}
