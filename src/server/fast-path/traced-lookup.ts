import { startSpan } from '../../traces/trace'
import { describeRequest, describeResponse } from '../process/request-spans'
import type { FastPathState } from './fast-path-connection'

type Lookup = FastPathState['lookup']

/** A lookup that makes a span of each request that it answers. */
export const tracedLookup =
  (lookup: Lookup): Lookup =>
  (text) => {
    const [method = '', url = ''] = text.slice(0, text.indexOf('\r\n')).split(' ')
    const parent = /\r\ntraceparent:[ \t]*([0-9a-f-]+)/i.exec(text)?.[1]
    const span = startSpan({ ...describeRequest(method, url), kind: 'server', parent })
    const response = lookup(text)
    if (!span || !response) return response
    const { status, headers } = response
    span.set(describeResponse(status, headerIn(headers, 'X-Request-Id'), headerIn(headers, 'X-Cache')))
    span.end()
    return response
  }

/** The value of a header in a list where names and values alternate; `undefined` when it has none of that name. */
function headerIn(headers: readonly string[], name: string): string | undefined {
  const index = headers.indexOf(name)
  return index === -1 ? undefined : headers[index + 1]
}
