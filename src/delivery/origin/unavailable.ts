import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerRefusal } from '../../http/refusal'

const RETRY_AFTER_SECONDS = '2'
const message = {
  fr: 'Le service est très demandé, ou sa base de données ne répond pas. Réessayez dans un instant.',
  en: 'The service is busy, or its database does not answer. Try again in a moment.',
}
const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Momentanément indisponible</title>
<p>Le site est très demandé, ou en maintenance. Cette page se recharge d’elle-même dans quelques secondes.</p>
</html>
`

/** Answers 503 with `Retry-After`: a page in French to a browser, JSON to a program. */
export function unavailable({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Retry-After', RETRY_AFTER_SECONDS)
  if (headers.accept?.includes('text/html')) {
    response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    response.end(page)
  } else answerRefusal(response, { status: 503, code: 'UNAVAILABLE', message }, headers)
}
