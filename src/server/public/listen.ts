import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { StartError } from '../../errors'
import { answerJson, type Handler } from '../../http/handler'
import { complain } from '../process/terminal'
import { refuse, requestRefusal, toOriginForm } from './request-refusal'
import { refuseUnreadable } from './unreadable'

// keepAliveTimeout outlives the minute a proxy keeps its connections; a 10 MB upload on a slow line fits in requestTimeout.
const options = {
  connectionsCheckingInterval: 1_000,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  // Told in words by `requestRefusal`.
  requireHostHeader: false,
}
/** A connection on which nothing has moved for so long is of a client that reads nothing. */
const IDLE_MS = 300_000

/** An HTTP server that listens on `port`, or a `StartError` that says which variable to change: `name` holds the port. */
export async function listen(handle: Handler, port: number, host: string | undefined, name = 'PORT'): Promise<Server> {
  const last = new WeakMap<Duplex, ServerResponse>()
  const server = createServer(options, (request, response) => {
    last.set(request.socket, response)
    answer(handle, request, response)
  })
  // Node would drop those beyond a limit, and with them how long the body is: too many are refused instead.
  server.maxHeadersCount = 0
  server.setTimeout(IDLE_MS)
  refuseUnreadable(server, (socket) => last.get(socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, port, host, name)))
    server.listen(port, host, resolve)
  })
  return server
}

function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): void {
  try {
    toOriginForm(request)
    const refusal = requestRefusal(request)
    if (refusal) refuse(request, response, refusal)
    // What is in memory is answered without a promise.
    else handle(request, response)?.catch((error: unknown) => giveUp(response, error))
  } catch (error) {
    giveUp(response, error)
  }
}

// The last resort: whatever fails further in, the client gets an answer and the process goes on.
function giveUp(response: ServerResponse, error: unknown): void {
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  if (response.headersSent) response.destroy()
  else answerJson(response, 500, { errors: [{ message: 'Something went wrong.' }] })
}

function refused(error: NodeJS.ErrnoException, port: number, host: string | undefined, name: string): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez un autre ${name}.`,
    EACCES: `Le port ${port} est réservé : choisissez un ${name} à partir de 1024.`,
    EADDRNOTAVAIL: `L’adresse ${host} n’est pas à cette machine : corrigez HOST, ou retirez-la.`,
    ENOTFOUND: `L’adresse ${host} est inconnue : corrigez HOST, ou retirez-la.`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new StartError(sentence, { cause: error }) : error
}
