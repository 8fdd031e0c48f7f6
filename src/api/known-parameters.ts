import type { Endpoint, Plugin } from 'payload'
import { refuseRequest } from '../../collections/shared/messages'
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
      throw refuseRequest(
        req,
        400,
        {
          fr: `Aucun paramètre « ${unknown} » à cette adresse. Choisissez parmi : ${known.join(', ')}.`,
          en: `There is no parameter "${unknown}" here. ${suggestionFor(unknown, known)}`,
        },
        'UNKNOWN_PARAMETER',
      )
    },
  }
}
