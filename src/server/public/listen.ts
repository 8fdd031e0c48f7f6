import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { StartError } from '../../errors'
import type { Handler } from '../../http/handler'
import { answerRefusal } from '../../http/refusal'
import { errorFields, log } from '../../logs/log'
import { identify, requestIdOf, runWithRequestId } from '../../logs/request-id'
import { normalisePath } from './normal-path'
import { refuse, requestRefusal, toOriginForm } from './request-refusal'
import { refuseUnreadable } from './unreadable'

// keepAliveTimeout is longer than the minute for which proxies reuse connections; requestTimeout fits a 10 MB upload on a slow line.
const options = {
  connectionsCheckingInterval: 1_000,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  // `requestRefusal` refuses such requests with a message.
  requireHostHeader: false,
}
/** The client of a connection without any traffic for this long does not read its response. */
const IDLE_MS = 300_000

/**
 * Returns an HTTP server that listens on `port`; rejects with a `StartError` that says what to change. `name` is the variable
 * that holds the port.
 */
export async function listen(handle: Handler, port: number, host: string | undefined, name = 'PORT'): Promise<Server> {
  const lastResponse = new WeakMap<Duplex, ServerResponse>()
  const server = createServer(options, (request, response) => {
    lastResponse.set(request.socket, response)
    answer(handle, request, response)
  })
  // Beyond a limit Node would ignore headers, `Content-Length` included: `requestRefusal` refuses such requests instead.
  server.maxHeadersCount = 0
  server.setTimeout(IDLE_MS)
  refuseUnreadable(server, (socket) => lastResponse.get(socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startErrorOf(error, port, host, name)))
    server.listen(port, host, resolve)
  })
  return server
}

function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): void {
  try {
    toOriginForm(request)
    normalisePath(request)
    const refusal = requestRefusal(request)
    if (refusal) {
      identify(request, response)
      refuse(request, response, refusal)
    }
    // A cached response is sent without a promise.
    else handle(request, response)?.catch((error: unknown) => answerError(request, response, error))
  } catch (error) {
    answerError(request, response, error)
  }
}

const somethingWrong = { fr: 'Quelque chose n’a pas fonctionné.', en: 'Something went wrong.' }

// Whatever fails further in, the client gets an answer and the process goes on.
function answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  runWithRequestId(requestIdOf(request), () =>
    log('error', { msg: 'A request could not be answered.', ...errorFields(error) }),
  )
  if (response.headersSent) return void response.destroy()
  identify(request, response)
  answerRefusal(response, { status: 500, code: 'INTERNAL_ERROR', message: somethingWrong }, request.headers)
}

function startErrorOf(error: NodeJS.ErrnoException, port: number, host: string | undefined, name: string): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez un autre ${name}.`,
    EACCES: `Le port ${port} est réservé : choisissez un ${name} à partir de 1024.`,
    EADDRNOTAVAIL: `L’adresse ${host} n’est pas à cette machine : corrigez HOST, ou retirez-la.`,
    ENOTFOUND: `L’adresse ${host} est inconnue : corrigez HOST, ou retirez-la.`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new StartError(sentence, { cause: error }) : error
}
