import type { Handler } from '../../http/handler'
import { answerRefusal } from '../../http/refusal'
import { identify } from '../../logs/request-id'

const message = {
  fr: 'Le service démarre. Réessayez dans un instant.',
  en: 'The CMS is starting. Try again shortly.',
}

const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Démarrage en cours</title>
<p>Le site démarre. Cette page se recharge d’elle-même.</p>
</html>
`

/**
 * Answers every request with 503 until the CMS is ready: nothing may reach it before its first admin exists. The closed
 * connection says to a cache in front that another node may answer.
 */
export const answerNotReady: Handler = (request, response) => {
  identify(request, response)
  response.setHeader('Retry-After', '5')
  response.setHeader('Connection', 'close')
  if (request.headers.accept?.includes('text/html')) {
    response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    response.end(page)
  } else answerRefusal(response, { status: 503, code: 'STARTING', message }, request.headers)
}
