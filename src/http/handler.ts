import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers one HTTP request. Each layer of the server is a handler around the next one. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Answers with `status` and a JSON `body` that no cache may store. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}
