import { createServer, type Server } from 'node:http'
import { StartError } from '../errors'
import type { Handler } from './handler'

// keepAliveTimeout outlives the minute a proxy keeps its connections; a 10 MB upload on a slow line fits in requestTimeout.
const options = {
  connectionsCheckingInterval: 5_000,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
}

/** An HTTP server that listens on `port`, or a `StartError` that says which variable to change. */
export async function listen(handle: Handler, port: number, host: string | undefined): Promise<Server> {
  const server = createServer(options, (request, response) => void handle(request, response))
  server.maxHeadersCount = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, port, host)))
    server.listen(port, host, resolve)
  })
  return server
}

function refused(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez un autre PORT.`,
    EACCES: `Le port ${port} est réservé : choisissez un PORT à partir de 1024.`,
    EADDRNOTAVAIL: `L’adresse ${host} n’est pas à cette machine : corrigez HOST, ou retirez-la.`,
    ENOTFOUND: `L’adresse ${host} est inconnue : corrigez HOST, ou retirez-la.`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new StartError(sentence, { cause: error }) : error
}
