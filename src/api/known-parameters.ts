import type { Endpoint, Plugin } from 'payload'
import { badRequest, errorBody } from '../http/refusal'
import { isTrackingParameter, languageParameters } from '../http/rest-parameters'
import { suggestionFor } from './suggestion'

/**
 * Refuses parameters that the endpoints of the plugins before it do not read. An endpoint names those it reads in
 * `custom.parameters`; each reads the languages.
 */
export const knownParameters = (): Plugin => (config) => ({
  ...config,
  endpoints: (config.endpoints ?? []).map(refusingUnknown),
})

const refusingUnknown = (endpoint: Endpoint): Endpoint => {
  const known: string[] = [...languageParameters, ...(endpoint.custom?.parameters ?? [])]
  return {
    ...endpoint,
    handler: (req) => {
      // Not `query`, to which Payload adds parameters of its own.
      const names = [...req.searchParams.keys()]
      const unknown = names.find((name) => !known.includes(name) && !isTrackingParameter(name))
      if (unknown === undefined) return endpoint.handler(req)
      const message = `There is no parameter "${unknown}" here. ${suggestionFor(unknown, known)}`
      const headers = { 'Cache-Control': 'no-store' }
      return Response.json(errorBody(badRequest('UNKNOWN_PARAMETER', message)), { status: 400, headers })
    },
  }
}
