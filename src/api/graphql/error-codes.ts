import { isRecord, recordsOf } from '../../domain/record'
import { parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import { codeOfError } from '../error-codes'

/** The same response with a code in `extensions` of each of its errors, and with the points of the operation if they are given. */
export async function withErrorCodes(response: Response, cost?: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const { status, headers } = response
  const isSuspect = cost !== undefined || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('"errors"')
  const result = isSuspect ? parseJson(bytes) : undefined
  if (!isRecord(result) || (cost === undefined && !Array.isArray(result.errors)))
    return new Response(bytes.length > 0 ? bytes : null, { status, headers })
  const isRefused = result.data === undefined
  const errors = recordsOf(result.errors).map((error) => withCode(error, isRefused))
  const extensions =
    cost === undefined ? {} : { extensions: { cost: { points: Math.ceil(cost), limit: LIMITS.graphql.cost } } }
  const changed = { ...result, ...(errors.length > 0 ? { errors } : {}), ...extensions }
  return new Response(JSON.stringify(changed), { status, headers })
}

function withCode(error: Record<string, unknown>, isRefused: boolean) {
  const extensions = isRecord(error.extensions) ? error.extensions : {}
  if (typeof extensions.code === 'string') return error
  const { name, statusCode } = extensions
  const code = isRefused ? codeOfRequest(String(error.message)) : codeOfError(name, Number(statusCode ?? 500))
  return { ...error, extensions: { ...extensions, code } }
}

/** The code of an operation that is not executed, from the message of the library that says why. */
const codeOfRequest = (message: string): string =>
  message.startsWith('Syntax Error')
    ? 'GRAPHQL_PARSE_FAILED'
    : /^Variable "/.test(message)
      ? 'INVALID_VARIABLES'
      : 'GRAPHQL_VALIDATION_FAILED'
