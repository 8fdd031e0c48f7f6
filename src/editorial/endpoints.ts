import type { Endpoint } from 'payload'
import { boardEndpoints } from './board/endpoints'
import { checksEndpoint } from './checks/endpoint'
import { cloneEndpoint } from './clone-edition/endpoint'
import { exportEndpoints } from './export/endpoints'
import { importEndpoints } from './import/endpoints'

/** What editors ask of a whole edition, under `/api/programme/:edition/…`. */
export const editorialEndpoints: Endpoint[] = [
  checksEndpoint,
  cloneEndpoint,
  ...boardEndpoints,
  ...importEndpoints,
  ...exportEndpoints,
]
