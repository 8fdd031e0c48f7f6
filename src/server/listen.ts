import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerJson, type Handler } from '../delivery/handler'
import { StartError } from '../errors'
import { complain } from './terminal'

// keepAliveTimeout outlives the minute a proxy keeps its connections; a 10 MB upload on a slow line fits in requestTimeout.
const options = {
  connectionsCheckingInterval: 5_000,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
}

/** An HTTP server that listens on `port`, or a `StartError` that says which variable to change: `name` holds the port. */
export async function listen(handle: Handler, port: number, host: string | undefined, name = 'PORT'): Promise<Server> {
  const server = createServer(options, (request, response) => void answer(handle, request, response))
  server.maxHeadersCount = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, port, host, name)))
    server.listen(port, host, resolve)
  })
  return server
}

// The last resort: whatever fails further in, the client gets an answer and the process goes on.
async function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handle(request, response)
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (response.headersSent) response.destroy()
    else answerJson(response, 500, { errors: [{ message: 'Something went wrong.' }] })
  }
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
