import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers one HTTP request. Every layer of the server is one of these around the next one. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Answers `status` with a JSON `body` that no cache may keep. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}
