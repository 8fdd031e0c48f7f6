import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { RunningServer } from './production-server'

/** What stands in front of the nodes, as its clients reach it. */
export interface Front {
  name: string
  url: string
  /** The certificate that its clients must accept, in PEM, when it has one of its own. */
  certificate?: string
}

/** An answer that was read whole. */
export interface FrontAnswer {
  status: number
  text: string
}

/** Sends JSON to `/api/…` of a front, as somebody who is logged in, and reads the whole answer. */
export type FrontClient = (method: string, path: string, json: object) => Promise<FrontAnswer>

/** An agent whose connections to a front are used again. */
export const agentOf = ({ certificate }: Front, maxSockets = Number.POSITIVE_INFINITY) =>
  certificate
    ? new SecureAgent({ keepAlive: true, maxSockets, ca: certificate })
    : new PlainAgent({ keepAlive: true, maxSockets })

/** The function of Node that sends requests to a front. */
export const requesterOf = ({ certificate }: Front) => (certificate ? secureRequest : plainRequest)

/** Logs the administrator of a node in through a front. */
export async function adminThrough(front: Front, { adminEmail, adminPassword }: RunningServer): Promise<FrontClient> {
  const agent = agentOf(front)
  const send = (method: string, path: string, json: object, authorization?: string) =>
    new Promise<FrontAnswer>((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(json))
      const headers = { 'content-type': 'application/json', 'content-length': body.length, authorization }
      const defined = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
      const sent = requesterOf(front)(`${front.url}/api/${path}`, { agent, method, headers: defined }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const login = await send('POST', 'users/login', { email: adminEmail, password: adminPassword })
  const authorization = `JWT ${JSON.parse(login.text).token}`
  return (method, path, json) => send(method, path, json, authorization)
}
