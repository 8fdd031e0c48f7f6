import type { Endpoint, Plugin } from 'payload'
import { badRequest, errorReader, refusalResponse } from '../http/refusal'
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
      const advice = suggestionFor(unknown, known)
      const refusal = badRequest('UNKNOWN_PARAMETER', {
        fr: `Aucun paramètre « ${unknown} » ici. ${advice.fr}`,
        en: `There is no parameter "${unknown}" here. ${advice.en}`,
      })
      return refusalResponse(refusal, errorReader(req.headers))
    },
  }
}
