import { type Bilingual, inLanguage } from '../domain/bilingual'
import { isRecord, recordsOf } from '../domain/record'
import { parseJson } from '../http/json'
import { type ErrorItem, type ErrorReader, errorContent } from '../http/refusal'
import { codeOfError } from './error-codes'

/** A response that fails, with the errors of its body; `undefined` when it has none that can be read. */
interface Failure {
  response: Response
  members: Record<string, unknown>
  errors: Record<string, unknown>[]
}

const messages: Record<number, Bilingual> = {
  401: { fr: 'Connectez-vous, ou envoyez une clé.', en: 'Sign in, or send a key.' },
  403: { fr: 'Vous n’avez pas le droit de faire ceci.', en: 'You are not allowed to do this.' },
  404: { fr: 'Il n’y a rien à cette adresse.', en: 'There is nothing at this address.' },
  500: { fr: 'Quelque chose n’a pas fonctionné.', en: 'Something went wrong.' },
  501: { fr: 'Cette collection n’a pas d’API.', en: 'This collection has no API.' },
}
const refused: Bilingual = { fr: 'Cette demande n’est pas acceptée.', en: 'This request is not accepted.' }

/** A text for an error whose response has none. */
const messageOf = (status: number, { language }: ErrorReader): string =>
  inLanguage(messages[status] ?? messages[status >= 500 ? 500 : 0] ?? refused, language)

/**
 * The same response with a `code` in each of its errors, in the shape of every response of the API and in the media type that
 * the client accepts. A response that does not fail, or that is a page or a file, is returned unchanged.
 */
export async function withErrorShape(response: Response, reader: ErrorReader): Promise<Response> {
  if (response.status < 400 || /^(?:text|image|video)\//.test(response.headers.get('content-type') ?? ''))
    return response
  const { status } = response
  const { members, errors } = await failureOf(response)
  const items = errors.map((error) => withCode(error, status, reader))
  const { mediaType, body } = errorContent(status, items, reader.accept)
  const headers = new Headers(response.headers)
  headers.set('content-type', `${mediaType}; charset=utf-8`)
  headers.delete('content-length')
  return new Response(JSON.stringify({ ...members, ...body }), { status, headers })
}

async function failureOf(response: Response): Promise<Failure> {
  const { errors, message, ...members } = await membersOf(response)
  const found = recordsOf(errors)
  if (found.length > 0)
    return { response, members: message === undefined ? members : { message, ...members }, errors: found }
  // Texts of Payload about its routes are in English, and repeat the address.
  return { response, members, errors: [{}] }
}

async function membersOf(response: Response): Promise<Record<string, unknown>> {
  const members = parseJson(new Uint8Array(await response.arrayBuffer()))
  return isRecord(members) ? members : {}
}

function withCode(error: Record<string, unknown>, status: number, reader: ErrorReader): ErrorItem {
  const { message, code, ...others } = error
  return {
    ...others,
    message: typeof message === 'string' ? message : messageOf(status, reader),
    code: typeof code === 'string' ? code : codeOfError(error.name, status),
  }
}
