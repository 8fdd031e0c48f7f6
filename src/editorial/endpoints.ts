import type { Endpoint } from 'payload'
import { boardEndpoints } from './board/endpoints'
import { checksEndpoint } from './checks/endpoint'
import { cloneEndpoint } from './clone-edition/endpoint'
import { exportEndpoints } from './export/endpoints'
import { importEndpoints } from './import/endpoints'
import { releaseEndpoints } from './release/endpoints'
import { shareLinks } from './share-link/endpoint'

/** What editors ask of a whole edition, under `/api/programme/:edition/…`; and links to previews. */
export const editorialEndpoints: Endpoint[] = [
  checksEndpoint,
  cloneEndpoint,
  ...boardEndpoints,
  ...importEndpoints,
  ...exportEndpoints,
  ...releaseEndpoints,
  shareLinks,
]
