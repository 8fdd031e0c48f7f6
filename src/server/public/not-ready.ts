import type { Handler } from '../../http/handler'

const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Démarrage en cours</title>
<p>Le site démarre. Cette page se recharge d’elle-même.</p>
</html>
`

/** Answers every request with 503 until the CMS is ready: nothing may reach it before its first admin exists. */
export const answerNotReady: Handler = (request, response) => {
  response.statusCode = 503
  response.setHeader('Retry-After', '5')
  response.setHeader('Cache-Control', 'no-store')
  if (request.headers.accept?.includes('text/html')) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page)
    return
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ errors: [{ message: 'The CMS is starting. Try again shortly.', code: 'starting' }] }))
}
